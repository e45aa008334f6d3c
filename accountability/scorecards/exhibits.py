"""A scorecard as it is exhibited: its card, its checks, and the editions before and after it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from django.urls import reverse

from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accountability.record.models import Checks, Scorecard
from accountability.record.queries import editions_of
from accountability.scorecards import queries
from accountability.scorecards.cards import Card, card_of, read
from accountability.scorecards.figures import shown
from accountability.scorecards.findings import Finding
from accountability.scorecards.gaps import Gap, gap_of
from accountability.scorecards.passages import Origin, Passage, Segment, highlighted
from accountability.scorecards.workings import working
from accountability.scoring.gaps import words_and_deeds


@dataclass(frozen=True)
class Change:
    """The total against the edition before: ``delta``, or None where the two cannot be compared."""

    since: int
    delta: float | None


@dataclass(frozen=True)
class Exhibit:
    """One scorecard for reading. ``editions`` are all of the company's, newest first, without documents."""

    scorecard: Scorecard
    methodology: Methodology
    checks: Checks | None
    editions: tuple[Scorecard, ...]

    @cached_property
    def card(self) -> Card:
        """The card."""
        checks = read(self.checks.document) if self.checks else {}
        return card_of(read(self.scorecard.document), tree_of(self.methodology), checks)

    @property
    def successor(self) -> Scorecard | None:
        """The edition that superseded it, None while it is in force."""
        return _successor(self.scorecard, self.editions)

    @property
    def address(self) -> str:
        """Where it is shown: the company's page for the newest, the edition's page for any other."""
        if self.scorecard.edition == self.editions[0].edition:
            return reverse("scorecards:company", args=[self.scorecard.slug])
        return reverse("scorecards:edition", args=[self.scorecard.slug, self.scorecard.edition])

    def receipt(self, criterion: str) -> str:
        """Where it is shown how the number of a criterion comes about."""
        return f"{self.address}criteria/{quote(criterion, safe='')}/"

    @cached_property
    def gap(self) -> Gap:
        """Its words beside its deeds. No statement."""
        one = working(self.scorecard.document, tree_of(self.methodology))
        return gap_of(one.company, self.card.name, words_and_deeds(one.result)[one.company], one.tree.rounding)

    @property
    def total_receipt(self) -> str:
        """Where it is shown how the total comes about."""
        return self.receipt(tree_of(self.methodology).root.id)

    @cached_property
    def change(self) -> Change | None:
        """How the total moved since the edition before; None for a first edition. One statement."""
        before = next((e for e in self._same_methodology if e.edition < self.scorecard.edition), None)
        if before is None:
            return None
        if before.methodology_version != self.scorecard.methodology_version:
            return Change(before.edition, None)
        then = shown(read(before.document)["result"]["score"], tree_of(self.methodology).rounding)
        now = self.card.total.value
        return Change(before.edition, None if then is None or now is None else now - then)

    @property
    def _same_methodology(self) -> list[Scorecard]:
        return [e for e in self.editions if e.methodology == self.scorecard.methodology]


@dataclass(frozen=True)
class Exhibited:
    """An archived source with the card's quotes out of it, and the criteria that cite each."""

    origin: Origin
    quotes: tuple[Passage, ...]
    cited: tuple[tuple[Passage, tuple[Finding, ...]], ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The excerpt in full with the quotes marked; none for a whole publication, which is its publisher's."""
        copy = self.origin.copy
        if copy is None or copy.text is None:
            return ()
        return tuple(highlighted(copy.text, [q for q in self.quotes if q.capture_sha256 == copy.sha256]))

    @property
    def elsewhere(self) -> tuple[Passage, ...]:
        """The quotes that the text shown does not hold: all of them when no text is shown."""
        copy = self.origin.copy
        in_text = copy.sha256 if copy and copy.text is not None else ""
        return tuple(quote for quote in self.quotes if quote.capture_sha256 != in_text)


def exhibit_of(scorecard: Scorecard) -> Exhibit:
    """The scorecard for reading. Three statements."""
    editions = tuple(editions_of(scorecard.slug))
    checks = queries.checks_shown_with(scorecard, successor=_successor(scorecard, editions))
    return Exhibit(scorecard, queries.methodology_of(scorecard), checks, editions)


def evidence_in(card: Card, number: int) -> Exhibited | None:
    """The card's source of that number, or None. No statement."""
    origin = next((origin for origin in card.sources if origin.number == number), None)
    if origin is None:
        return None
    quotes = tuple(sorted((q for q in card.quotes if q.origin.number == number), key=lambda q: (q.start, q.number)))
    cited = ((quote, tuple(f for f in card.findings if quote in f.quotes)) for quote in quotes)
    return Exhibited(origin, quotes, tuple(cited))


def _successor(scorecard: Scorecard, editions: tuple[Scorecard, ...]) -> Scorecard | None:
    later = [e for e in editions if e.methodology == scorecard.methodology and e.edition > scorecard.edition]
    return later[-1] if later else None
