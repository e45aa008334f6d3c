"""Answers as arrays: one row per criterion, one column per company or unit."""

from dataclasses import dataclass

import numpy as np

from accountability.scoring.answers import plain
from accountability.scoring.arithmetic import Bools, Floats
from accountability.scoring.compiled import Compiled
from accountability.scoring.folding import Layout, answering_units
from accountability.scoring.methodology import Missing
from accountability.scoring.problems import AnswersError, FileFaults


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Answers of shape (criteria, columns): the `points` earned (NaN where none) and where an answer was `given`.

    Given without points means not applicable; not given means not assessed.
    """

    points: Floats
    given: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The leaves that count, shape (criteria, columns): their `points`, and which are `answered` and `applicable`."""

    points: Floats
    answered: Bools
    applicable: Bools


def expected_answers(compiled: Compiled, layout: Layout, sheet: Sheet) -> Bools:
    """Return where an answer counts: leaves about the company, and leaves about units that answer for themselves."""
    expected = np.zeros(sheet.given.shape, dtype=bool)
    firsts = len(layout.companies)
    by_fold: dict[int, list[int]] = {}
    for step in compiled.steps:
        if not step.members.size:
            by_fold.setdefault(step.fold, []).append(step.row)
    for fold, rows in by_fold.items():
        if fold < 0:
            expected[rows, :firsts] = True
        else:
            kinds = compiled.methodology.criteria[fold].units
            answered = np.logical_or.reduce(sheet.given[rows, firsts:], axis=0)
            expected[rows, firsts:] = answering_units(layout, kinds, answered)
    return expected


def counted_answers(
    compiled: Compiled, layout: Layout, sheet: Sheet, missing: Missing, only: Bools | None = None
) -> Counted:
    """Return what counts of a sheet, `only` saying of which criteria.

    Raises AnswersError naming every gap when `missing` is "error".
    """
    expected = expected_answers(compiled, layout, sheet)
    if only is not None:
        expected &= only[:, None]
    gaps = expected & ~sheet.given
    if missing == "error" and gaps.any():
        raise _gap_faults(compiled, layout, gaps)
    points = np.where(expected, sheet.points, np.nan)
    answered = ~np.isnan(points)
    if missing == "zero":
        points[gaps] = 0.0
    return Counted(points=points, answered=answered, applicable=answered | gaps)


def _gap_faults(compiled: Compiled, layout: Layout, gaps: Bools) -> AnswersError:
    """Return the gaps of a sheet as an error, the first hundred by company and leaf."""
    names = {column: f"{company}, {unit}" if unit else company for (company, unit), column in layout.columns.items()}
    columns, rows = np.nonzero(gaps.T)
    faults = FileFaults("answers")
    faults.note_each(
        range(len(rows)),
        lambda _: 0,
        lambda at: f"'{compiled.methodology.criteria[rows[at]].id}' of {plain(names[columns[at]])} is not answered",
    )
    return AnswersError(faults.first, faults.more)
