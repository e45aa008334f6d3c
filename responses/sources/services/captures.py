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
from responses.sources.files import Upload, keep_bytes
from responses.sources.models import Capture, Source
from responses.sources.passages import fold
from responses.sources.services.quotes import look_again_for_quotes
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
    if facts.published_on and facts.published_on > now.date():
        raise ValidationError({"published_on": _("This date lies in the future.")})
    source = Source(**facts._asdict(), added_at=now, added_by=by)
    source.full_clean()
    reading = read_upload(upload)
    with transaction.atomic():
        source.save()
        capture = _keep(source, reading, extent=extent, by=by, now=now)
        changes: dict[str, Json] = {"title": source.title, "publisher": source.publisher, "url": source.url}
        record_entry(verb="source.logged", subject=source, changes=changes, by=by, now=now)
        _enter(capture)
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
    with transaction.atomic():
        # Locked: of two who keep the same copy at once, one is told.
        Source.objects.select_for_update(no_key=True).get(pk=source.pk)
        capture = _keep(source, reading, extent=extent, by=by, now=now)
        look_again_for_quotes(capture, folded)
        _enter(capture)
    return capture


def _keep(source: Source, reading: Reading, *, extent: str, by: User, now: datetime) -> Capture:
    """The capture. The bytes are on disk before the row: a row never lacks its bytes."""
    newest = source.captures.newest_first().first()
    # An older copy may come back; only the newest is not kept twice.
    if newest and (newest.sha256, newest.extractor) == (reading.sha256, reading.extractor):
        raise Refused(_("This very copy (SHA-256 %(hash)s…) is kept already.") % {"hash": reading.sha256[:12]})
    capture = Capture(
        source=source,
        kind=CaptureKind.UPDATE if newest else CaptureKind.FIRST,
        extent=extent,
        sha256=reading.sha256,
        size=len(reading.upload.content),
        media_type=reading.media_type,
        filename=reading.upload.filename[-200:],
        text=reading.text,
        text_sha256=sha256_of(reading.text),
        extractor=reading.extractor,
        captured_at=now,
        captured_by=by,
    )
    capture.full_clean()
    keep_bytes(reading.upload.content, capture.path)
    capture.save()
    return capture


def _enter(capture: Capture) -> None:
    changes: dict[str, Json] = {
        "sha256": capture.sha256,
        "text_sha256": capture.text_sha256,
        "kind": str(capture.kind),
    }
    by, now = capture.captured_by, capture.captured_at
    record_entry(verb="source.captured", subject=capture, changes=changes, by=by, now=now)
