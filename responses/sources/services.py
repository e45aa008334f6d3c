"""Logging sources, keeping captures, verifying quotes."""

from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.canonical import Json, sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from accounts.validators import UNSTORABLE, validate_plain_text
from responses.sources.choices import CaptureKind, Extent, QuoteStatus
from responses.sources.files import TEXT, Upload, keep_bytes, media_type_of
from responses.sources.models import Capture, Quote, Source
from responses.sources.passages import Folded, Nearest, Passage, find_passage, fold, nearest_passage
from responses.sources.reading import MAX_TEXT, read_text


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

    def __init__(self, text: str, quotation: str) -> None:
        super().__init__(_("These words do not stand in the archived text, so they are not evidence."))
        self._text, self._quotation = text, quotation

    @cached_property
    def nearest(self) -> Nearest | None:
        """Looked for when it is asked for, and so after the transaction."""
        return nearest_passage(self._text, self._quotation)


class Located(NamedTuple):
    """Where words stand in a capture, and how they stand in the newest one of its source."""

    capture: Capture
    passage: Passage
    status: str


class Reading(NamedTuple):
    """An upload that was read: its bytes, its text, and what read it."""

    upload: Upload
    media_type: str
    sha256: str
    text: str
    extractor: str


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


def read_upload(upload: Upload | Reading) -> Reading:
    """The upload with its text. It may take 20 s: call it outside a transaction, which would hold up all writers.

    Raises ValidationError (field ``file``) when the file is not what it says, holds no text, or too much of it.
    """
    if isinstance(upload, Reading):
        return upload
    try:
        media_type = media_type_of(upload, limit=settings.CAPTURE_MAX_BYTES)
        text, extractor = _read(upload.content, media_type)
    except ValidationError as error:
        raise ValidationError({"file": error}) from None
    return Reading(upload, media_type, sha256_of(upload.content), text, extractor)


def pasted(text: str) -> Upload:
    """Pasted text as the bytes that are kept. Lone surrogates are refused: they have no bytes."""
    try:
        return Upload("pasted.txt", text.replace("\r\n", "\n").encode())
    except UnicodeEncodeError:
        raise ValidationError(
            {"text": _("The text holds half a character (a lone surrogate). Copy it again from the source.")}
        ) from None


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
        _look_again_for_quotes(capture, folded)
        _enter(capture)
    return capture


def _keep(source: Source, reading: Reading, *, extent: str, by: User, now: datetime) -> Capture:
    """The capture. The bytes are on disk before the row: a row never lacks its bytes."""
    if source.captures.filter(sha256=reading.sha256, extractor=reading.extractor).exists():
        raise Refused(_("This very copy (SHA-256 %(hash)s…) is kept already.") % {"hash": reading.sha256[:12]})
    capture = Capture(
        source=source,
        kind=CaptureKind.UPDATE if source.captures.exists() else CaptureKind.FIRST,
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


def locate_quote(*, capture: Capture, quotation: str) -> Located:
    """Where the words stand in the capture. It writes nothing: call it before the transaction, it may take a second.

    Raises QuoteNotFound when they are not there, Refused when the capture failed its check.
    """
    if not capture.is_sound():
        raise Refused(_("The archived bytes no longer match their SHA-256: this copy failed its check."))
    passage = find_passage(capture.text, quotation)
    if passage is None:
        raise QuoteNotFound(capture.text, quotation)
    return Located(capture, passage, _status_in_newest(capture, passage))


def verify_quote(*, capture: Capture, quotation: str, by: User, now: datetime) -> Quote:
    """The quote, found in the capture. Raises QuoteNotFound with the nearest passage when it is not there."""
    ensure(can_log(by), _("Your role does not include logging quotes."))
    located = locate_quote(capture=capture, quotation=quotation)
    with transaction.atomic():
        quote, is_new = store_quote(located, by=by, now=now)
        enter_quote(quote, is_new=is_new, by=by, now=now)
    return quote


def store_quote(located: Located, *, by: User, now: datetime) -> tuple[Quote, bool]:
    """The row of what was located, and whether it is new. Part of a service, which calls ``enter_quote`` after it.

    The two are apart because every row comes before the ledger's lock: else two could wait for each other.
    """
    capture, passage = located.capture, located.passage
    return Quote.objects.get_or_create(
        capture=capture,
        start=passage.start,
        end=passage.end,
        defaults={
            "text": capture.text[passage.start : passage.end],
            "match": passage.match,
            "status": located.status,
            "found_at": now,
            "found_by": by,
        },
    )


def enter_quote(quote: Quote, *, is_new: bool, by: User, now: datetime) -> None:
    """What the ledger says of a quote, once."""
    if is_new:
        changes: dict[str, Json] = {"capture": quote.capture.sha256, "start": quote.start, "end": quote.end}
        record_entry(verb="quote.verified", subject=quote, changes=changes, by=by, now=now)


def _read(content: bytes, media_type: str) -> tuple[str, str]:
    """The text and what read it; plain text is read here, everything else in a child process."""
    if media_type == TEXT:
        text, extractor = _read_plain(content), "utf-8"
    else:
        text, extractor = read_text(content, media_type)
        text = UNSTORABLE.sub("", text)
    if len(text) > MAX_TEXT:
        raise ValidationError(
            _("This holds more than %(most)s characters of text, the most that can be kept. Keep it in parts."),
            code="text_too_long",
            params={"most": intcomma(MAX_TEXT)},
        )
    return text, extractor


def _read_plain(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValidationError(_("The text is not in UTF-8. Save it as UTF-8 and try again."), code="encoding") from None
    if not text.strip():
        raise ValidationError(_("There is no text in this, only white space."), code="blank")
    validate_plain_text(text)
    return text


def _look_again_for_quotes(capture: Capture, folded: Folded) -> None:
    """Say of each earlier quote of the source whether it stands in this newest capture, and at the same place."""
    quotes = list(Quote.objects.filter(capture__source=capture.source).exclude(capture=capture))
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
