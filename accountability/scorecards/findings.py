"""What was found on each criterion: answer, level, reasons, quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accountability.scorecards.figures import number, shown
from accountability.scorecards.passages import Passage
from accountability.scorecards.wording import DIMENSIONS, word
from accountability.scoring.methodology import Methodology

NO_DISCLOSURE = frozenset({"no_disclosure", "no_disclosure_found"})


@dataclass(frozen=True)
class Finding:
    """One criterion of one company. ``state`` is one of the six the site's badges know; they are never mixed up."""

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
    return Finding(
        id=item["id"],
        title=item["title"],
        path=" › ".join(above.title for above in reversed([*tree.ancestors(item["id"])][:-2])),
        dimension=item["dimension"] or "",
        weight=float(item["weight"]),
        state=state_of(item["answer"], number(item.get("points")), number(item["max"])),
        label=item.get("label", ""),
        points=shown(item.get("points"), tree.rounding),
        max=number(item["max"]),
        rubric=item.get("rubric", ""),
        reasons=tuple(filter(None, item.get("reasons", ()))),
        reviewers=item.get("reviewers", 0),
        quotes=tuple(quotes[quote] for quote in item.get("quotes", ()) if quote in quotes),
    )


def state_of(answer: str | None, points: float | None, highest: float | None) -> str:
    """Which look an answer has. Not assessed, not applicable, no disclosure and does not meet stay four things."""
    if answer is None:
        return "not_assessed"
    if points is None:
        return "na"
    if answer.replace(" ", "_").replace("-", "_").lower() in NO_DISCLOSURE:
        return "no_disclosure"
    if highest is not None and points >= highest:
        return "yes"
    return "no" if points <= 0 else "partial"
