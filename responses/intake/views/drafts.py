"""Pages of drafts: the list with the form that starts one, the draft, its facts, saving it, putting it away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import Refused, StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log
from responses.intake import queries, services
from responses.intake.choices import DraftState
from responses.intake.forms import FactsForm, StartForm, VersionForm
from responses.intake.models import Draft
from responses.intake.tables import DraftTable
from responses.intake.views.conflicts import show_conflict
from responses.intake.views.page import Shown, find_draft, parties_in, show_draft
from responses.sources.models import Source

LISTS = {
    "": (DraftState.OPEN, _("Open")),
    "saved": (DraftState.SAVED, _("Saved")),
    "discarded": (DraftState.DISCARDED, _("Put away")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def draft_list(request: StaffRequest) -> HttpResponse:
    """The open drafts, one's own first; a text, an address or a file becomes a new one."""
    given = {"url": request.GET.get("url", "")}
    form = StartForm(request.POST, request.FILES) if request.method == "POST" else StartForm(initial=given)
    if form.is_valid() and (draft := _start(request, form)):
        return redirect(draft)
    asked = request.GET.get("show", "")
    state, _word = LISTS.get(asked, LISTS[""])
    table = paged(request, DraftTable(queries.drafts_listed(user=request.user, state=state)))
    shown = [(word, f"?show={key}", each == state) for key, (each, word) in LISTS.items()]
    context = {"form": form, "table": table, "shown": shown}
    return render(request, "intake/draft_list.html", context)


@require_safe
@allowed_to(can_log)
def short_address(request: StaffRequest) -> HttpResponse:
    """From the address that is easy to remember; what is asked in it, as ``?url=``, goes with it."""
    asked = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('intake:list')}{'?' * bool(asked)}{asked}")


def _start(request: StaffRequest, form: StartForm) -> Draft | None:
    facts = {"url": form.cleaned_data["url"], "by": request.user, "now": timezone.now()}
    if reading := form.cleaned_data.get("reading"):
        return attempt(form, services.open_draft, reading=reading, **facts)
    return attempt(form, services.ask_draft, **facts)


@require_safe
@allowed_to(can_log)
def draft(request: StaffRequest, pk: int) -> HttpResponse:
    """One draft: its text beside what was found in it."""
    return show_draft(request, find_draft(pk))


@require_POST
@allowed_to(can_log)
def draft_facts(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm what the source is."""
    found = find_draft(pk)
    form = FactsForm(request.POST, draft=found, parties=[party.name for party in parties_in(found)])
    try:
        facts = {"draft": found, "by": request.user, "now": timezone.now()}
        confirmed = attempt(form, services.confirm_facts, **facts, **form.cleaned_data) if form.is_valid() else None
        if confirmed:
            return redirect(f"{found.get_absolute_url()}#facts")
    except StaleVersion as stale:
        return show_conflict(request, found, form, stale.current)
    return show_draft(request, found, Shown(facts=form))


@require_POST
@allowed_to(can_log)
def draft_source(request: StaffRequest, pk: int) -> HttpResponse:
    """Add the text to a source on record as a new copy, or keep it as a source of its own."""
    found, form = find_draft(pk), VersionForm(request.POST)
    asked = request.POST.get("source", "")
    # What is no number of a row is nobody's.
    key = int(asked) if asked.isdecimal() and len(asked) < 18 else 0
    source = get_object_or_404(Source, pk=key) if asked else None
    return _do(request, found, form, services.choose_source, source=source)


@require_POST
@allowed_to(can_log)
def draft_save(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything accepted goes on record, or nothing does."""
    found, form = find_draft(pk), VersionForm(request.POST)
    try:
        return _do(request, found, form, services.save_draft)
    except services.Unsaveable as unsaveable:
        return show_draft(request, found, Shown(unsaveable=unsaveable))


@require_POST
@allowed_to(can_log)
def draft_discard(request: StaffRequest, pk: int) -> HttpResponse:
    """Put the draft away; it can be brought back."""
    return _do(request, find_draft(pk), VersionForm(request.POST), services.discard_draft)


@require_POST
@allowed_to(can_log)
def draft_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring a discarded draft back."""
    found = find_draft(pk)
    try:
        services.reopen_draft(draft=found, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect(found)


@require_POST
@allowed_to(can_log)
def draft_continue(request: StaffRequest, pk: int) -> HttpResponse:
    """Take up what a saved draft left unanswered."""
    found = find_draft(pk)
    try:
        return redirect(services.continue_draft(draft=found, by=request.user, now=timezone.now()))
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect(found)


def _do(
    request: StaffRequest, found: Draft, form: VersionForm, service: Callable[..., Draft], **facts: Any
) -> HttpResponse:
    """Call the service and go back to the draft; what was refused is said there."""
    if form.is_valid():
        facts |= {"draft": found, "by": request.user, "now": timezone.now(), **form.cleaned_data}
        try:
            attempt(form, service, **facts)
        except StaleVersion as stale:
            return show_conflict(request, found, form, stale.current)
    for refusal in form.non_field_errors():
        messages.warning(request, str(refusal))
    return redirect(found)
