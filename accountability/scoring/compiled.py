"""A methodology compiled once to index arrays: every criterion a row, every rule the rows it reads."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.arithmetic import Floats
from accountability.scoring.dependencies import computing_order
from accountability.scoring.methodology import Cap, Criterion, Methodology

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """The computing of one criterion: its row, the rows and weights it is made of, and the caps on it.

    `fold` is the row of the folding point it stands at or under, -1 when it is about the company itself; `folded`
    the rows that become company values at this step, empty but at a folding point. `block` selects the members' rows,
    as a slice where they stand one after the other, which copies nothing.
    """

    row: int
    criterion: Criterion
    members: Indices
    block: slice | Indices
    weights: Floats
    caps: tuple[Cap, ...]
    fold: int
    folded: Indices


@dataclass(frozen=True, eq=False)
class Compiled:
    """A methodology with `rows` by criterion id, the `steps` in computing order and, per leaf row, its answers.

    `folds` holds the row of the folding point at or above each row, -1 for none; `parents` each child's row with its
    parent's, children first. `highs` holds the maximum of a row that always has the same one, before `scale_to`, NaN
    for the others; `lows` the fewest points of a leaf (both infinite without a limit). `signed`: some weight is
    negative, so minima count too.
    """

    methodology: Methodology
    rows: dict[str, int]
    steps: tuple[Step, ...]
    highs: Floats
    lows: Floats
    folds: tuple[int, ...]
    parents: tuple[tuple[int, int], ...]
    signed: bool

    @cached_property
    def working(self) -> tuple[Step, ...]:
        """The steps at which something is computed: all but those of plain leaves."""
        return tuple(step for step in self.steps if step.members.size or step.folded.size or step.caps)

    @cached_property
    def fixed(self) -> bool:
        """Whether no maximum depends on others: nothing folds, is scaled by what applies, or asks for full marks."""
        computed = [step for step in self.steps if step.members.size]
        known = not any(np.isnan(self.highs[s.row]) or s.criterion.aggregate.by == "none_some_all" for s in computed)
        return known and not self.signed and all(fold < 0 for fold in self.folds)

    @property
    def root(self) -> int:
        """The row of the root."""
        return self.rows[self.methodology.root.id]


@lru_cache(maxsize=64)
def compile_methodology(methodology: Methodology) -> Compiled:
    """Return the methodology ready to score with, compiled once for each methodology object."""
    rows = {criterion.id: row for row, criterion in enumerate(methodology.criteria)}
    lows = np.full(len(rows), np.nan)
    for leaf in methodology.leaves():
        lowest = methodology.scale_of(leaf.id).lowest
        lows[rows[leaf.id]] = -np.inf if lowest is None else lowest
    return Compiled(
        methodology=methodology,
        rows=rows,
        steps=tuple(_step(methodology, rows, node) for node in computing_order(methodology)),
        highs=_highs(methodology, rows),
        lows=lows,
        folds=tuple(_fold_row(methodology, rows, criterion.id) for criterion in methodology.criteria),
        parents=tuple((rows[c.id], rows[c.parent]) for c in reversed(methodology.criteria) if c.parent is not None),
        signed=any(criterion.weight < 0 for criterion in methodology.criteria),
    )


def _step(methodology: Methodology, rows: dict[str, int], node: str) -> Step:
    members = methodology.members(node)
    folded = (node, *(c.id for c in methodology.descendants(node))) if methodology.by_id[node].units else ()
    places = [rows[member.id] for member in members]
    together = bool(places) and places == list(range(places[0], places[0] + len(places)))
    indices = np.array(places, dtype=np.intp)
    return Step(
        row=rows[node],
        criterion=methodology.by_id[node],
        members=indices,
        block=slice(places[0], places[-1] + 1) if together else indices,
        weights=np.array([member.weight for member in members], dtype=np.float64),
        caps=tuple(cap for cap in methodology.caps if cap.node == node),
        fold=_fold_row(methodology, rows, node),
        folded=np.array([rows[name] for name in folded], dtype=np.intp),
    )


def _fold_row(methodology: Methodology, rows: dict[str, int], node: str) -> int:
    fold = methodology.folding_point(node)
    return -1 if fold is None else rows[fold.id]


def _highs(methodology: Methodology, rows: dict[str, int]) -> Floats:
    """Return each row's maximum before `scale_to` where it is the same whatever is left out, else NaN."""
    highs = np.full(len(rows), np.nan)
    final = highs.copy()
    for criterion in reversed(methodology.criteria):
        row, rule = rows[criterion.id], criterion.aggregate
        if methodology.is_leaf(criterion.id):
            highest = methodology.scale_of(criterion.id).highest
            highs[row] = np.inf if highest is None else highest
        elif rule.by == "none_some_all":
            highs[row] = max(rule.points or (0.0,))
        elif rule.by not in {"sum", "share_met"}:
            of_members = {float(final[rows[member.id]]) for member in methodology.members(criterion.id)}
            highs[row] = of_members.pop() if len(of_members) == 1 else np.nan
        final[row] = highs[row] if rule.scale_to is None else rule.scale_to
    return highs
