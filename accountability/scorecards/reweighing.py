"""A reader's own weights: read from an address, and what they make of the table. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from accountability.scorecards.figures import number, shown
from accountability.scoring.methodology import Criterion, Methodology, parse_number
from accountability.scoring.result import Result
from accountability.scoring.sensitivity import WEIGHTED, under_own_weights

HIGHEST = 10.0


@dataclass(frozen=True)
class Weight:
    """One weight of the form: what it is for, what is published, what the reader chose."""

    criterion: Criterion
    chosen: float

    @property
    def published(self) -> str:
        """The published weight in words."""
        return plain(self.criterion.weight)

    @property
    def value(self) -> str:
        """What stands in the form, never localised."""
        return f"{self.chosen:g}"


@dataclass(frozen=True)
class OwnWeights:
    """The reader's weights; ``problems`` says what could not be used."""

    weights: tuple[Weight, ...]
    problems: tuple[str, ...]
    highest: float

    @property
    def chosen(self) -> dict[str, float]:
        """By criterion."""
        return {weight.criterion.id: weight.chosen for weight in self.weights}

    @property
    def is_published(self) -> bool:
        """Whether they are the published ones."""
        return all(weight.chosen == weight.criterion.weight for weight in self.weights)

    def grouped(self, tree: Methodology) -> list[tuple[str, list[Weight]]]:
        """The weights under the title of what they belong to."""
        groups = groupby(self.weights, key=lambda weight: weight.criterion.parent or "")
        return [(tree.criterion(parent).title, [*weights]) for parent, weights in groups]


@dataclass(frozen=True)
class Row:
    """A company under the reader's weights beside the published table."""

    slug: str
    name: str
    score: float | None
    rank: int | None
    published_score: float | None
    published_rank: int | None

    @property
    def places(self) -> int:
        """How many places it rises (above 0) or falls."""
        return (self.published_rank or 0) - (self.rank or 0) if self.rank and self.published_rank else 0

    @property
    def moved(self) -> int:
        """How many places it moves, either way."""
        return abs(self.places)


def plain(weight: float) -> str:
    """A weight as it is written in a file."""
    return f"{weight:g}"


def weighted_members(tree: Methodology) -> tuple[Criterion, ...]:
    """What the total is computed from and may be weighed anew; none where weights play no part."""
    if tree.root.aggregate.by not in WEIGHTED:
        return ()
    return tuple(member for member in tree.members(tree.root.id) if member.weight >= 0)


def own_weights(tree: Methodology, asked: Mapping[str, str]) -> OwnWeights:
    """The weights an address asks for. What is no number from 0 to 10 is left at the published weight, and said."""
    members = weighted_members(tree)
    highest = max([HIGHEST, *(member.weight for member in members)])
    problems, weights = [], []
    for member in members:
        text = asked.get(member.id, "").strip()
        found = parse_number(text)
        if text and (found is None or not 0 <= found <= highest):
            problems.append(
                _("The weight of %(id)s must be a number from 0 to %(most)s; the published weight is used.")
                % {"id": member.id, "most": plain(highest)}
            )
            found = None
        weights.append(Weight(member, member.weight if found is None else found))
    if weights and not any(weight.chosen for weight in weights):
        problems.append(_("At least one weight must be above 0; the published weights are used."))
        weights = [Weight(member, member.weight) for member in members]
    return OwnWeights(tuple(weights), tuple(problems), highest)


def reweighed(result: Result, names: Mapping[str, str], own: OwnWeights) -> list[Row]:
    """The table under the reader's weights, the first rank first; without a score last."""
    rounding = result.compiled.methodology.rounding
    anew = under_own_weights(result, own.chosen)
    rows = [
        Row(slug, names[slug], shown(_known(total), rounding), rank, shown(_total(result, slug), rounding), before)
        for slug, total, rank, before in zip(result.companies, anew.totals, anew.ranks, result.ranks, strict=True)
    ]
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, row.name, row.slug))


def movers(rows: Iterable[Row]) -> int:
    """How many companies change their rank."""
    return sum(1 for row in rows if row.places)


def _known(total: float) -> float | None:
    return number(total) if total == total else None  # noqa: PLR0124 - NaN is the one number that differs from itself


def _total(result: Result, slug: str) -> float | None:
    return result[slug, result.compiled.methodology.root.id].score
