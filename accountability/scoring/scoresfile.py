"""Scores as the rows of a CSV file: every computed criterion of every company, in full precision."""

import math
from collections.abc import Iterator, Sequence

from accountability.scoring.result import Result
from accountability.scoring.sensitivity import RankRange
from accountability.scoring.spreadsheet import escaped

COLUMNS = ("company", "criterion", "level", "score", "max", "answered", "applicable", "grade", "rank")
RANGE_COLUMNS = ("rank_low", "rank_high", "rank_median")

Row = list[str]


def score_rows(result: Result, ranges: Sequence[RankRange | None] | None = None) -> Iterator[Row]:
    """Yield the header and a row for every company and computed criterion; grade and rank stand on the root.

    What has no score, no limit, no grade or no rank is empty. Names a spreadsheet would run are escaped.
    """
    yield [*COLUMNS, *(RANGE_COLUMNS if ranges is not None else ())]
    methodology, summary = result.compiled.methodology, result.summary
    nodes = [criterion for criterion in methodology.criteria if not methodology.is_leaf(criterion.id)]
    places = [summary.place[result.compiled.rows[node.id]] for node in nodes]
    tables = [table[places].T.tolist() for table in (summary.values, summary.highs)]
    counts = [table[places].T.tolist() for table in (summary.answered, summary.applicable)]
    names = [[escaped(node.id), escaped(node.level)] for node in nodes]
    for place, (company, scores, highs, *counted) in enumerate(zip(result.companies, *tables, *counts, strict=True)):
        on_root = [*_standing(result, place), *(_range(ranges[place]) if ranges is not None else ())]
        elsewhere = [""] * len(on_root)
        shown = escaped(company)
        for at, cells in enumerate(zip(names, scores, highs, *counted, strict=True)):
            name, score, high, answered, applicable = cells
            ends = elsewhere if at else on_root
            yield [shown, *name, _number(score), _number(high), str(answered), str(applicable), *ends]


def _standing(result: Result, place: int) -> Row:
    grade, rank = result.grades[place], result.ranks[place]
    return [escaped(grade.grade) if grade else "", str(rank or "")]


def _range(found: RankRange | None) -> Row:
    return [str(found.low), str(found.high), str(found.median)] if found else [""] * len(RANGE_COLUMNS)


def _number(number: float) -> str:
    return repr(number) if math.isfinite(number) else ""
