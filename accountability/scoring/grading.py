"""Grades and ranks of companies from the scores of a whole table."""

from collections.abc import Mapping, Sequence

import numpy as np

from accountability.scoring.arithmetic import Floats, rounded
from accountability.scoring.compiled import Compiled
from accountability.scoring.conditions import holds
from accountability.scoring.methodology import Grade


def given_grades(compiled: Compiled, scores: Floats) -> tuple[Grade | None, ...]:
    """Return each company's grade, the first whose conditions all hold; none where the root has no score.

    `scores` has the shape (criteria, companies).
    """
    grades = compiled.methodology.grades
    chosen = np.full(scores.shape[1], -1)
    for place, grade in enumerate(grades):
        fits = (chosen < 0) & ~np.isnan(scores[compiled.root])
        for condition in grade.when:
            fits &= holds(condition, lambda node: scores[compiled.rows[node]])
        chosen[fits] = place
    return tuple(grades[place] if place >= 0 else None for place in chosen.tolist())


def competition_ranks(
    compiled: Compiled, companies: Sequence[str], totals: Floats, groups: Mapping[str, str]
) -> tuple[int | None, ...]:
    """Return each company's rank in its group by rounded total: 1 is best, equals share it and the next is skipped."""
    shown = rounded(totals, compiled.methodology.rounding)
    group = np.array([groups.get(company, "") for company in companies], dtype=object)
    ranks: list[int | None] = [None] * len(companies)
    for name in set(group.tolist()):
        places = np.flatnonzero((group == name) & ~np.isnan(shown))
        best_first = np.sort(-shown[places])
        for place, rank in zip(places.tolist(), np.searchsorted(best_first, -shown[places]).tolist(), strict=True):
            ranks[place] = rank + 1
    return tuple(ranks)
