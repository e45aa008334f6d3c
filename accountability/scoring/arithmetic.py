"""The ways to make one score of many: each takes a block of scores, shape (members, …, columns), NaN where left out.

Weights have the shape (members), or (members, …) where they differ from one table to the next.

Sums run strictly from the first member to the last, one column like any other, so a column's bits never depend on
how many others are computed beside it. Formulas as in the methodology format: weighted mean Σwx ÷ Σw, weighted
geometric mean exp(Σw·ln x ÷ Σw), share met 100·Σw[x ≥ met] ÷ Σw, all over the members that have a score.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.methodology import Aggregate, Operator, Rounding

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
TOLERANCE = 1e-9


def aggregate(rule: Aggregate, block: Floats, weights: Floats, highs: Floats) -> Floats:
    """Return one score per column, NaN where nothing is left; `highs` holds each member's own maximum."""
    if rule.by == "share_met":
        return _share_met(block, weights, rule.met or 0.0)
    if rule.by == "none_some_all":
        return _none_some_all(block, highs, rule.points or (0.0, 0.0, 0.0))
    return METHODS[rule.by](block, weights)


def extreme(rule: Aggregate, block: Floats, weights: Floats) -> Floats:
    """Return the bound that an aggregate reaches at its members' bounds, which may be infinite (0 times that is 0)."""
    if rule.by in {"mean", "sum"}:
        block = np.where((beside(weights, block) == 0) & np.isinf(block), 0.0, block)
    return aggregate(rule, block, weights, block)


def compares(operator: Operator, left: Floats, right: Floats | float) -> Bools:
    """Return where left stands so to right, equal meaning within a relative 1e-9; never where either is NaN."""
    slack = TOLERANCE * np.maximum(1.0, np.minimum(np.abs(left), np.abs(right)))
    return OPERATORS[operator](np.asarray(left - right, dtype=np.float64), slack)


def rounded(scores: Floats, rounding: Rounding) -> Floats:
    """Return scores at the places shown, a half within 1e-9 counting as a half; NaN stays NaN."""
    scale = 10.0**rounding.places
    size = np.abs(scores) * scale
    near = np.rint(size * 2) / 2
    size = np.where(np.abs(size - near) <= TOLERANCE * np.maximum(1.0, size), near, size)
    whole = np.floor(size + 0.5) if rounding.mode == "half_up" else np.rint(size)
    return np.asarray(np.copysign(whole, scores) / scale + 0.0, dtype=np.float64)


def number_at(table: Floats, row: int, column: int) -> float | None:
    """Return one number of a table, None where there is none or no limit."""
    number = float(table[row, column])
    return number if math.isfinite(number) else None


def beside(weights: Floats, block: Floats) -> Floats:
    """Return weights in a shape that multiplies a block."""
    return weights.reshape(weights.shape + (1,) * (block.ndim - weights.ndim))


def _weighed(block: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return Σwx and Σw over the members that have a score."""
    total, whole = np.zeros(block.shape[1:]), np.zeros(block.shape[1:])
    for scores, weight in zip(block, beside(weights, block), strict=True):
        absent = np.isnan(scores)
        total += np.where(absent, 0.0, scores * weight)
        whole += np.where(absent, 0.0, weight)
    return total, whole


def _divided(total: Floats, by: Floats) -> Floats:
    return np.divide(total, by, out=np.full_like(total, np.nan), where=by > 0)


def _mean(block: Floats, weights: Floats) -> Floats:
    return _divided(*_weighed(block, weights))


def _sum(block: Floats, weights: Floats) -> Floats:
    total, _ = _weighed(block, weights)
    return np.where(np.isnan(block).all(axis=0), np.nan, total)


def _median(block: Floats, _weights: Floats) -> Floats:
    count = (~np.isnan(block)).sum(axis=0)
    ordered = np.sort(block, axis=0)
    middle = np.stack([np.maximum(count - 1, 0) // 2, np.minimum(count // 2, len(block) - 1)])
    low, high = np.take_along_axis(ordered, middle, axis=0)
    return np.asarray(low + high, dtype=np.float64) / 2


def _geometric(block: Floats, weights: Floats) -> Floats:
    positive = weights.reshape(len(weights), -1).max(axis=1) > 0
    counted = block[positive]
    logs = _mean(_each(lambda x: math.nan if math.isnan(x) else math.log(x or 1.0), counted), weights[positive])
    return np.where((counted == 0).any(axis=0), 0.0, _each(math.exp, logs))


def _each(function: Callable[[float], float], block: Floats) -> Floats:
    """Return a function of every number, by the C library's scalar routine so that the bits never vary."""
    return np.array([function(x) for x in block.ravel().tolist()], dtype=np.float64).reshape(block.shape)


def _share_met(block: Floats, weights: Floats, met: float) -> Floats:
    reached = np.where(np.isnan(block), np.nan, compares("gte", block, met).astype(np.float64))
    return _mean(reached, weights) * 100.0


def _none_some_all(block: Floats, highs: Floats, points: tuple[float, float, float]) -> Floats:
    absent = np.isnan(block)
    none = ~compares("gt", block, 0.0).any(axis=0)
    every = (compares("gte", block, highs) | absent).all(axis=0)
    chosen = np.where(none, points[0], np.where(every, points[2], points[1]))
    return np.where(absent.all(axis=0), np.nan, chosen)


METHODS: dict[str, Callable[[Floats, Floats], Floats]] = {
    "mean": _mean,
    "sum": _sum,
    "min": lambda block, _weights: np.fmin.reduce(block, axis=0),
    "max": lambda block, _weights: np.fmax.reduce(block, axis=0),
    "median": _median,
    "geometric": _geometric,
}

OPERATORS: dict[Operator, Callable[[Floats, Floats], Bools]] = {
    "lt": lambda gap, slack: gap < -slack,
    "lte": lambda gap, slack: gap <= slack,
    "gt": lambda gap, slack: gap > slack,
    "gte": lambda gap, slack: gap >= -slack,
    "eq": lambda gap, slack: np.abs(gap) <= slack,
}
