"""Quotes: words that were found in a capture, and how they stand in the newest one."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.sources.choices import CaptureKind, Extent, Match, Quality, QuoteStatus
from responses.sources.models import Capture, Quote
from responses.sources.passages import Folded, Nearest, Passage, find_passage, nearest_passage

# The nearest passage is looked for of so many quotes that a new copy lacks.
NEAREST_OF = 10


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
    """Where words stand in a capture, and how they stand in the newest one of its source (``seen_in``, if another)."""

    capture: Capture
    passage: Passage
    status: str
    seen_in: Capture | None = None
    seen: Passage | None = None


def locate_quote(*, capture: Capture, quotation: str, at: int | None = None) -> Located:
    """Where the words stand in the capture. It writes nothing: call it before the transaction, it may take a second.

    ``at`` says which place is meant when they stand there more than once. Raises QuoteNotFound when they are not
    there, Refused when the capture failed its check.
    """
    if not capture.is_sound():
        raise Refused(_("The archived bytes no longer match their SHA-256: this copy failed its check."))
    passage = _at(capture.text, quotation, at) or find_passage(capture.text, quotation)
    if passage is None:
        raise QuoteNotFound(capture.text, quotation)
    return _located(capture, passage)


def _at(text: str, quotation: str, at: int | None) -> Passage | None:
    """The words at this very place, or None."""
    if at is None or not quotation.strip() or not text.startswith(quotation, at):
        return None
    return Passage(at, at + len(quotation), Match.EXACT)


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
            "seen_in": located.seen_in,
            "seen_start": located.seen.start if located.seen else None,
            "seen_end": located.seen.end if located.seen else None,
            "found_at": now,
            "found_by": by,
        },
    )


def enter_quote(quote: Quote, *, is_new: bool, by: User, now: datetime) -> None:
    """What the ledger says of a quote, once."""
    if is_new:
        changes: dict[str, Json] = {"capture": quote.capture.sha256, "start": quote.start, "end": quote.end}
        record_entry(verb="quote.verified", subject=quote, changes=changes, by=by, now=now)


def look_again_for_quotes(capture: Capture, folded: Folded) -> None:
    """Say of each earlier quote of the source whether it stands in this newest capture, and at the same place.

    A capture that does not show the page says nothing of them.
    """
    if capture.quality != Quality.GOOD:
        return
    quotes = list(Quote.objects.filter(capture__source=capture.source).exclude(capture=capture))
    for quote in quotes:
        _look_again(quote, capture, folded)
    Quote.objects.bulk_update(quotes, ["status", "seen_in", "seen_start", "seen_end", "likeness"])


def note_nearest(*, capture: Capture) -> None:
    """For the first few quotes missing in this newest capture, note the passage that is most like each.

    Call it after the transaction: to find one may take a second.
    """
    missing = capture.quotes_seen.filter(status=QuoteStatus.MISSING, seen_start__isnull=True).order_by("pk")
    for quote in missing[:NEAREST_OF]:
        nearest = nearest_passage(capture.text, quote.text)
        if nearest:
            still = Quote.objects.filter(pk=quote.pk, seen_in=capture, status=QuoteStatus.MISSING)
            still.update(seen_start=nearest.start, seen_end=nearest.end, likeness=nearest.score)


def _look_again(quote: Quote, capture: Capture, folded: Folded) -> None:
    """An excerpt that lacks it says nothing, and a mere re-reading of the same bytes neither lacks nor moves it."""
    passage = _find(capture, quote.start, quote.text, folded)
    is_silent = capture.extent == Extent.EXCERPT or capture.kind == CaptureKind.TECHNICAL
    if passage is None and is_silent:
        return
    if not (is_silent and quote.status == QuoteStatus.VERIFIED):
        quote.status = _status(passage, quote.start)
    quote.seen_in, quote.likeness = capture, None
    quote.seen_start, quote.seen_end = (passage.start, passage.end) if passage else (None, None)


def _located(capture: Capture, passage: Passage) -> Located:
    """With how it stands in the newest capture that can say so: a readable, whole one."""
    telling = capture.source.captures.readable().filter(extent=Extent.FULL).exclude(kind=CaptureKind.TECHNICAL)
    newest = telling.newest_first().first()
    if newest is None or (newest.captured_at, newest.pk) <= (capture.captured_at, capture.pk):
        return Located(capture, passage, QuoteStatus.VERIFIED)
    seen = _find(newest, passage.start, capture.text[passage.start : passage.end])
    return Located(capture, passage, _status(seen, passage.start), newest, seen)


def _find(capture: Capture, start: int, text: str, folded: Folded | None = None) -> Passage | None:
    """Where the words stand in the capture: at their old place if they stand there."""
    if capture.text.startswith(text, start):
        return Passage(start, start + len(text), Match.EXACT)
    return find_passage(capture.text, text, folded=folded)


def _status(passage: Passage | None, start: int) -> str:
    if passage is None:
        return QuoteStatus.MISSING
    return QuoteStatus.VERIFIED if passage.start == start and passage.match == Match.EXACT else QuoteStatus.MOVED
