"""What would raise a score: for every leaf the next answer that would, and what the total would become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from accountability.scoring.arithmetic import TOLERANCE, number_at
from accountability.scoring.computing import compute
from accountability.scoring.folding import Layout, lay_out
from accountability.scoring.methodology import Scale
from accountability.scoring.result import Result
from accountability.scoring.sheet import Sheet, expected_answers

CASES_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Raise:
    """One answer that would raise a criterion: what it is now (None when not assessed) and what it would have to be.

    `score` and `total` are the criterion's and the root's scores with that one answer changed, in points.
    """

    leaf: str
    unit: str
    now: str | None
    better: str
    score: float
    total: float | None


@dataclass(frozen=True, slots=True)
class _Case:
    """A leaf's row, its place among the company's columns, and another answer with its points."""

    row: int
    column: int
    answer: str
    points: float
    distance: float


def what_would_raise(result: Result, company: str, criterion: str | None = None) -> tuple[Raise, ...]:
    """Return, for every leaf under a criterion (the root by default), the nearest answer that would raise it.

    Largest effect first, then in the order of the file; leaves that cannot raise it, alone, are left out, and so are
    those marked not applicable. Raises KeyError.
    """
    compiled = result.compiled
    node = criterion or compiled.methodology.root.id
    layout, sheet = _company_part(result, company)
    under = {compiled.rows[leaf.id] for leaf in compiled.methodology.leaves(node)}
    cases = sorted(
        (case for case in _cases(result, layout, sheet) if case.row in under),
        key=lambda case: (case.row, case.column, case.distance),
    )
    now = result[company, node].score or 0.0
    best: dict[tuple[int, int], Raise] = {}
    for case, score, total in _outcomes(result, layout, sheet, cases, compiled.rows[node]):
        if score is not None and score > now + TOLERANCE:
            best.setdefault((case.row, case.column), _raise(result, layout, case, score, total))
    return tuple(sorted(best.values(), key=lambda found: -round(found.score, 9)))


def _company_part(result: Result, company: str) -> tuple[Layout, Sheet]:
    """Return one company's own layout and sheet."""
    units = [unit for unit in result.layout.units if unit.company == company]
    columns = [result.layout.columns[company, name] for name in ("", *(unit.name for unit in units))]
    sheet = Sheet(result.sheet.points[:, columns], result.sheet.given[:, columns])
    return lay_out([company], units), sheet


def _cases(result: Result, layout: Layout, sheet: Sheet) -> Iterator[_Case]:
    methodology = result.compiled.methodology
    expected = expected_answers(result.compiled, layout, sheet)
    open_cells = expected & (~sheet.given | ~np.isnan(sheet.points))
    for row, column in np.argwhere(open_cells).tolist():
        points = float(sheet.points[row, column])
        start = 0.0 if np.isnan(points) else points
        for answer, worth in _alternatives(methodology.scale_of(methodology.criteria[row].id)):
            if worth != points:
                yield _Case(row, column, answer, worth, abs(worth - start))


def _alternatives(scale: Scale) -> Iterator[tuple[str, float]]:
    """Yield the answers worth trying: one for each number of points, or a numeric scale's limits."""
    if scale.number is not None:
        yield from ((f"{limit:.15g}", limit) for limit in (scale.number.low, scale.number.high) if limit is not None)
        return
    seen: set[float] = set()
    for option in scale.options:
        if option.points is not None and option.points not in seen:
            seen.add(option.points)
            yield option.answer, option.points


def _outcomes(
    result: Result, layout: Layout, sheet: Sheet, cases: Sequence[_Case], row: int
) -> Iterator[tuple[_Case, float | None, float | None]]:
    """Yield every case with the score of a row and of the root that it leads to, many cases scored together."""
    for start in range(0, len(cases), CASES_AT_ONCE):
        batch = cases[start : start + CASES_AT_ONCE]
        many, changed = _repeated(layout, sheet, batch)
        scores = compute(result.compiled, many, changed, result.missing).values
        for column, case in enumerate(batch):
            yield case, number_at(scores, row, column), number_at(scores, result.compiled.root, column)


def _repeated(layout: Layout, sheet: Sheet, cases: Sequence[_Case]) -> tuple[Layout, Sheet]:
    """Return the company as often as there are cases, each copy with one answer changed."""
    names = [f"{copy:06d}" for copy in range(len(cases))]
    many = lay_out(names, [replace(unit, company=name) for name in names for unit in layout.units])
    own, units = [0] * len(cases), list(range(1, layout.width)) * len(cases)
    points, given = sheet.points[:, own + units], sheet.given[:, own + units]
    for copy, case in enumerate(cases):
        column = copy if case.column == 0 else len(cases) + copy * len(layout.units) + case.column - 1
        points[case.row, column] = case.points
        given[case.row, column] = True
    return many, Sheet(points, given)


def _raise(result: Result, layout: Layout, case: _Case, score: float, total: float | None) -> Raise:
    leaf = result.compiled.methodology.criteria[case.row].id
    company = layout.companies[0]
    unit = "" if case.column == 0 else layout.units[case.column - 1].name
    now = result.answer_of.get((company, unit, leaf))
    return Raise(leaf=leaf, unit=unit, now=now, better=case.answer, score=score, total=total)
