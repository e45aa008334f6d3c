"""A company's card, made from the frozen document, the checks and the methodology it was scored by. Pure."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accountability.scorecards.figures import FULL_MARKS, number, shown
from accountability.scorecards.findings import Finding, finding_of
from accountability.scorecards.matters import Matters, matters_of
from accountability.scorecards.names import DatedName, dated_names, former
from accountability.scorecards.passages import Origin, Passage, origins, passages
from accountability.scorecards.wording import country_name
from accountability.scoring.methodology import Criterion, Methodology

Document = Mapping[str, Any]
# More criteria than this are not listed one by one on a card: each has its own receipt.
MOST_LISTED = 60
OWN: Document = {"kind": "own", "publisher": "", "url": "", "group": ""}
STATES = ("yes", "partial", "no", "no_disclosure", "na", "not_assessed")


@dataclass(frozen=True)
class Figure:
    """A score as it is shown, with what it rests on; ``value`` is None when there is none, 0 is a score."""

    label: str
    value: float | None
    max: float
    answered: int
    applicable: int
    url: str = ""
    id: str = ""


@dataclass(frozen=True)
class Theme:
    """A part of the methodology with its findings; ``parts`` are the scores that its own is computed from."""

    id: str
    figure: Figure
    findings: tuple[Finding, ...]
    parts: tuple[Figure, ...]

    @property
    def anchor(self) -> str:
        """Its anchor on the card."""
        return f"theme-{self.id}"

    @property
    def assessed(self) -> tuple[Finding, ...]:
        """The findings somebody has looked into."""
        return tuple(finding for finding in self.findings if finding.state != "not_assessed")

    @property
    def unassessed(self) -> tuple[Finding, ...]:
        """The criteria nobody has looked at yet."""
        return tuple(finding for finding in self.findings if finding.state == "not_assessed")


@dataclass(frozen=True)
class Card:
    """Everything a scorecard says about one company."""

    slug: str
    name: str
    country: str
    sector: str
    website: str
    description: str
    names: tuple[DatedName, ...]
    identifiers: tuple[tuple[str, str], ...]
    methodology: Document
    as_of: str
    scope_note: str
    reviewers: int
    published_at: datetime
    total: Figure
    grade: str
    uncapped: float | None
    cap_reason: str
    themes: tuple[Theme, ...]
    matters: Matters
    sources: tuple[Origin, ...]
    quotes: tuple[Passage, ...]
    origin: Document

    @property
    def is_imported(self) -> bool:
        """Whether somebody else published the answers."""
        return bool(self.origin["kind"] != OWN["kind"])

    @property
    def is_large(self) -> bool:
        """Whether there are too many criteria to list each."""
        return len(self.findings) > MOST_LISTED

    @property
    def formerly(self) -> str:
        """The names it no longer goes by, with their dates; '' without any."""
        return former(self.names, today=self.name)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order of the methodology."""
        return tuple(finding for theme in self.themes for finding in theme.findings)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The score of each theme."""
        return tuple(theme.figure for theme in self.themes)

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """State, the scale's word for it and how many criteria have it, those that occur."""
        counted = Counter(answer for finding in self.findings for answer in finding.answers)
        return tuple((*answer, counted[answer]) for answer in sorted(counted, key=lambda a: STATES.index(a[0])))

    @property
    def last_checked_on(self) -> str:
        """The day of the newest look at anything on the card; '' before the first."""
        return max((check.last_checked_on or "" for check in self.matters.checks), default="")

    @property
    def is_last_check_automatic(self) -> bool:
        """Whether nobody but the machine looked on that day."""
        newest = [check for check in self.matters.checks if check.last_checked_on == self.last_checked_on]
        return bool(newest) and all(check.is_automatic for check in newest)

    @property
    def next_due_on(self) -> str:
        """The day of the next look planned; '' without one."""
        return min((check.next_look_on for check in self.matters.checks if check.next_look_on), default="")


def card_of(document: Document, tree: Methodology, checks: Document) -> Card:
    """The card; ``tree`` is the version the document pins, ``checks`` a checks document or {}."""
    company, assessed, result = document["company"], document["assessed"], document["result"]
    quotes = passages(document)
    return Card(
        slug=company["slug"],
        name=company["name"],
        country=country_name(company["country"]),
        sector=company["sector_label"],
        website=company["website"],
        description=company["description"],
        names=dated_names(company["names"]),
        identifiers=tuple((item["label"], item["value"]) for item in company["identifiers"]),
        methodology=document["methodology"],
        as_of=assessed["as_of"],
        scope_note=assessed["scope_note"],
        reviewers=assessed["reviewers"],
        published_at=datetime.fromisoformat(assessed["published_at"]),
        total=_figure(result, tree, label=tree.root.title),
        grade=result["grade"] or "",
        uncapped=shown(result["uncapped"], tree.rounding),
        cap_reason=result["cap_reason"] or "",
        themes=tuple(_themes(document, tree, quotes)),
        matters=matters_of(document, checks),
        sources=tuple(origins(document).values()),
        quotes=tuple(quotes.values()),
        origin=assessed.get("origin", OWN),
    )


def read(text: str) -> dict[str, Any]:
    """A frozen document as it was written."""
    document: dict[str, Any] = json.loads(text)
    return document


def _figure(item: Document, tree: Methodology, *, label: str, url: str = "") -> Figure:
    return Figure(
        label=label,
        value=shown(item["score"], tree.rounding),
        max=number(item["max"]) or FULL_MARKS,
        answered=item["answered"],
        applicable=item["applicable"],
        url=url,
        id=str(item.get("id", "")),
    )


def _themes(document: Document, tree: Methodology, quotes: Mapping[str, Passage]) -> Iterable[Theme]:
    """The branches below the root that are computed, each with all its leaves; then leaves that hang on the root."""
    scores = {item["id"]: item for item in document["nodes"]}
    leaves = {item["id"]: finding_of(item, tree, quotes) for item in document["criteria"]}
    root = tree.root

    def theme(node: Criterion, findings: tuple[Finding, ...]) -> Theme:
        figure = _figure(scores[node.id], tree, label=node.title, url=f"#theme-{node.id}")
        computed = [part for part in tree.members(node.id) if part.id in scores and node != root]
        parts = tuple(_figure(scores[part.id], tree, label=f"{part.id} {part.title}") for part in computed)
        return Theme(node.id, figure, findings, parts)

    for branch in tree.children(root.id):
        if not tree.is_leaf(branch.id):
            yield theme(branch, tuple(leaves[leaf.id] for leaf in tree.leaves(branch.id)))
    if bare := tuple(leaves[branch.id] for branch in tree.children(root.id) if tree.is_leaf(branch.id)):
        yield theme(root, bare)
