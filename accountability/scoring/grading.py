"""Grades and ranks of companies from the scores of a whole table."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.arithmetic import Floats, rounded
from accountability.scoring.compiled import Compiled
from accountability.scoring.conditions import holds
from accountability.scoring.methodology import Grade
from accountability.scoring.summary import Summary


def given_grades(compiled: Compiled, summary: Summary) -> tuple[Grade | None, ...]:
    """Return each company's grade, the first whose conditions all hold; none where the root has no score."""
    grades = compiled.methodology.grades
    totals = summary.totals(compiled)
    chosen = np.full(totals.shape, -1)
    for place, grade in enumerate(grades):
        fits = (chosen < 0) & ~np.isnan(totals)
        for condition in grade.when:
            fits &= holds(condition, lambda node: summary.values[summary.place[compiled.rows[node]]])
        chosen[fits] = place
    return tuple(map((*grades, None).__getitem__, chosen.tolist()))


def competition_ranks(
    compiled: Compiled, companies: Sequence[str], totals: Floats, groups: Mapping[str, str]
) -> tuple[int | None, ...]:
    """Return each company's rank in its group by rounded total: 1 is best, equals share it and the next is skipped."""
    shown = rounded(totals, compiled.methodology.rounding)
    ranks = rank_numbers(shown, group_numbers(companies, groups))
    return tuple(rank or None for rank in ranks.tolist())


def group_numbers(companies: Sequence[str], groups: Mapping[str, str]) -> NDArray[np.intp]:
    """Return a number for the group of each company, equal for equal groups; those without one make one group."""
    numbers = {name: number for number, name in enumerate(sorted(set(groups.values()) | {""}))}
    if not groups:
        return np.zeros(len(companies), dtype=np.intp)
    return np.array([numbers[groups.get(company, "")] for company in companies], dtype=np.intp)


def rank_numbers(shown: Floats, groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the ranks of rounded totals, shape (…, companies), within groups; 0 where there is no total."""
    ranks = np.zeros(shown.shape, dtype=np.intp)
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        for place in np.ndindex(shown.shape[:-1]):
            worst_last = -shown[place][members]
            there = ~np.isnan(worst_last)
            found = np.searchsorted(np.sort(worst_last[there]), worst_last[there]) + 1
            ranks[place][members[there]] = found
    return ranks
