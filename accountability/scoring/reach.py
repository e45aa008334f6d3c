"""Grades that no company could ever be given, found by trying every order the scores can stand in."""

import math
from collections.abc import Collection, Iterator
from itertools import pairwise, product

from accountability.scoring.bounds import Bounds, score_bounds
from accountability.scoring.methodology import Condition, Methodology, Operator

MOST_CASES = 50_000
Scores = dict[str, float | None]


def unreachable_grades(methodology: Methodology) -> list[int]:
    """Return the places in `grades` of those that an earlier grade or an impossible condition always prevents.

    Scores are tried independently of each other, so a grade is only named when it is certain; where there are too
    many cases to try (over 50,000) none is named.
    """
    wanted = set(range(len(methodology.grades)))
    cases = _cases(methodology) if wanted else None
    if cases is None:
        return []
    for scores in cases:
        wanted.discard(_given(methodology, scores))
        if not wanted:
            break
    return sorted(wanted)


def _given(methodology: Methodology, scores: Scores) -> int:
    """Return the place of the first grade that holds, or -1."""
    grades = enumerate(methodology.grades)
    return next((at for at, grade in grades if all(_holds(condition, scores) for condition in grade.when)), -1)


def _holds(condition: Condition, scores: Scores) -> bool:
    left = scores[condition.node]
    for operator, against in condition.tests:
        right = scores[against] if isinstance(against, str) else against
        if left is None or right is None or not _compares(operator, left, right):
            return False
    return True


def _compares(operator: Operator, left: float, right: float) -> bool:
    return {
        "lt": left < right,
        "lte": left <= right,
        "gt": left > right,
        "gte": left >= right,
        "eq": left == right,
    }[operator]


def _cases(methodology: Methodology) -> Iterator[Scores] | None:
    """Return scores for every order among the nodes and thresholds of the grades, None when there are too many."""
    root = methodology.root.id
    conditions = [condition for grade in methodology.grades for condition in grade.when]
    compared = {node for c in conditions if len(c.nodes) > 1 for node in c.nodes}
    nodes = sorted({root, *(node for condition in conditions for node in condition.nodes)})
    bounds = score_bounds(methodology)
    choices: list[list[float | None]] = []
    for node in nodes:
        together = compared if node in compared else {node}
        points = _representatives(_cuts(conditions, bounds, together), len(together))
        choices.append(_choices(points, bounds[node], may_be_none=node != root))
    if math.prod(len(choice) for choice in choices) > MOST_CASES:
        return None
    return (dict(zip(nodes, values, strict=True)) for values in product(*choices))


def _cuts(conditions: list[Condition], bounds: dict[str, Bounds], nodes: Collection[str]) -> list[float]:
    """Return the numbers at which something changes for any of these nodes: thresholds and limits, ascending."""
    reads = [c for c in conditions if c.node in nodes]
    thresholds = {against for c in reads for _, against in c.tests if not isinstance(against, str)}
    limits = {limit for node in nodes for limit in (bounds[node].low, bounds[node].high) if math.isfinite(limit)}
    return sorted(thresholds | limits)


def _representatives(cuts: list[float], between: int) -> list[float]:
    """Return every cut and, in each gap between cuts and beyond them, as many numbers as there are nodes to order."""
    edges = [cuts[0] - 1, *cuts, cuts[-1] + 1] if cuts else [0.0, 1.0]
    steps = [step / (between + 1) for step in range(1, between + 1)]
    inside = [low + (high - low) * step for low, high in pairwise(edges) for step in steps]
    return sorted({*cuts, *inside})


def _choices(points: list[float], bounds: Bounds, *, may_be_none: bool) -> list[float | None]:
    within: list[float | None] = [point for point in points if bounds.low <= point <= bounds.high]
    return [*within, None] if may_be_none else within
