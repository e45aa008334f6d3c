"""What was found on each criterion: answer, level, reasons, quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accountability.frameworks.outlines import DIMENSIONS, state_of
from accountability.scorecards.figures import number, shown
from accountability.scorecards.passages import Passage
from accountability.scorecards.wording import word
from accountability.scoring.methodology import Methodology


@dataclass(frozen=True)
class Published:
    """An answer as somebody else published it; ``unit`` is the part of the company it is about, '' for the whole."""

    unit: str
    state: str
    label: str
    points: float | None
    note: str
    quote: str
    source_url: str

    @property
    def is_explained(self) -> bool:
        """Whether the publisher says more than the answer."""
        return bool(self.note or self.quote or self.source_url)


@dataclass(frozen=True)
class Finding:
    """One criterion of one company. ``state`` is one of the six the site's badges know; they are never mixed up.

    It is '' where parts of the company are answered for: then each of ``in_units`` has one.
    """

    id: str
    title: str
    path: str
    dimension: str
    weight: float
    state: str
    label: str
    points: float | None
    max: float | None
    rubric: str
    reasons: tuple[str, ...]
    reviewers: int
    quotes: tuple[Passage, ...]
    published: Published | None = None
    in_units: tuple[Published, ...] = ()

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """State and word of the answer, or of the answer about each part."""
        return tuple((part.state, part.label) for part in self.in_units) or ((self.state, self.label),)

    @property
    def anchor(self) -> str:
        """Its anchor on the card."""
        return f"criterion-{self.id}"

    @property
    def more_quotes(self) -> tuple[Passage, ...]:
        """All quotes but the first."""
        return self.quotes[1:]

    @property
    def dimension_label(self) -> str:
        """Whether it asks for words, deeds or remedy; '' where the methodology does not say."""
        return word(DIMENSIONS, self.dimension) if self.dimension else ""

    @property
    def weight_label(self) -> str:
        """The weight, where it is not the usual 1."""
        return "" if self.weight == 1 else f"{self.weight:g}"


def finding_of(item: Mapping[str, Any], tree: Methodology, quotes: Mapping[str, Passage]) -> Finding:
    """The finding that a criterion of a document holds."""
    in_units = tuple(_published(part, tree, number(item["max"])) for part in item.get("in_units", ()))
    own = _published(item, tree, number(item["max"]))
    return Finding(
        id=item["id"],
        title=item["title"],
        path=" › ".join(above.title for above in reversed([*tree.ancestors(item["id"])][:-2])),
        dimension=item["dimension"] or "",
        weight=float(item["weight"]),
        state="" if in_units else own.state,
        label=own.label,
        points=own.points,
        max=number(item["max"]),
        rubric=item.get("rubric", ""),
        reasons=tuple(filter(None, item.get("reasons", ()))),
        reviewers=item.get("reviewers", 0),
        quotes=tuple(quotes[quote] for quote in item.get("quotes", ()) if quote in quotes),
        published=own,
        in_units=in_units,
    )


def _published(item: Mapping[str, Any], tree: Methodology, highest: float | None) -> Published:
    return Published(
        unit=item.get("unit", ""),
        state=state_of(item["answer"], number(item.get("points")), highest),
        label=item.get("label", ""),
        points=shown(item.get("points"), tree.rounding),
        note=item.get("note", ""),
        quote=item.get("quote", ""),
        source_url=item.get("source_url", ""),
    )
