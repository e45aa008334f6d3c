"""The range a score can ever fall in, and the maximum when everything applies, from the methodology alone."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from accountability.scoring.methodology import Aggregate, Methodology


@dataclass(frozen=True, slots=True)
class Bounds:
    """`low` and `high` hold whatever is left out; `ceiling` is the most that can be scored when nothing is."""

    low: float
    high: float
    ceiling: float


Weighted = Sequence[tuple[float, Bounds]]


def score_bounds(methodology: Methodology) -> dict[str, Bounds]:
    """Return the bounds of every criterion, in points; a scale without a limit makes them infinite."""
    bounds: dict[str, Bounds] = {}
    for criterion in reversed(methodology.criteria):
        if methodology.is_leaf(criterion.id):
            bounds[criterion.id] = _leaf(methodology, criterion.id)
        else:
            members = [(member.weight, bounds[member.id]) for member in methodology.members(criterion.id)]
            bounds[criterion.id] = _scaled(_computed(criterion.aggregate, members), criterion.aggregate)
        bounds[criterion.id] = _capped(bounds[criterion.id], methodology, criterion.id)
    return bounds


def _capped(bounds: Bounds, methodology: Methodology, node: str) -> Bounds:
    """Return bounds that also hold when a cap pulls the score below what its parts could give."""
    lowest = min((cap.at_most for cap in methodology.caps if cap.node == node), default=bounds.low)
    return replace(bounds, low=min(bounds.low, lowest))


def _leaf(methodology: Methodology, node: str) -> Bounds:
    scale = methodology.scale_of(node)
    low = -math.inf if scale.lowest is None else scale.lowest
    high = math.inf if scale.highest is None else scale.highest
    if methodology.missing == "zero":
        return Bounds(min(low, 0.0), max(high, 0.0), high)
    return Bounds(low, high, high)


def _computed(rule: Aggregate, members: Weighted) -> Bounds:
    if rule.by == "share_met":
        return Bounds(0.0, 100.0, _share(rule, members))
    if rule.by == "none_some_all":
        points = rule.points or (0.0,)
        return Bounds(min(points), max(points), max(points))
    if rule.by == "sum":
        ends = [sorted((_times(weight, part.low), _times(weight, part.high))) for weight, part in members]
        ceiling = sum(_times(weight, part.ceiling if weight > 0 else part.low) for weight, part in members)
        return Bounds(sum(min(low, 0.0) for low, _ in ends), sum(max(high, 0.0) for _, high in ends), ceiling)
    low, high = min(part.low for _, part in members), max(part.high for _, part in members)
    return Bounds(low, high, CEILINGS[rule.by](members))


def _times(weight: float, points: float) -> float:
    """Return the product, with nothing times a limit that does not exist being nothing."""
    return weight * points if weight else 0.0


def _mean(members: Weighted) -> float:
    return sum(_times(weight, part.ceiling) for weight, part in members) / sum(weight for weight, _ in members)


def _geometric(members: Weighted) -> float:
    counted = [(weight, part.ceiling) for weight, part in members if weight]
    if min(ceiling for _, ceiling in counted) <= 0:
        return 0.0
    logs = sum(weight * math.log(ceiling) for weight, ceiling in counted)
    return math.exp(logs / sum(weight for weight, _ in counted))


def _share(rule: Aggregate, members: Weighted) -> float:
    met = sum(weight for weight, part in members if rule.met is not None and part.ceiling >= rule.met)
    return 100.0 * met / sum(weight for weight, _ in members)


CEILINGS: dict[str, Callable[[Weighted], float]] = {
    "mean": _mean,
    "geometric": _geometric,
    "min": lambda members: min(part.ceiling for _, part in members),
    "max": lambda members: max(part.ceiling for _, part in members),
    "median": lambda members: median(part.ceiling for _, part in members),
}


def _scaled(bounds: Bounds, rule: Aggregate) -> Bounds:
    """Return bounds as a share of the maximum: none above `scale_to`, and no floor when scores can be negative."""
    if rule.scale_to is None or not 0 < bounds.ceiling < math.inf:
        return bounds
    return Bounds(-math.inf if bounds.low < 0 else 0.0, rule.scale_to, rule.scale_to)
