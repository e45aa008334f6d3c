"""Keeping a fetched page as a capture, and saying what kind of copy it is."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.sources.choices import CaptureKind, FetchState, Purpose, Quality
from responses.sources.files import holds_bytes, want_bytes
from responses.sources.models import Capture, Fetch, Source
from responses.sources.passages import fold
from responses.sources.queries import not_there_since
from responses.sources.services.captures import (
    SourceFacts,
    enter_capture,
    enter_source,
    first_or_update,
    lock_source,
    new_source,
    refuse_same,
)
from responses.sources.services.quotes import look_again_for_quotes, note_nearest
from responses.sources.walls import GONE

# A page counts as removed when it was not there on looks that lie so far apart.
REMOVED_AFTER = timedelta(days=14)
COPIED = (
    *("url", "status", "final_url", "redirects", "headers", "warc_sha256"),
    *("sha256", "size", "media_type", "filename", "text", "text_sha256", "extractor", "notes"),
)


def keep_fetched(
    *,
    fetch: Fetch,
    by: User | None,
    now: datetime,
    facts: SourceFacts | None = None,
    source: Source | None = None,
    is_readable: bool = False,
) -> Capture:
    """The fetched page as a capture of a new source (``facts``), or of one that is there (``source``).

    ``is_readable`` is a person's word that the page itself was shown, whatever the note says. ``by`` is None for an
    automatic look. Raises Refused when there is nothing to keep, ValidationError by field of the new source.
    """
    ensure(_may_keep(by, fetch), _("Your role does not include keeping captures."))
    _refuse_unfit(fetch)
    quality = Quality.GOOD if is_readable and fetch.text else Quality(fetch.quality)
    folded = fold(fetch.text)
    source, is_new = (source, False) if source else (_source_of(facts, by, now), True)
    with transaction.atomic():
        if is_new:
            source.save()
        lock_source(source)
        _take(fetch, source)
        capture = _capture(fetch, source, quality=quality, by=by, now=now)
        if not is_new and quality == Quality.GOOD:
            look_again_for_quotes(capture, folded)
        if is_new:
            enter_source(source)
        enter_capture(
            capture, status=capture.status, warc_sha256=capture.warc_sha256, quality=[fetch.quality, str(quality)]
        )
    note_nearest(capture=capture)
    return capture


def kind_of(fetch: Fetch, source: Source | None, quality: Quality) -> CaptureKind | None:
    """What kind of copy of ``source`` (None: a new one) it would be; None when it shows nothing to keep.

    A page that is not there is no copy of anything, until it was not there for 14 days: then that is what is kept.
    """
    if quality in {Quality.BLOCKED, Quality.LOGIN}:
        return CaptureKind.BLOCKED
    if fetch.status in GONE and source and fetch.ended_at:
        since = not_there_since(source)
        return CaptureKind.REMOVED if since and fetch.ended_at - since >= REMOVED_AFTER else None
    if fetch.status is None or fetch.status >= 400:
        return None
    return first_or_update(source) if source else CaptureKind.FIRST


def _may_keep(by: User | None, fetch: Fetch) -> bool:
    return fetch.purpose == Purpose.WATCH if by is None else can_log(by)


def _refuse_unfit(fetch: Fetch) -> None:
    if fetch.state != FetchState.DONE:
        raise Refused(_("This page has not been fetched, so there is nothing to keep."))
    _refuse_cleared(fetch)
    want_bytes(fetch.warc_path)
    if not (want_bytes(fetch.path) and holds_bytes(fetch.path, fetch.sha256)):
        raise Refused(_("The bytes of this page are gone or no longer match their SHA-256. Fetch it again."))


def _refuse_cleared(fetch: Fetch) -> None:
    if fetch.cleared_at:
        raise Refused(_("Nobody kept this page in time, so its bytes were cleared away. Fetch it again."))


def _source_of(facts: SourceFacts | None, by: User | None, now: datetime) -> Source:
    if facts is None or by is None:
        raise TypeError("a new source needs its facts, and a person who logs it")
    return new_source(facts, by=by, now=now)


def _take(fetch: Fetch, source: Source) -> None:
    """The fetch is kept once, and belongs to this source from now on. Locked: it may be cleared away just now."""
    _refuse_cleared(Fetch.objects.select_for_update(of=("self",), no_key=True).only("cleared_at").get(pk=fetch.pk))
    if Capture.objects.filter(fetch=fetch).exists():
        raise Refused(_("This page is kept already."))
    fetch.source = source
    fetch.save(update_fields=["source"])


def _capture(fetch: Fetch, source: Source, *, quality: Quality, by: User | None, now: datetime) -> Capture:
    kind = kind_of(fetch, source, quality)
    if kind is None:
        raise Refused(
            _("The site answered with status %(status)d: there is no page to keep. Upload a copy if you have one.")
            % {"status": fetch.status}
        )
    copied = {name: getattr(fetch, name) for name in COPIED}
    capture = Capture(source=source, fetch=fetch, kind=kind, quality=quality, captured_at=now, captured_by=by, **copied)
    refuse_same(capture)
    capture.full_clean()
    capture.save()
    return capture
