"""Units becoming companies: which units answer for themselves, and the mean of means at a folding point."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.answers import Unit
from accountability.scoring.arithmetic import Bools, Floats

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The columns of a score table: first the companies, then their units, each in alphabetical order.

    For every unit: its `company` column, its `parent` (a place among the units, -1 at the top), its `depth` under
    the top and the `kind` of the top-level unit above it.
    """

    companies: tuple[str, ...]
    units: tuple[Unit, ...]
    columns: dict[tuple[str, str], int]
    company: Indices
    parent: Indices
    depth: Indices
    kind: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.companies) + len(self.units)


def lay_out(companies: Sequence[str], units: Sequence[Unit]) -> Layout:
    """Return the layout for these companies and units, which must have passed their checks."""
    names = tuple(sorted(set(companies)))
    ordered = tuple(sorted(units, key=lambda unit: (unit.company, unit.name)))
    columns = {(name, ""): column for column, name in enumerate(names)}
    columns |= {(unit.company, unit.name): len(names) + place for place, unit in enumerate(ordered)}
    parents = [columns[u.company, u.parent] - len(names) if u.parent else -1 for u in ordered]
    lines = [_line(place, parents) for place in range(len(ordered))]
    return Layout(
        companies=names,
        units=ordered,
        columns=columns,
        company=np.array([columns[unit.company, ""] for unit in ordered], dtype=np.intp),
        parent=np.array(parents, dtype=np.intp),
        depth=np.array([len(line) - 1 for line in lines], dtype=np.intp),
        kind=tuple(ordered[line[-1]].kind for line in lines),
    )


def _line(place: int, parents: Sequence[int]) -> list[int]:
    """Return a unit's place and those of the units above it, up to the top."""
    line = [place]
    while (place := parents[place]) >= 0:
        line.append(place)
    return line


def answering_units(layout: Layout, kinds: Sequence[str], answered: Bools) -> Bools:
    """Return which units count for themselves under a folding point.

    A unit with child units gives way to them, unless it has answers there and none of them has; a unit of another
    kind does not count at all.
    """
    below = answered.copy()
    has_children = np.zeros(len(layout.units), dtype=bool)
    gives_way = np.zeros(len(layout.units), dtype=bool)
    for depth in range(int(layout.depth.max(initial=0)), 0, -1):
        children = np.flatnonzero(layout.depth == depth)
        has_children[layout.parent[children]] = True
        busy = children[below[children]]
        gives_way[layout.parent[busy]] = True
        below[layout.parent[busy]] = True
    gives_way |= has_children & ~answered
    counts = np.array([kind in kinds for kind in layout.kind], dtype=bool)
    for depth in range(1, int(layout.depth.max(initial=0)) + 1):
        children = np.flatnonzero(layout.depth == depth)
        counts[children] = counts[layout.parent[children]] & gives_way[layout.parent[children]]
    return counts & ~gives_way


def roll_up_units(layout: Layout, scores: Floats) -> Floats:
    """Return unit scores (rows, units) in which units with child units have the mean of these, deepest first."""
    scores = scores.copy()
    for depth in range(int(layout.depth.max(initial=0)), 0, -1):
        children = np.flatnonzero(layout.depth == depth)
        means = _grouped_mean(scores[:, children], layout.parent[children].tolist(), range(len(layout.units)))
        scores = np.where(np.isnan(means), scores, means)
    return scores


def fold_units(layout: Layout, kinds: Sequence[str], scores: Floats) -> Floats:
    """Return company scores (rows, companies) of rolled-up unit scores, NaN where no unit has one.

    Top-level units become the mean of their kind, and the kinds that have one the mean of the company.
    """
    top = [place for place in np.flatnonzero(layout.depth == 0).tolist() if layout.kind[place] in kinds]
    homes = [(int(layout.company[place]), layout.kind[place]) for place in top]
    groups = sorted(set(homes), key=lambda home: (home[0], kinds.index(home[1])))
    by_kind = _grouped_mean(scores[:, top], homes, groups)
    return _grouped_mean(by_kind, [company for company, _ in groups], range(len(layout.companies)))


def _grouped_mean(scores: Floats, homes: Sequence[Hashable], groups: Sequence[Hashable]) -> Floats:
    """Return the mean of each group's columns that have a score, added in the order of the columns."""
    place = {group: at for at, group in enumerate(groups)}
    rounds: list[tuple[list[int], list[int]]] = []
    filled = [0] * len(groups)
    for column, home in enumerate(homes):
        at = place[home]
        if filled[at] == len(rounds):
            rounds.append(([], []))
        sources, targets = rounds[filled[at]]
        sources.append(column)
        targets.append(at)
        filled[at] += 1
    total, count = np.zeros((len(scores), len(groups))), np.zeros((len(scores), len(groups)))
    for sources, targets in rounds:
        part = scores[:, sources]
        total[:, targets] += np.where(np.isnan(part), 0.0, part)
        count[:, targets] += ~np.isnan(part)
    return np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)
