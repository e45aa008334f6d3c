"""Working up the tree: from the points of the leaves to the score, maximum and counts of every criterion."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.arithmetic import TOLERANCE, Bools, Floats, aggregate, beside, compares, extreme
from accountability.scoring.compiled import Compiled, Step
from accountability.scoring.conditions import holds
from accountability.scoring.folding import Layout, fold_units, roll_up_units
from accountability.scoring.methodology import Missing
from accountability.scoring.sheet import Sheet, counted_answers

Counts = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Tables of shape (criteria, columns): scores and maxima, NaN where there is none, and counts of leaves.

    `lows`, the fewest points there could have been, is only kept where a negative weight makes them count.
    For rows with caps, `uncapped` holds the score before them and `capped` the place in the methodology's caps of
    the one that lowered it, -1 for none. For rows with `scale_to`, `ceilings` holds the maximum that became it.
    """

    values: Floats
    highs: Floats
    lows: Floats
    answered: Counts = field(default_factory=lambda: np.empty((0, 0), dtype=np.int32))
    applicable: Counts = field(default_factory=lambda: np.empty((0, 0), dtype=np.int32))
    uncapped: dict[int, Floats] = field(default_factory=dict)
    capped: dict[int, NDArray[np.int32]] = field(default_factory=dict)
    ceilings: dict[int, Floats] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[Floats, ...]:
        """The tables of points that are kept: scores, maxima and, where they count, minima."""
        return (self.values, self.highs, self.lows) if self.lows.size else (self.values, self.highs)


def compute(
    compiled: Compiled,
    layout: Layout,
    sheet: Sheet,
    missing: Missing,
    *,
    only: Bools | None = None,
    caps: bool = True,
    lean: bool = False,
) -> Scores:
    """Return the scores of a sheet, `only` saying which criteria to count and `caps=False` leaving caps aside.

    `lean` leaves the maxima of leaves undefined where nothing is computed from them.
    Raises AnswersError naming every gap when `missing` is "error".
    """
    counted = counted_answers(compiled, layout, sheet, missing, only)
    return replace(
        work_up(compiled, layout, counted.points, caps=caps, lean=lean),
        answered=_counts(compiled, layout, counted.answered),
        applicable=_counts(compiled, layout, counted.applicable),
    )


def work_up(
    compiled: Compiled,
    layout: Layout,
    points: Floats,
    *,
    caps: bool = True,
    lean: bool = False,
    weights: Mapping[int, Floats] | None = None,
) -> Scores:
    """Return the scores that follow from the points of the leaves, without counts; `points` become their values.

    `weights` replaces those of the criteria in these rows. With points of shape (criteria, tables, columns) and weights
    of shape (members, tables), many tables are worked out at once.
    """
    scores = Scores(
        values=points,
        highs=np.empty_like(points) if lean and compiled.fixed else points * 0.0 + beside(compiled.highs, points),
        lows=points * 0.0 + beside(compiled.lows, points) if compiled.signed else np.empty((len(points), 0)),
    )
    for step in compiled.working:
        changed = None if weights is None else weights.get(step.row)
        _take(compiled, layout, scores, step if changed is None else replace(step, weights=changed), caps=caps)
    return scores


def _counts(compiled: Compiled, layout: Layout, leaves: Bools) -> Counts:
    """Return how many leaves are marked at and under every criterion, a unit and a company counting what is below."""
    most = len(leaves) * (1 + len(layout.units))
    counts = leaves.astype(np.min_scalar_type(most))
    firsts = len(layout.companies)
    depths = range(int(layout.depth.max(initial=0)), -1, -1) if layout.units else ()
    for depth in depths:
        units = np.flatnonzero(layout.depth == depth)
        above = firsts + layout.parent[units] if depth else layout.company[units]
        np.add.at(counts.T, above, counts[:, firsts + units].T)
    for child, parent in compiled.parents:
        counts[parent] += counts[child]
    return counts


def _take(compiled: Compiled, layout: Layout, scores: Scores, step: Step, *, caps: bool) -> None:
    """Compute one criterion in its own columns: those of the companies, or those of the units under a fold."""
    firsts = len(layout.companies)
    columns = slice(firsts) if step.fold < 0 else slice(firsts, None)
    if step.members.size:
        _aggregate(compiled, scores, step, columns)
    if step.folded.size:
        for table in scores.tables:
            units = roll_up_units(layout, table[step.folded, ..., firsts:])
            table[step.folded, ..., firsts:] = units
            table[step.folded, ..., :firsts] = fold_units(layout, step.criterion.units, units)
    if caps and step.caps:
        _cap(compiled, layout, scores, step)


def _aggregate(compiled: Compiled, scores: Scores, step: Step, columns: slice) -> None:
    rule, row = step.criterion.aggregate, step.row
    block = scores.values[step.block, ..., columns]
    highs = scores.highs[step.block, ..., columns] if rule.by == "none_some_all" else block
    value = aggregate(rule, block, step.weights, highs)
    high, low = _bounds(compiled, scores, step, columns)
    if rule.scale_to is not None:
        ceiling = np.where(high > TOLERANCE, high, np.nan)
        value, low = value / ceiling * rule.scale_to, low / ceiling * rule.scale_to
        scores.ceilings.setdefault(row, np.full(scores.values.shape[1:], np.nan))[..., columns] = ceiling
        high = np.full_like(high, rule.scale_to)
    left_out = np.isnan(value)
    for table, numbers in zip(scores.tables, (value, high, low), strict=False):
        table[row, ..., columns] = np.where(left_out, np.nan, numbers)


def _bounds(compiled: Compiled, scores: Scores, step: Step, columns: slice) -> tuple[Floats, Floats]:
    """Return the most and the fewest points an aggregate could have come to; the fewest are right where they count."""
    rule, fixed = step.criterion.aggregate, compiled.highs[step.row]
    if not (compiled.signed or np.isnan(fixed)):
        high = np.full(scores.values[step.row, ..., columns].shape, fixed)
        return high, high
    highs = scores.highs[step.block, ..., columns]
    if not compiled.signed:
        high = extreme(rule, highs, step.weights)
        return high, high
    lows, negative = scores.lows[step.block, ..., columns], beside(step.weights, highs) < 0
    high = np.full(highs.shape[1:], fixed)
    if np.isnan(fixed):
        high = extreme(rule, np.where(negative, lows, highs), step.weights)
    if rule.by == "none_some_all":
        return high, np.full_like(high, min(rule.points or (0.0,)))
    return high, extreme(rule, np.where(negative, highs, lows), step.weights)


def _cap(compiled: Compiled, layout: Layout, scores: Scores, step: Step) -> None:
    """Lower a score to the lowest cap that holds: in the unit columns under a fold, else in those of the companies."""
    inside = step.fold not in {-1, step.row}
    columns = slice(len(layout.companies), None) if inside else slice(len(layout.companies))
    value = scores.values[step.row, ..., columns].copy()
    capped = np.full(value.shape, -1, dtype=np.int32)
    for cap in step.caps:
        lowered = compares("gt", value, cap.at_most)
        for condition in cap.when:
            lowered &= holds(condition, lambda node: _read(compiled, layout, scores, step, node))
        value = np.where(lowered, cap.at_most, value)
        capped = np.where(lowered, compiled.methodology.caps.index(cap), capped)
    scores.uncapped[step.row] = scores.values[step.row].copy()
    scores.capped[step.row] = np.full(scores.values.shape[1:], -1, dtype=np.int32)
    scores.capped[step.row][..., columns] = capped
    scores.values[step.row, ..., columns] = value


def _read(compiled: Compiled, layout: Layout, scores: Scores, step: Step, node: str) -> Floats:
    """Return a node's scores as a cap on this step sees them: the unit's own within one fold, else the company's."""
    values, firsts = scores.values[compiled.rows[node], ...], len(layout.companies)
    if step.fold in {-1, step.row}:
        return values[..., :firsts]
    if compiled.folds[compiled.rows[node]] == step.fold:
        return values[..., firsts:]
    return values[..., layout.company]
