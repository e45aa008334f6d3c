"""Logging sources and keeping captures of them."""

from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json, sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.sources.choices import CaptureKind, Extent
from responses.sources.files import Upload, kept_bytes
from responses.sources.models import Capture, Source, bytes_path
from responses.sources.passages import fold
from responses.sources.services.quotes import look_again_for_quotes, note_nearest
from responses.sources.services.uploads import Reading, read_upload


class SourceFacts(NamedTuple):
    """What is known of a publication."""

    title: str
    publisher: str
    kind: str
    url: str = ""
    language: str = "en"
    published_on: date | None = None


def log_source(
    *, facts: SourceFacts, upload: Upload | Reading, by: User, now: datetime, extent: str = Extent.FULL
) -> Capture:
    """A new source with its first capture. Raises ValidationError by field; then nothing is kept."""
    ensure(can_log(by), _("Your role does not include logging sources."))
    source = new_source(facts, by=by, now=now)
    reading = read_upload(upload)
    with kept_bytes(reading.upload.content, bytes_path("captures", reading.sha256)), transaction.atomic():
        source.save()
        capture = _keep(source, reading, extent=extent, by=by, now=now)
        enter_source(source)
        enter_capture(capture)
    return capture


def keep_capture(
    *, source: Source, upload: Upload | Reading, by: User, now: datetime, extent: str = Extent.FULL
) -> Capture:
    """One more capture of the source; the quotes of earlier ones are looked for in it.

    Raises ValidationError (field ``file``) as ``read_upload`` does, Refused when this very copy is kept already.
    """
    ensure(can_log(by), _("Your role does not include keeping captures."))
    reading = read_upload(upload)
    folded = fold(reading.text)
    with kept_bytes(reading.upload.content, bytes_path("captures", reading.sha256)), transaction.atomic():
        lock_source(source)
        capture = _keep(source, reading, extent=extent, by=by, now=now)
        look_again_for_quotes(capture, folded)
        enter_capture(capture)
    note_nearest(capture=capture)
    return capture


def _keep(source: Source, reading: Reading, *, extent: str, by: User, now: datetime) -> Capture:
    """The capture. The bytes are on disk before the row: a row never lacks its bytes."""
    capture = Capture(
        source=source,
        kind=first_or_update(source),
        extent=extent,
        sha256=reading.sha256,
        size=len(reading.upload.content),
        media_type=reading.media_type,
        filename=reading.upload.filename[-200:],
        quality=reading.quality,
        notes=list(reading.notes),
        text=reading.text,
        text_sha256=sha256_of(reading.text),
        extractor=reading.extractor,
        captured_at=now,
        captured_by=by,
    )
    refuse_same(capture)
    capture.full_clean()
    capture.save()
    return capture


def new_source(facts: SourceFacts, *, by: User, now: datetime) -> Source:
    """The source, looked at but not saved. Raises ValidationError by field."""
    if facts.published_on and facts.published_on > now.date():
        raise ValidationError({"published_on": _("This date lies in the future.")})
    source = Source(**facts._asdict(), added_at=now, added_by=by)
    source.full_clean()
    return source


def lock_source(source: Source) -> None:
    """Of two who keep the same copy at once, one is told."""
    Source.objects.select_for_update(no_key=True).get(pk=source.pk)


def first_or_update(source: Source) -> CaptureKind:
    """Whether a copy is the first that shows the page, or one more."""
    shown = source.pk and source.captures.exclude(kind__in=[CaptureKind.BLOCKED, CaptureKind.REMOVED]).exists()
    return CaptureKind.UPDATE if shown else CaptureKind.FIRST


def refuse_same(capture: Capture) -> None:
    """Raise Refused for a copy equal to the newest. An older one may come back."""
    newest = capture.source.captures.newest_first().first()
    if newest and (newest.sha256, newest.extractor) == (capture.sha256, capture.extractor):
        raise Refused(_("This very copy (SHA-256 %(hash)s…) is kept already.") % {"hash": capture.sha256[:12]})


def enter_source(source: Source) -> None:
    """What the ledger says of a new source."""
    changes: dict[str, Json] = {"title": source.title, "publisher": source.publisher, "url": source.url}
    record_entry(verb="source.logged", subject=source, changes=changes, by=source.added_by, now=source.added_at)


def enter_capture(capture: Capture, **more: Json) -> None:
    """What the ledger says of a capture."""
    changes: dict[str, Json] = {
        "sha256": capture.sha256,
        "text_sha256": capture.text_sha256,
        "kind": str(capture.kind),
        **more,
    }
    by, now = capture.captured_by, capture.captured_at
    record_entry(verb="source.captured", subject=capture, changes=changes, by=by, now=now)
