"""Where a person's words stand in a draft's text, and how much of a promise's day is known."""

from calendar import monthrange
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from companies.partial_dates import first_day
from responses.sources.passages import Passage, find_passage, nearest_passage


def place_of(text: str, words: str, *, near: int = 0) -> Passage:
    """Where the words stand, nearest to ``near``. Raises ValidationError with the passage most like them."""
    found = find_passage(text, words)
    if found is None:
        nearest = nearest_passage(text, words)
        if nearest is None:
            raise ValidationError(_("These words do not stand in the text, nor does anything like them."))
        raise ValidationError(
            _("These words do not stand in the text. Nearest to them comes: “%(words)s”"),
            params={"words": nearest.text},
        )
    exact = text[found.start : found.end]
    starts = _starts(text, exact)
    start = min(starts, key=lambda place: abs(place - near))
    return Passage(start, start + len(exact), found.match)


def _starts(text: str, words: str) -> list[int]:
    starts, at = [], text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def last_day(due: str) -> date | None:
    """The last day that a partial date may mean, or None of an empty one: 2027 is due on 31 December 2027."""
    if not due:
        return None
    first = first_day(due)
    if len(due) == len("2027"):
        return date(first.year, 12, 31)
    if len(due) == len("2027-12"):
        return date(first.year, first.month, monthrange(first.year, first.month)[1])
    return first
