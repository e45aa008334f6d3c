"""Logging sources, keeping captures, verifying quotes."""

from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json, sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from accounts.validators import UNSTORABLE, validate_plain_text
from responses.rechecks.services import Interval, set_recheck
from responses.sources.choices import CaptureKind, Extent, QuoteStatus
from responses.sources.files import TEXT, Upload, keep_bytes, media_type_of
from responses.sources.models import Capture, Quote, Source
from responses.sources.passages import Folded, Nearest, Passage, find_passage, fold, nearest_passage
from responses.sources.reading import read_text


class SourceFacts(NamedTuple):
    """What is known of a publication."""

    title: str
    publisher: str
    kind: str
    url: str = ""
    language: str = "en"
    published_on: date | None = None


class QuoteNotFound(Refused):
    """The quotation does not stand in the capture; ``nearest`` is the passage most like it, or None."""

    def __init__(self, nearest: Nearest | None) -> None:
        super().__init__(_("These words do not stand in the archived text, so they are not evidence."))
        self.nearest = nearest


@transaction.atomic
def log_source(*, facts: SourceFacts, upload: Upload, by: User, now: datetime, extent: str = Extent.FULL) -> Capture:
    """A new source with its first capture. Raises ValidationError by field; then nothing is kept."""
    ensure(can_log(by), _("Your role does not include logging sources."))
    if facts.published_on and facts.published_on > now.date():
        raise ValidationError({"published_on": _("This date lies in the future.")})
    source = Source(**facts._asdict(), added_at=now, added_by=by)
    source.full_clean()
    source.save()
    changes: dict[str, Json] = {"title": source.title, "publisher": source.publisher, "url": source.url}
    record_entry(verb="source.logged", subject=source, changes=changes, by=by, now=now)
    return keep_capture(source=source, upload=upload, extent=extent, by=by, now=now)


def pasted(text: str) -> Upload:
    """Pasted text as the bytes that are kept. Lone surrogates are refused: they have no bytes."""
    try:
        return Upload("pasted.txt", text.replace("\r\n", "\n").encode())
    except UnicodeEncodeError:
        raise ValidationError(
            {"text": _("The text holds half a character (a lone surrogate). Copy it again from the source.")}
        ) from None


@transaction.atomic
def keep_capture(*, source: Source, upload: Upload, by: User, now: datetime, extent: str = Extent.FULL) -> Capture:
    """One more capture of the source; the quotes of earlier ones are looked for in it.

    Raises ValidationError (field ``file``) when the file is not what it says or holds no text, Refused when this
    very copy is kept already. The bytes are on disk before the row: a row never lacks its bytes.
    """
    ensure(can_log(by), _("Your role does not include keeping captures."))
    try:
        media_type = media_type_of(upload, limit=settings.CAPTURE_MAX_BYTES)
        text, extractor = _read(upload.content, media_type)
    except ValidationError as error:
        raise ValidationError({"file": error}) from None
    sha256 = sha256_of(upload.content)
    if source.captures.filter(sha256=sha256, extractor=extractor).exists():
        raise Refused(_("This very copy (SHA-256 %(hash)s…) is kept already.") % {"hash": sha256[:12]})
    capture = Capture(
        source=source,
        kind=CaptureKind.UPDATE if source.captures.exists() else CaptureKind.FIRST,
        extent=extent,
        sha256=sha256,
        size=len(upload.content),
        media_type=media_type,
        filename=upload.filename[-200:],
        text=text,
        text_sha256=sha256_of(text),
        extractor=extractor,
        captured_at=now,
        captured_by=by,
    )
    capture.full_clean()
    keep_bytes(upload.content, capture.path)
    capture.save()
    _look_again_for_quotes(capture)
    changes: dict[str, Json] = {
        "sha256": sha256,
        "text_sha256": capture.text_sha256,
        "kind": str(capture.kind),
    }
    record_entry(verb="source.captured", subject=capture, changes=changes, by=by, now=now)
    return capture


@transaction.atomic
def verify_quote(*, capture: Capture, quotation: str, by: User, now: datetime) -> Quote:
    """The quote, found in the capture. Raises QuoteNotFound with the nearest passage when it is not there."""
    ensure(can_log(by), _("Your role does not include logging quotes."))
    if not capture.is_sound():
        raise Refused(_("The archived bytes no longer match their SHA-256: this copy failed its check."))
    passage = find_passage(capture.text, quotation)
    if passage is None:
        raise QuoteNotFound(nearest_passage(capture.text, quotation))
    quote, is_new = Quote.objects.get_or_create(
        capture=capture,
        start=passage.start,
        end=passage.end,
        defaults={
            "text": capture.text[passage.start : passage.end],
            "match": passage.match,
            "status": _status_in_newest(capture, passage),
            "found_at": now,
            "found_by": by,
        },
    )
    if is_new:
        changes: dict[str, Json] = {"capture": capture.sha256, "start": quote.start, "end": quote.end}
        record_entry(verb="quote.verified", subject=quote, changes=changes, by=by, now=now)
    return quote


@transaction.atomic
def watch_source(*, source: Source, interval: Interval, path: str, by: User, now: datetime) -> Source:
    """The source with a re-check. Raises Refused when it has one."""
    # Locked and read anew: of two who watch it at once, one is told.
    Source.objects.select_for_update().get(pk=source.pk)
    source.refresh_from_db(fields=["recheck"])
    if source.recheck_id:
        raise Refused(_("This source has a re-check already."))
    source.recheck = set_recheck(title=source.title, path=path, interval=interval, owner=by, by=by, now=now)
    source.save(update_fields=["recheck"])
    return source


def _read(content: bytes, media_type: str) -> tuple[str, str]:
    """The text and what read it; plain text is read here, everything else in a child process."""
    if media_type != TEXT:
        text, extractor = read_text(content, media_type)
        return UNSTORABLE.sub("", text), extractor
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValidationError(_("The text is not in UTF-8. Save it as UTF-8 and try again."), code="encoding") from None
    if not text.strip():
        raise ValidationError(_("There is no text in this, only white space."), code="blank")
    validate_plain_text(text)
    return text, "utf-8"


def _look_again_for_quotes(capture: Capture) -> None:
    """Say of each earlier quote of the source whether it stands in this newest capture, and at the same place."""
    quotes = list(Quote.objects.filter(capture__source=capture.source).exclude(capture=capture))
    folded = fold(capture.text) if quotes else None
    for quote in quotes:
        quote.status = _status(capture, quote.start, quote.text, folded) or quote.status
    Quote.objects.bulk_update(quotes, ["status"])


def _status_in_newest(capture: Capture, passage: Passage) -> str:
    """How a passage of ``capture`` stands in the newest capture of the same source."""
    newest = capture.source.captures.order_by("-captured_at", "-pk").first()
    if newest is None or newest == capture:
        return QuoteStatus.VERIFIED
    return _status(newest, passage.start, capture.text[passage.start : passage.end]) or QuoteStatus.VERIFIED


def _status(newest: Capture, start: int, text: str, folded: Folded | None = None) -> str | None:
    """Verified, moved or missing; None when an excerpt lacks it, which says nothing."""
    if newest.text.startswith(text, start):
        return QuoteStatus.VERIFIED
    if find_passage(newest.text, text, folded=folded):
        return QuoteStatus.MOVED
    return None if newest.extent == Extent.EXCERPT else QuoteStatus.MISSING
