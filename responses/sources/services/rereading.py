"""Reading the bytes of a capture again with the reader of today: a technical copy, never the company's edit."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import sha256_of
from accounts.errors import Refused
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.sources.choices import CaptureKind
from responses.sources.models import Capture
from responses.sources.passages import fold
from responses.sources.services.answers import read_again
from responses.sources.services.captures import enter_capture, lock_source, refuse_same
from responses.sources.services.quotes import look_again_for_quotes

COPIED = (
    *("extent", "quality", "sha256", "size", "media_type", "filename"),
    *("status", "url", "final_url", "redirects", "headers", "warc_sha256"),
)


def reread_capture(*, capture: Capture, by: User | None, now: datetime) -> Capture:
    """The newest capture of its source, read again. ``by`` is None when the site's keeper asks (manage.py reread).

    Its quotes are looked for in the new text; one that is not found there stays as it was, for the page has not
    changed. Raises Refused when the reader is the same, reads nothing, or the copy is not the newest or not sound.
    """
    ensure(by is None or can_log(by), _("Your role does not include keeping captures."))
    if not capture.is_sound():
        raise Refused(_("The archived bytes no longer match their SHA-256: this copy failed its check."))
    text, extractor = read_again(capture)
    if not text.strip():
        raise Refused(_("The reader of today finds no text in this copy."))
    folded = fold(text)
    copied = {name: getattr(capture, name) for name in COPIED}
    reread = Capture(
        source=capture.source,
        kind=CaptureKind.TECHNICAL,
        text=text,
        text_sha256=sha256_of(text),
        extractor=extractor,
        captured_at=now,
        captured_by=by,
        **copied,
    )
    with transaction.atomic():
        lock_source(capture.source)
        _refuse_older(capture)
        refuse_same(reread)
        reread.full_clean()
        reread.save()
        look_again_for_quotes(reread, folded)
        enter_capture(reread)
    return reread


def _refuse_older(capture: Capture) -> None:
    if capture.source.captures.newest_first().first() != capture:
        raise Refused(_("Only the newest copy of a source is read again."))
