"""Words and deeds for reading: how far commitments are ahead of practice. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accountability.scorecards.figures import shown
from accountability.scoring.gaps import DimensionScore, WordsAndDeeds
from accountability.scoring.methodology import Methodology, Rounding


@dataclass(frozen=True)
class Side:
    """One side: what it came to of 100, and what that rests on."""

    value: float | None
    answered: int
    applicable: int


@dataclass(frozen=True)
class Gap:
    """One company's words beside its deeds. ``points`` is None while either side is answered by less than half."""

    slug: str
    name: str
    words: Side
    deeds: Side
    points: float | None

    @property
    def start(self) -> float:
        """Where the line between both begins."""
        return min(self.words.value or 0.0, self.deeds.value or 0.0)

    @property
    def length(self) -> float:
        """How long it is."""
        return abs(self.points or 0.0)

    @property
    def size(self) -> float:
        """The gap without its direction."""
        return abs(self.points or 0.0)


def has_both(tree: Methodology) -> bool:
    """Whether the methodology asks for commitments and for practice."""
    return {"commitment", "practice"} <= {leaf.dimension for leaf in tree.leaves()}


def gap_of(slug: str, name: str, found: WordsAndDeeds, rounding: Rounding) -> Gap:
    """One company's gap; the points are those between the numbers shown, so that a reader can check them."""
    words, deeds = _side(found.commitment, rounding), _side(found.practice, rounding)
    is_shown = found.gap is not None and words.value is not None and deeds.value is not None
    points = shown((words.value or 0.0) - (deeds.value or 0.0), rounding) if is_shown else None
    return Gap(slug, name, words, deeds, points)


def gaps_of(found: Mapping[str, WordsAndDeeds], names: Mapping[str, str], rounding: Rounding) -> list[Gap]:
    """Every company's gap: the widest first, then those that cannot be shown, by name."""
    return _ordered(gap_of(slug, names[slug], one, rounding) for slug, one in found.items())


def _ordered(gaps: Iterable[Gap]) -> list[Gap]:
    return sorted(gaps, key=lambda gap: (gap.points is None, -(gap.points or 0.0), gap.name, gap.slug))


def _side(score: DimensionScore, rounding: Rounding) -> Side:
    return Side(shown(score.score, rounding), score.answered, score.applicable)
