"""The page of a draft, whatever led there."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.gates import StaffRequest
from responses.intake import queries
from responses.intake.choices import Answer, DraftState, ProposalKind
from responses.intake.forms import FactsForm, ProposalForm, WordsForm
from responses.intake.models import Draft, Proposal
from responses.intake.queries import Card, Review
from responses.intake.services import Unsaveable
from responses.intake.services.drafts import READ_AT_MOST

# How often a page looks whether its address has been fetched, in seconds.
LOOK_EVERY = 4


@dataclass
class Shown:
    """What a page shows besides the draft: forms that were refused, and why it could not be saved."""

    facts: FactsForm | None = None
    words: WordsForm | None = None
    proposal: ProposalForm | None = None
    unsaveable: Unsaveable | None = None

    @property
    def asks_for_facts(self) -> bool:
        """Whether something about the source has to be put right, so that its fields stand open."""
        return self.facts is not None or bool(self.unsaveable and self.unsaveable.facts)


def find_draft(pk: int) -> Draft:
    """The draft, or Http404."""
    related = ("asked_by", "fetch", "case", "source", "capture__source", "closed_by", "confirmed_by")
    return get_object_or_404(Draft.objects.select_related(*related).defer("fetch__text", "capture__text"), pk=pk)


def find_proposal(draft: Draft, number: int) -> Proposal:
    """The proposal of the draft with this number, or Http404."""
    proposal = draft.proposals.select_related("party", "company").filter(number=number).first()
    if proposal is None:
        raise Http404
    proposal.draft = draft
    return proposal


def parties_in(draft: Draft) -> list[Proposal]:
    """The companies of the draft that nobody rejected."""
    found = draft.proposals.filter(kind=ProposalKind.COMPANY).exclude(answer=Answer.REJECTED)
    return list(found.order_by("number"))


def show_draft(request: StaffRequest, draft: Draft, shown: Shown | None = None) -> HttpResponse:
    """The draft as it stands: waiting, refused, to be answered, saved or discarded."""
    if draft.state == DraftState.SAVED:
        return render(request, "intake/draft_saved.html", {"draft": draft, **_result(draft)})
    if draft.state == DraftState.DISCARDED:
        return render(request, "intake/draft_discarded.html", {"draft": draft})
    if draft.read_at is None:
        response = render(request, "intake/draft_waiting.html", {"draft": draft})
        if draft.is_waiting:
            response["Refresh"] = str(LOOK_EVERY)
        return response
    return render(request, "intake/draft_review.html", _context(request, draft, shown or Shown()))


def _result(draft: Draft) -> dict[str, Any]:
    review = queries.review_of(draft, until=0)
    return {
        "made": queries.results_of(review),
        "rejected": [card.proposal for card in review.cards() if card.proposal.answer == Answer.REJECTED],
        "left": [card.proposal for card in review.cards() if card.proposal.is_open],
    }


def _context(request: StaffRequest, draft: Draft, shown: Shown) -> dict[str, Any]:
    review = queries.review_of(draft, until=READ_AT_MOST)
    parties = [card.proposal for card in review.cards() if card.proposal.kind == ProposalKind.COMPANY]
    standing = [party for party in parties if party.answer != Answer.REJECTED]
    _open_forms(request, review, standing, shown)
    facts = shown.facts or FactsForm(draft=draft, parties=[party.name for party in standing])
    return {
        "draft": draft,
        "review": review,
        "facts": facts,
        "facts_open": shown.asks_for_facts or draft.confirmed_at is None or request.GET.get("edit") == "facts",
        "words": shown.words or WordsForm(draft=draft, parties=standing),
        "unsaveable": shown.unsaveable,
        "twins": queries.twins_of(draft),
        "read_until": READ_AT_MOST if len(draft.text) > READ_AT_MOST else None,
    }


def _open_forms(request: StaffRequest, review: Review, parties: list[Proposal], shown: Shown) -> None:
    """The form of the card that is being changed, and of each company that is not on record and not answered."""
    asked = request.GET.get("edit", "")
    for card in review.cards():
        if shown.unsaveable:
            card.messages = shown.unsaveable.beside.get(card.proposal.pk, [])
        card.form = _form(card, asked, parties, shown)


def _form(card: Card, asked: str, parties: list[Proposal], shown: Shown) -> ProposalForm | None:
    proposal = card.proposal
    if shown.proposal and shown.proposal.proposal.pk == proposal.pk:
        return shown.proposal
    if asked == str(proposal.number) or (proposal.is_new_company and proposal.is_open):
        return ProposalForm(proposal=proposal, parties=parties)
    return None
