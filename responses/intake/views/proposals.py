"""Answers to proposals, saved at once; each leads back to its card."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_log
from responses.intake import services
from responses.intake.forms import ProposalForm, WordsForm
from responses.intake.models import Draft, Proposal
from responses.intake.views.conflicts import show_conflict
from responses.intake.views.page import Shown, find_draft, find_proposal, parties_in, show_draft


@require_POST
@allowed_to(can_log)
def proposal_answer(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Accept, change, reject, or take the answer back."""
    draft = find_draft(pk)
    proposal = find_proposal(draft, number)
    form = ProposalForm(request.POST, proposal=proposal, parties=parties_in(draft))
    try:
        facts = {"proposal": proposal, "by": request.user, "now": timezone.now()}
        answered = attempt(form, services.answer_proposal, **facts, **form.cleaned_data) if form.is_valid() else None
        if answered:
            return _back_to(draft, proposal)
    except StaleVersion as stale:
        return show_conflict(request, draft, form, stale.current)
    return _show(request, draft, Shown(proposal=form))


@require_POST
@allowed_to(can_log)
def proposal_accept_all(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Accept a company and all of its quotes."""
    draft = find_draft(pk)
    party = find_proposal(draft, number)
    form = ProposalForm(request.POST, proposal=party, parties=[])
    if attempt(form, services.accept_all_of, party=party, by=request.user, now=timezone.now()) is not None:
        return _back_to(draft, party)
    return _show(request, draft, Shown(proposal=form))


@require_POST
@allowed_to(can_log)
def proposal_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Add words that a person found."""
    draft = find_draft(pk)
    form = WordsForm(request.POST, draft=draft, parties=parties_in(draft))
    if form.is_valid():
        facts = {"draft": draft, "by": request.user, "now": timezone.now(), **form.cleaned_data}
        if added := attempt(form, services.add_words, **facts):
            return _back_to(draft, added)
    return _show(request, draft, Shown(words=form))


def _back_to(draft: Draft, proposal: Proposal) -> HttpResponse:
    return redirect(f"{draft.get_absolute_url()}#p-{proposal.number}")


def _show(request: StaffRequest, draft: Draft, shown: Shown) -> HttpResponse:
    """The draft as it stands by now, with the form that says what is wrong."""
    return show_draft(request, find_draft(draft.pk), shown)
