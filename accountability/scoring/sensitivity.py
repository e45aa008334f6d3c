"""Sensitivity to weights: where companies would rank under other reasonable weights, or under a reader's own.

Every weighted aggregate (mean, sum, geometric, share_met) gets new weights in every draw, and all that follows
(scale_to, folding points, caps, rounding, ranks) is worked out again. New weights follow a Dirichlet distribution whose
mean is the published weights, with a concentration of 10 times the number of members. For a member of average weight
the standard deviation is then near three tenths of its weight, whatever the number of members: about one draw in three
shifts it by more than that. Signs are kept, a weight of 0 stays 0, and the weights of a sum keep their total size.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from accountability.scoring.arithmetic import Floats, rounded
from accountability.scoring.compiled import Compiled, Step
from accountability.scoring.computing import work_up
from accountability.scoring.grading import group_numbers, rank_numbers
from accountability.scoring.result import Result
from accountability.scoring.sheet import counted_answers

CONCENTRATION = 10.0
CELLS_AT_ONCE = 8192
WEIGHTED = {"mean", "sum", "geometric", "share_met"}
LOW, MEDIAN, HIGH = 5, 50, 95


@dataclass(frozen=True, slots=True)
class RankRange:
    """Where a company ranks in the middle ninety of a hundred draws, and in the middle one."""

    low: int
    high: int
    median: int


class WeightsError(ValueError):
    """Weights that nothing can be computed with; the message says which."""


def rank_ranges(result: Result, draws: int, seed: int = 0) -> tuple[RankRange | None, ...]:
    """Return the 5th to 95th percentile and the median of each company's rank; None for one without a score.

    The same result, number of draws and seed give the same ranges.
    """
    groups = group_numbers(result.companies, result.groups)
    ranks = np.empty((draws, len(result.companies)), dtype=np.int32)
    done = 0
    for totals in _totals(result, _weights(result.compiled, draws, seed), draws):
        shown = rounded(totals, result.compiled.methodology.rounding)
        ranks[done : done + len(totals)] = rank_numbers(shown, groups)
        done += len(totals)
    ranks.sort(axis=0)
    ends = zip(*(ranks[math.ceil(draws * share / 100) - 1].tolist() for share in (LOW, HIGH, MEDIAN)), strict=True)
    return tuple(RankRange(*end) if all(end) else None for end in ends)


def _weights(compiled: Compiled, draws: int, seed: int) -> dict[int, Floats]:
    """Return new weights of shape (members, draws) for every weighted aggregate, by row."""
    random = np.random.default_rng(seed)
    steps = [step for step in compiled.steps if step.members.size and step.criterion.aggregate.by in WEIGHTED]
    return {step.row: _drawn(random, step, draws) for step in sorted(steps, key=lambda step: step.row)}


def _drawn(random: np.random.Generator, step: Step, draws: int) -> Floats:
    sizes = np.abs(step.weights)
    whole = float(sizes.sum())
    if not whole:
        return np.zeros((len(sizes), draws))
    gammas = random.standard_gamma((CONCENTRATION * len(sizes) * sizes / whole)[:, None], (len(sizes), draws))
    return np.asarray(np.sign(step.weights)[:, None] * gammas * (whole / gammas.sum(axis=0)), dtype=np.float64)


def _totals(result: Result, weights: Mapping[int, Floats], draws: int) -> Iterator[Floats]:
    """Yield the totals under new weights, some draws at a time: shape (draws, companies)."""
    compiled, layout = result.compiled, result.layout
    points = counted_answers(compiled, layout, result.sheet, result.missing).points
    step = max(1, CELLS_AT_ONCE // layout.width)
    for start in range(0, draws, step):
        part = {row: table[:, start : start + step] for row, table in weights.items()}
        tables = np.repeat(points[:, None, :], min(step, draws - start), axis=1)
        scores = work_up(compiled, layout, tables, weights=part, lean=True)
        yield scores.values[compiled.root, :, : len(layout.companies)]


@dataclass(frozen=True, slots=True, eq=False)
class OwnWeights:
    """The totals under a reader's weights, NaN where there is none, and the ranks, in the order of the companies."""

    totals: Floats
    ranks: tuple[int | None, ...]


def under_own_weights(result: Result, weights: Mapping[str, float]) -> OwnWeights:
    """Return totals and ranks with the members of the root weighted anew; those not named keep their weight.

    Raises WeightsError for a criterion that is no member of the root, a negative weight, or nothing but zeros.
    """
    compiled = result.compiled
    step = next(step for step in compiled.steps if step.row == compiled.root)
    chosen = _chosen(compiled, step, weights)
    points = counted_answers(compiled, result.layout, result.sheet, result.missing).points
    scores = work_up(compiled, result.layout, points, weights={step.row: chosen})
    totals = scores.values[compiled.root, : len(result.companies)]
    ranks = rank_numbers(rounded(totals, compiled.methodology.rounding), group_numbers(result.companies, result.groups))
    return OwnWeights(totals, tuple(rank or None for rank in ranks.tolist()))


def _chosen(compiled: Compiled, step: Step, weights: Mapping[str, float]) -> Floats:
    members: Sequence[str] = [compiled.methodology.criteria[row].id for row in step.members]
    for name, weight in weights.items():
        if name not in members:
            raise WeightsError(f"'{name}' is not what the total is computed from; that is {', '.join(members)}")
        if not 0 <= weight < np.inf:
            raise WeightsError(f"the weight of '{name}' must be 0 or more, not {weight:g}")
    chosen = np.array([weights.get(name, was) for name, was in zip(members, step.weights.tolist(), strict=True)])
    if not chosen.any():
        raise WeightsError("at least one weight must be above 0")
    return chosen
