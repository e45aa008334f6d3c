"""Numbers as they are shown: rounded by the methodology, ranked on what is shown."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from django.utils.formats import number_format

from accountability.scoring.arithmetic import rounded
from accountability.scoring.bounds import score_bounds
from accountability.scoring.methodology import Methodology, Rounding

FULL_MARKS = 100.0


def number(text: str | float | None) -> float | None:
    """The number a document writes; None stays None and is never 0."""
    return None if text is None else float(text)


def shown(score: str | float | None, rounding: Rounding) -> float | None:
    """The score rounded as the methodology says; None stays None."""
    value = number(score)
    return None if value is None else float(rounded(np.array([value]), rounding)[0])


def ranks(scores: Iterable[float | None], rounding: Rounding) -> dict[float, int]:
    """The rank of every score shown: 1 is the highest, equal scores share one and the next is left out (1, 2, 2, 4)."""
    counts = Counter(value for score in scores if (value := shown(score, rounding)) is not None)
    found, above = {}, 0
    for value in sorted(counts, reverse=True):
        found[value] = above + 1
        above += counts[value]
    return found


def mean(scores: Iterable[float | None], rounding: Rounding) -> float | None:
    """The mean of the scores there are, rounded; None without any."""
    present = [score for score in scores if score is not None]
    return shown(sum(present) / len(present), rounding) if present else None


def most(tree: Methodology) -> float:
    """The most points a total can come to; 100 where the methodology sets no limit."""
    ceiling = score_bounds(tree)[tree.root.id].ceiling
    return ceiling if 0 < ceiling < float("inf") else FULL_MARKS


def precise(value: float | None, rounding: Rounding) -> str:
    """The number with two places more than the methodology shows, so that parts can be seen to add up; '' for None."""
    if value is None:
        return ""
    places = rounding.places + 2
    nearest = round(value, places) + 0.0
    return str(number_format(nearest, 0 if nearest.is_integer() else places))
