"""Answers as arrays: one row per criterion, one column per company or unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from accountability.scoring.answers import AnswerRow
from accountability.scoring.arithmetic import Bools, Floats
from accountability.scoring.compiled import Compiled
from accountability.scoring.folding import Layout, answering_units
from accountability.scoring.methodology import Missing
from accountability.scoring.problems import AnswersError, Problem


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


def fill_sheet(compiled: Compiled, layout: Layout, answers: Iterable[AnswerRow]) -> Sheet:
    """Return the sheet for answers that have passed their checks."""
    methodology = compiled.methodology
    shape = (len(compiled.rows), layout.width)
    sheet = Sheet(np.full(shape, np.nan), np.zeros(shape, dtype=bool))
    known: dict[tuple[str, str], float | None] = {}
    for answer in answers:
        key = (answer.criterion, answer.answer)
        if key not in known:
            known[key] = methodology.scale_of(answer.criterion).points(answer.answer)
        points = known[key]
        cell = compiled.rows[answer.criterion], layout.columns[answer.company, answer.unit]
        sheet.given[cell] = True
        sheet.points[cell] = np.nan if points is None else points
    return sheet


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
        raise AnswersError(_gap_problems(compiled, layout, gaps))
    points = np.where(expected, sheet.points, np.nan)
    answered = ~np.isnan(points)
    if missing == "zero":
        points[gaps] = 0.0
    return Counted(points=points, answered=answered, applicable=answered | gaps)


def _gap_problems(compiled: Compiled, layout: Layout, gaps: Bools) -> Iterator[Problem]:
    names = {column: f"{company}, {unit}" if unit else company for (company, unit), column in layout.columns.items()}
    for row, column in np.argwhere(gaps).tolist():
        yield Problem(0, f"'{compiled.methodology.criteria[row].id}' of {names[column]} is not answered")
