"""Units becoming companies: which units answer for themselves, and the mean of means at a folding point."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accountability.scoring.answers import Unit
from accountability.scoring.arithmetic import Bools, Floats

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Which columns make up each of `size` groups, in rounds: every group's first column, then every group's second."""

    rounds: tuple[tuple[Indices, Indices], ...]
    size: int

    def mean(self, scores: Floats) -> Floats:
        """Return each group's mean over its columns that have a score, added in their order."""
        shape = (*scores.shape[:-1], self.size)
        total, count = np.zeros(shape), np.zeros(shape)
        for sources, targets in self.rounds:
            part = scores[..., sources]
            total[..., targets] += np.where(np.isnan(part), 0.0, part)
            count[..., targets] += ~np.isnan(part)
        return np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)


@dataclass(frozen=True, eq=False)
class Layout:
    """The columns of a score table: first the companies, then their units, each in alphabetical order.

    For every unit: its `company` column, its `parent` (a place among the units, -1 at the top), its `depth` under
    the top and the `kind` of the top-level unit above it.
    """

    companies: tuple[str, ...]
    units: tuple[Unit, ...]
    company: Indices
    parent: Indices
    depth: Indices
    kind: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.companies) + len(self.units)

    @cached_property
    def columns(self) -> dict[tuple[str, str], int]:
        """The column of every (company, unit), the unit being empty for the company itself."""
        columns = {(name, ""): column for column, name in enumerate(self.companies)}
        firsts = len(self.companies)
        return columns | {(unit.company, unit.name): firsts + place for place, unit in enumerate(self.units)}

    @cached_property
    def by_parent(self) -> tuple[tuple[Indices, Groups], ...]:
        """For each depth, deepest first, its units and the groups they make under their parents."""
        depths = range(int(self.depth.max(initial=0)), 0, -1)
        levels = [np.flatnonzero(self.depth == depth) for depth in depths]
        return tuple((units, _groups(self.parent[units].tolist(), range(len(self.units)))) for units in levels)

    @cached_property
    def _by_kinds(self) -> dict[tuple[str, ...], tuple[list[int], Groups, Groups]]:
        return {}

    def folds(self, kinds: tuple[str, ...]) -> tuple[list[int], Groups, Groups]:
        """Return the top-level units of these kinds, their groups by company and kind, and these by company."""
        if kinds not in self._by_kinds:
            tops = [place for place in np.flatnonzero(self.depth == 0).tolist() if self.kind[place] in kinds]
            homes = [(int(self.company[place]), kinds.index(self.kind[place])) for place in tops]
            found = sorted(set(homes))
            by_company = _groups([company for company, _ in found], range(len(self.companies)))
            self._by_kinds[kinds] = tops, _groups(homes, found), by_company
        return self._by_kinds[kinds]

    def blocks(self, most: int) -> Iterator[tuple[slice, slice, "Layout"]]:
        """Yield the layout in parts of at most so many columns where companies allow: their companies, units, layout.

        A company stands in one part with all its units.
        """
        firsts = np.searchsorted(self.company, np.arange(len(self.companies) + 1))
        ends = np.arange(len(self.companies) + 1) + firsts
        start = 0
        while start < len(self.companies):
            end = max(start + 1, int(np.searchsorted(ends, ends[start] + most, side="right")) - 1)
            units = slice(int(firsts[start]), int(firsts[end]))
            yield slice(start, end), units, self._part(slice(start, end), units)
            start = end

    def _part(self, companies: slice, units: slice) -> "Layout":
        if companies == slice(0, len(self.companies)):
            return self
        parent = self.parent[units]
        return Layout(
            companies=self.companies[companies],
            units=self.units[units],
            company=self.company[units] - companies.start,
            parent=np.where(parent < 0, -1, parent - units.start),
            depth=self.depth[units],
            kind=self.kind[units],
        )


def lay_out(companies: Sequence[str], units: Sequence[Unit]) -> Layout:
    """Return the layout for these companies and units, which must have passed their checks."""
    names = tuple(sorted(set(companies)))
    ordered = tuple(sorted(units, key=lambda unit: (unit.company, unit.name)))
    places = {(unit.company, unit.name): place for place, unit in enumerate(ordered)}
    homes = {name: column for column, name in enumerate(names)} if ordered else {}
    parents = [places[unit.company, unit.parent] if unit.parent else -1 for unit in ordered]
    lines = [_line(place, parents) for place in range(len(ordered))]
    return Layout(
        companies=names,
        units=ordered,
        company=np.array([homes[unit.company] for unit in ordered], dtype=np.intp),
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


def _groups(homes: Sequence[Hashable], groups: Sequence[Hashable]) -> Groups:
    """Return the groups of columns whose homes are given in the order of the columns."""
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
    arrays = tuple((np.array(sources, dtype=np.intp), np.array(targets, dtype=np.intp)) for sources, targets in rounds)
    return Groups(arrays, len(groups))


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
    """Return unit scores (…, units) in which units with child units have the mean of these, deepest first."""
    scores = scores.copy()
    for children, groups in layout.by_parent:
        means = groups.mean(scores[..., children])
        scores = np.where(np.isnan(means), scores, means)
    return scores


def fold_units(layout: Layout, kinds: tuple[str, ...], scores: Floats) -> Floats:
    """Return company scores (…, companies) of rolled-up unit scores, NaN where no unit has one.

    Top-level units become the mean of their kind, and the kinds that have one the mean of the company.
    """
    tops, by_kind, by_company = layout.folds(kinds)
    return by_company.mean(by_kind.mean(scores[..., tops]))
