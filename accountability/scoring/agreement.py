"""How far reviewers who marked the same thing agree: percent, Krippendorff's alpha and Gwet's AC1, each with n.

Alpha is 1 - D_observed / D_expected over the coincidences of values, with the ordinal or the nominal difference
(K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). AC1 is (p_a - p_e) / (1 - p_e) with
p_e = Σπ(1 - π) / (q - 1) over the q answers that could be given (K. Gwet, "Computing inter-rater reliability and its
variance in the presence of high agreement", 2008).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.arithmetic import Floats
from accountability.scoring.methodology import Methodology, Scale

FEWEST = 10

Marks = Sequence[str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on `n` things marked at least twice, of which all marks on `agreed` are the same.

    The coefficients are None below ten, and where there is nothing to compute them from (alpha: every mark the same;
    all: answers on different scales together). `is_ordinal` says which alpha it is.
    """

    n: int
    agreed: int
    percent: float | None = None
    alpha: float | None = None
    ac1: float | None = None
    is_ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Agreements:
    """Agreement by criterion, by scale, and on everything together."""

    criteria: dict[str, Agreement]
    scales: dict[str, Agreement]
    overall: Agreement


def agreements(methodology: Methodology, marks: Mapping[str, Iterable[Marks]]) -> Agreements:
    """Return the agreement of reviewers: for every leaf the marks given to each company (or unit), two or more."""
    by_leaf = {leaf: [*given] for leaf, given in marks.items()}
    by_scale: dict[str, list[Marks]] = {}
    for leaf, given in by_leaf.items():
        by_scale.setdefault(methodology.scale_of(leaf).id, []).extend(given)
    scales = {name: agreement(given, methodology.scales[name]) for name, given in by_scale.items()}
    return Agreements(
        criteria={leaf: agreement(given, methodology.scale_of(leaf)) for leaf, given in by_leaf.items()},
        scales=scales,
        overall=next(iter(scales.values())) if len(scales) == 1 else _together(by_scale.values()),
    )


def agreement(marks: Iterable[Marks], scale: Scale) -> Agreement:
    """Return the agreement of marks on one scale, each entry the marks given to one thing; single marks are left out.

    Alpha is ordinal, by the points, where every answer given has points (answers that earn the same are then equal for
    it), and nominal otherwise.
    """
    pairable = [given for given in marks if len(given) > 1]
    counts = Agreement(len(pairable), sum(len(set(given)) == 1 for given in pairable))
    if counts.n < FEWEST:
        return counts
    points = {answer: scale.points(answer) for given in pairable for answer in given}
    is_ordinal = None not in points.values()
    ranked = [[points[answer] if is_ordinal else answer for answer in given] for given in pairable]
    return Agreement(
        n=counts.n,
        agreed=counts.agreed,
        percent=100.0 * _observed(pairable),
        alpha=krippendorff_alpha(ranked, is_ordinal=is_ordinal),
        ac1=gwet_ac1(pairable, max(len(points), len(scale.options))),
        is_ordinal=is_ordinal,
    )


def krippendorff_alpha(values: Sequence[Sequence[Hashable]], *, is_ordinal: bool) -> float | None:
    """Return alpha of the values given to each thing, two or more; None when all are the same.

    Ordinal values must be comparable.
    """
    found = {value for given in values for value in given}
    order = {value: place for place, value in enumerate(sorted(found) if is_ordinal else found)}  # type: ignore[type-var]
    coincidences = np.zeros((len(order), len(order)))
    for given in values:
        for one, other in ((a, b) for at, a in enumerate(given) for to, b in enumerate(given) if at != to):
            coincidences[order[one], order[other]] += 1 / (len(given) - 1)
    totals = coincidences.sum(axis=1)
    difference = _ordinal_difference(totals) if is_ordinal else 1.0 - np.eye(len(order))
    expected = float((np.outer(totals, totals) * difference).sum())
    if not expected:
        return None
    return 1.0 - float((coincidences * difference).sum()) * float(totals.sum() - 1) / expected


def _ordinal_difference(totals: Floats) -> Floats:
    """Return the squared number of values that lie between two, both ends counted half."""
    middle: NDArray[np.float64] = np.cumsum(totals) - totals / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2, dtype=np.float64)


def gwet_ac1(values: Sequence[Sequence[Hashable]], categories: int) -> float | None:
    """Return AC1 of the values given to each thing, of so many that could be given; None with fewer than two."""
    if categories < 2:
        return None
    shares: Counter[Hashable] = Counter()
    for given in values:
        shares.update({value: count / len(given) / len(values) for value, count in Counter(given).items()})
    chance = sum(share * (1 - share) for share in shares.values()) / (categories - 1)
    return (_observed(values) - chance) / (1 - chance)


def _observed(values: Sequence[Sequence[Hashable]]) -> float:
    """Return the share of pairs of marks on the same thing that are the same, averaged over the things."""
    return sum(_same_pairs(given) / (len(given) * (len(given) - 1)) for given in values) / len(values)


def _same_pairs(given: Sequence[Hashable]) -> int:
    return sum(count * (count - 1) for count in Counter(given).values())


def _together(groups: Iterable[Sequence[Marks]]) -> Agreement:
    """Return the counts, and the percent, of marks on different scales."""
    pairable = [given for group in groups for given in group if len(given) > 1]
    agreed = sum(len(set(given)) == 1 for given in pairable)
    percent = 100.0 * _observed(pairable) if len(pairable) >= FEWEST else None
    return Agreement(len(pairable), agreed, percent)
