"""Pages of commitments."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from responses.statements import queries, services
from responses.statements.filters import CommitmentFilter
from responses.statements.forms import CommitmentForm, OptionalIntervalForm, ProgressForm
from responses.statements.models import Commitment, Statement
from responses.statements.tables import CommitmentTable
from responses.statements.views.rechecks import watched


@require_safe
@allowed_to(is_staff)
def commitment_list(request: StaffRequest) -> HttpResponse:
    """What was promised, what is due soonest first."""
    chosen = CommitmentFilter(request.GET, queryset=queries.commitments_listed())
    table = paged(request, CommitmentTable(chosen.qs, now=timezone.now()))
    return render(request, "statements/commitment_list.html", {"table": table, "filter": chosen})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def commitment_create(request: StaffRequest, pk: int) -> HttpResponse:
    """A promise made in a statement, resting on one of its quotes; with a re-check if wanted."""
    statement = get_object_or_404(Statement.objects.select_related("company"), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = CommitmentForm(sent, statement=statement, initial={"made_on": statement.said_on.isoformat()})
    again = OptionalIntervalForm(sent)
    if form.is_valid() & again.is_valid():
        facts = {"statement": statement, "interval": again.chosen(), "by": request.user, "now": timezone.now()}
        commitment = attempt(form, services.log_commitment, **facts, **form.cleaned_data)
        if commitment:
            messages.success(request, _("The commitment is on record."))
            return redirect(commitment)
    context = {"form": form, "again": again, "statement": statement}
    return render(request, "statements/commitment_create.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(is_staff)
def commitment_detail(request: StaffRequest, pk: int) -> HttpResponseBase:
    """One commitment: the words, the test, and what became of it by and by."""
    found = Commitment.objects.select_related("company", "recheck", "statement")
    commitment = get_object_or_404(found, pk=pk)
    if request.method == "POST":
        return _change_progress(request, commitment)
    return _page(request, commitment, ProgressForm())


@allowed_to(can_log)
def _change_progress(request: StaffRequest, commitment: Commitment) -> HttpResponse:
    form = ProgressForm(request.POST)
    facts = {"commitment": commitment, "by": request.user, "now": timezone.now()}
    changed = attempt(form, services.change_progress, **facts, **form.cleaned_data) if form.is_valid() else None
    if changed:
        messages.success(request, _("The new status is on record; the earlier ones stay."))
        return redirect(commitment)
    return _page(request, commitment, form)


def _page(request: StaffRequest, commitment: Commitment, form: ProgressForm) -> HttpResponse:
    promised = commitment.statement.quotes.filter(quote=commitment.quote_id)
    context = {
        "commitment": commitment,
        "quotes": queries.quotes_shown(promised),
        "changes": commitment.progress_changes.select_related("logged_by").order_by("-changed_on", "-pk"),
        "form": form,
        "may_log": can_log(request.user),
        **watched(commitment),
    }
    return render(request, "statements/commitment_detail.html", context)
