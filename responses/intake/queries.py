"""Looking drafts up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Count, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from companies.models import Company
from responses.cases.models import Case
from responses.intake.choices import YES, Answer, DraftState, ProposalKind
from responses.intake.finding.shapes import Known
from responses.intake.models import Draft, Proposal
from responses.sources.choices import FetchState, Quality
from responses.sources.models import Capture, Source
from responses.sources.passages import Piece, Span, paragraphs

RECENT = 100
NOBODYS = "nobodys"
SECTIONS = {
    ProposalKind.COMPANY: _("Companies"),
    ProposalKind.QUOTE: _("Quotes"),
    NOBODYS: _("Words of others, or unclear"),
    ProposalKind.INDIRECT: _("Said indirectly"),
    ProposalKind.COMMITMENT: _("Promises and measures"),
    ProposalKind.ALLEGATION: _("Allegations"),
    ProposalKind.NO_RESPONSE: _("No response"),
}


@dataclass
class Card:
    """A proposal as it is shown: ``messages`` say what stands in its way, ``form`` changes it."""

    proposal: Proposal
    open_quotes: int = 0
    messages: list[str] = field(default_factory=list)
    form: Any = None


@dataclass(frozen=True)
class Section:
    """The proposals of one kind."""

    kind: str
    title: str
    cards: list[Card]


@dataclass(frozen=True)
class Pin:
    """The number in the text that leads to a proposal."""

    number: int
    label: str


@dataclass(frozen=True)
class Stretch:
    """A piece of the text, with the pins of the proposals that begin here."""

    piece: Piece
    pins: list[Pin]


@dataclass(frozen=True)
class Review:
    """A draft's page: its sections, its text with every proposal marked, and how far it is answered."""

    sections: list[Section]
    paragraphs: list[list[Stretch]]
    accepted: int
    rejected: int
    unanswered: int

    def cards(self) -> Iterable[Card]:
        """All cards in the order in which they are shown."""
        return (card for section in self.sections for card in section.cards)


@dataclass(frozen=True)
class Twins:
    """What is on record or under way already with the same address or the same bytes."""

    sources: list[Source]
    drafts: list[Draft]


def known_companies() -> list[Known]:
    """Every company on record by all of its names and identifiers. One statement."""
    rows = Company.objects.order_by("pk", "names__since", "names__pk").values_list(
        "pk", "name", "names__name", "identifiers__value"
    )
    found: dict[int, tuple[str, dict[str, None], dict[str, None]]] = {}
    for key, today, name, identifier in rows:
        _today, names, identifiers = found.setdefault(key, (today, {}, {}))
        names.update(dict.fromkeys([name] if name and name != today else []))
        identifiers.update(dict.fromkeys([identifier] if identifier else []))
    return [Known(name=today, also=(*names, *more), key=key) for key, (today, names, more) in found.items()]


def drafts_listed(*, user: User, state: str = DraftState.OPEN) -> QuerySet[Draft]:
    """Drafts, the person's own first, then the newest, with ``unanswered`` and ``accepted``. One statement."""
    return (
        Draft.objects.filter(state=state)
        .select_related("asked_by", "fetch")
        .defer("text", "fetch__text")
        .annotate(
            unanswered=Count("proposals", filter=Q(proposals__answer=Answer.OPEN)),
            accepted=Count("proposals", filter=Q(proposals__answer__in=YES)),
        )
        .annotate(whose=models.Case(When(asked_by=user, then=Value(0)), default=Value(1)))
        .order_by("whose", "-asked_at", "-pk")
    )


def drafts_to_read() -> QuerySet[Draft]:
    """Open drafts whose address has been fetched and not been read. One statement."""
    fetched = Q(fetch__state=FetchState.DONE, fetch__quality=Quality.GOOD) & ~Q(fetch__text="")
    unread = Draft.objects.filter(state=DraftState.OPEN, read_at__isnull=True, failed_at__isnull=True)
    return unread.filter(fetched).select_related("fetch", "asked_by")


def proposals_of(draft: Draft) -> list[Proposal]:
    """The proposals in the order in which they are shown, with companies and whose they are. One statement."""
    related = ("party", "party__company", "company", "statement", "commitment", "allegation__case", "answered_by")
    found = list(draft.proposals.select_related(*related).order_by("number"))
    for proposal in found:
        proposal.draft = draft
    return found


def review_of(draft: Draft, *, until: int) -> Review:
    """All of a draft's page; the text is shown up to ``until``. One statement."""
    proposals = proposals_of(draft)
    return Review(
        sections=_sections(proposals),
        paragraphs=_marked(draft.text, proposals, until),
        accepted=sum(proposal.is_accepted for proposal in proposals),
        rejected=sum(proposal.answer == Answer.REJECTED for proposal in proposals),
        unanswered=sum(proposal.is_open for proposal in proposals),
    )


def _sections(proposals: list[Proposal]) -> list[Section]:
    open_quotes: dict[int | None, int] = defaultdict(int)
    for proposal in proposals:
        open_quotes[proposal.party_id] += proposal.kind == ProposalKind.QUOTE and proposal.is_open
    by_kind: dict[str, list[Card]] = defaultdict(list)
    for proposal in proposals:
        by_kind[_section(proposal)].append(Card(proposal, open_quotes.get(proposal.pk, 0)))
    return [Section(kind, str(title), by_kind[kind]) for kind, title in SECTIONS.items() if by_kind[kind]]


def _section(proposal: Proposal) -> str:
    """Its kind; quotes that are nobody's yet stand apart."""
    return NOBODYS if proposal.kind == ProposalKind.QUOTE and proposal.party is None else proposal.kind


def _marked(text: str, proposals: list[Proposal], until: int) -> list[list[Stretch]]:
    """The text by paragraphs, what is proposed marked; what was rejected keeps its number and loses its mark."""
    shown = [proposal for proposal in proposals if proposal.start is not None and proposal.answer != Answer.REJECTED]
    spans = [Span(*proposal.place, proposal.number) for proposal in shown]
    labels = {proposal.number: str(proposal.get_kind_display()) for proposal in shown}
    return [
        [Stretch(piece, [Pin(number, labels[number]) for number in piece.begins]) for piece in pieces]
        for pieces in paragraphs(text, spans, end=min(until, len(text)))
    ]


def twins_of(draft: Draft) -> Twins:
    """Sources and other open drafts with the same address or the same bytes. Two statements."""
    by_address = Q(url=draft.url) if draft.url else Q()
    sources = Source.objects.filter(by_address | Q(pk__in=Capture.objects.filter(sha256=draft.sha256).values("source")))
    drafts = Draft.objects.filter(by_address | Q(sha256=draft.sha256), state=DraftState.OPEN).exclude(pk=draft.pk)
    return Twins(list(sources.order_by("pk")), list(drafts.defer("text").order_by("pk")))


def companies_to_choose() -> QuerySet[Company]:
    """Every company on record, by name. One statement."""
    return Company.objects.only("pk", "name").order_by("name", "pk")


def cases_to_choose(*, asked: int | None) -> QuerySet[Case]:
    """The newest cases, and the one asked for. One statement."""
    recent = Case.objects.order_by("-opened_on", "-pk").values("pk")[:RECENT]
    return Case.objects.filter(Q(pk__in=recent) | Q(pk=asked)).order_by("-opened_on", "-pk")


def results_of(review: Review) -> dict[str, list[Any]]:
    """What a saved draft made, each thing once, in the order of the proposals."""
    found = [card.proposal for card in review.cards() if card.proposal.is_accepted]
    return {
        name: list(dict.fromkeys(getattr(each, name) for each in found if getattr(each, name)))
        for name in ("company", "statement", "commitment", "allegation")
    }
