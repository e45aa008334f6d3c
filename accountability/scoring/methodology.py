"""A methodology as frozen values: a tree of criteria with scales, weights and rules (no I/O, no arithmetic)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

WRITTEN_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
LARGEST_NUMBER = 1e12
CHILDREN = "children"

Operator = Literal["lt", "lte", "gt", "gte", "eq"]
Missing = Literal["exclude", "zero", "error"]
Method = Literal["mean", "sum", "min", "max", "geometric", "median", "share_met", "none_some_all"]
Dimension = Literal["commitment", "practice", "remedy"]
RoundingMode = Literal["half_up", "half_even"]


def parse_number(text: str) -> float | None:
    """Return the finite decimal number that `text` writes, or None when it is none or beyond ±1e12."""
    if WRITTEN_NUMBER.fullmatch(text) is None or abs(number := float(text)) > LARGEST_NUMBER:
        return None
    return number


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed answer of a scale; `points` is None for "not applicable"."""

    answer: str
    label: str
    points: float | None


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers a numeric scale allows; a limit of None is open."""

    low: float | None = None
    high: float | None = None

    def allows(self, number: float) -> bool:
        """Return whether the number lies within both limits."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers a leaf may be given: a list of options, or any number in a range (which is its own points)."""

    id: str
    options: tuple[Option, ...] = ()
    number: NumberRange | None = None

    def points(self, answer: str) -> float | None:
        """Return what an answer earns, None for not applicable; raises KeyError for an answer not on the scale."""
        if self.number is None:
            return {option.answer: option.points for option in self.options}[answer]
        number = parse_number(answer)
        if number is None or not self.number.allows(number):
            raise KeyError(answer)
        return number

    @property
    def highest(self) -> float | None:
        """The most points an answer can earn; None when there is no limit."""
        return self.number.high if self.number else max(o.points for o in self.options if o.points is not None)

    @property
    def lowest(self) -> float | None:
        """The fewest points an answer can earn; None when there is no limit."""
        return self.number.low if self.number else min(o.points for o in self.options if o.points is not None)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """How a criterion is computed from others: `by` a method, `over` its children or all descendants of a level."""

    by: Method = "mean"
    over: str = CHILDREN
    scale_to: float | None = None
    met: float | None = None
    points: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A node of the tree; a leaf names its scale and is answered, every other node is computed."""

    id: str
    title: str
    level: str = ""
    parent: str | None = None
    weight: float = 1.0
    scale: str | None = None
    aggregate: Aggregate = Aggregate()
    units: tuple[str, ...] = ()
    guidance: str = ""
    refs: tuple[str, ...] = ()
    dimension: Dimension | None = None
    rubric: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests on the score of one node, each against a number or another node's score; all must hold."""

    node: str
    tests: tuple[tuple[Operator, float | str], ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every criterion the condition reads."""
        return (self.node, *(against for _, against in self.tests if isinstance(against, str)))


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling on one node's score while every condition holds."""

    node: str
    at_most: float
    when: tuple[Condition, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A word for the root's score; the first grade whose conditions all hold is given."""

    grade: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Rounding:
    """How scores are rounded for display and ranks (`half_up` rounds halves away from zero)."""

    places: int = 0
    mode: RoundingMode = "half_up"


@dataclass(frozen=True, eq=False)
class Methodology:
    """A versioned tree of criteria; two methodologies are the same only when they are the same object."""

    id: str
    version: str
    title: str
    criteria: tuple[Criterion, ...]
    scales: Mapping[str, Scale]
    publisher: str = ""
    licence: str = ""
    attribution: str = ""
    language: str = "en"
    rounding: Rounding = Rounding()
    missing: Missing = "exclude"
    caps: tuple[Cap, ...] = ()
    grades: tuple[Grade, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        """Every criterion by its id, in the order of the file."""
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def _children(self) -> dict[str | None, tuple[Criterion, ...]]:
        found: dict[str | None, list[Criterion]] = {}
        for criterion in self.criteria:
            found.setdefault(criterion.parent, []).append(criterion)
        return {parent: tuple(children) for parent, children in found.items()}

    @property
    def root(self) -> Criterion:
        """The one criterion without a parent."""
        return self._children[None][0]

    def criterion(self, node: str) -> Criterion:
        """Return the criterion of that id; raises KeyError."""
        return self.by_id[node]

    def children(self, node: str) -> tuple[Criterion, ...]:
        """Return the criteria directly under this one, in the order of the file."""
        return self._children.get(node, ())

    def is_leaf(self, node: str) -> bool:
        """Return whether the criterion is answered rather than computed."""
        return node not in self._children

    def descendants(self, node: str) -> Iterator[Criterion]:
        """Yield everything under a criterion, depth first, in the order of the file."""
        waiting = [*reversed(self.children(node))]
        while waiting:
            yield (criterion := waiting.pop())
            waiting.extend(reversed(self.children(criterion.id)))

    def leaves(self, node: str | None = None) -> tuple[Criterion, ...]:
        """Return the answered criteria under one (itself when it is a leaf), by default under the root."""
        top = self.root.id if node is None else node
        return (
            (self.by_id[top],) if self.is_leaf(top) else tuple(c for c in self.descendants(top) if self.is_leaf(c.id))
        )

    def members(self, node: str) -> tuple[Criterion, ...]:
        """Return the criteria that this one's score is computed from: its children, or its descendants of one level."""
        over = self.by_id[node].aggregate.over
        return self.children(node) if over == CHILDREN else tuple(c for c in self.descendants(node) if c.level == over)

    def ancestors(self, node: str) -> Iterator[Criterion]:
        """Yield the criteria above one, from its parent up to the root."""
        while (parent := self.by_id[node].parent) is not None:
            yield self.by_id[parent]
            node = parent

    def folding_point(self, node: str) -> Criterion | None:
        """Return the criterion, this or one above, at which the values of units become one; None without."""
        return next((c for c in (self.by_id[node], *self.ancestors(node)) if c.units), None)

    def scale_of(self, node: str) -> Scale:
        """Return the scale of a leaf; raises KeyError for a criterion that is computed."""
        return self.scales[self.by_id[node].scale or ""]
