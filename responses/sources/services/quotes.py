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
from responses.sources.choices import Extent, Match, QuoteStatus
from responses.sources.models import Capture, Quote
from responses.sources.passages import Folded, Nearest, Passage, find_passage, nearest_passage


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
    return Located(capture, passage, _status_in_newest(capture, passage))


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
    """Say of each earlier quote of the source whether it stands in this newest capture, and at the same place."""
    quotes = list(Quote.objects.filter(capture__source=capture.source).exclude(capture=capture))
    for quote in quotes:
        quote.status = _status(capture, quote.start, quote.text, folded) or quote.status
    Quote.objects.bulk_update(quotes, ["status"])


def _status_in_newest(capture: Capture, passage: Passage) -> str:
    """How a passage of ``capture`` stands in the newest capture of the same source."""
    newest = capture.source.captures.readable().newest_first().first()
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
