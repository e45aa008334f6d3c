"""Pages of cases."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from responses.cases import queries, services
from responses.cases.filters import CaseFilter
from responses.cases.forms import AllegationForm, CaseForm, ReplyForm
from responses.cases.models import Allegation, Case
from responses.cases.tables import CaseTable

FORM = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(is_staff)
def case_list(request: StaffRequest) -> HttpResponse:
    """The cases, newest first; by words."""
    chosen = CaseFilter(request.GET, queryset=queries.cases_listed())
    table = paged(request, CaseTable(chosen.qs))
    context = {"table": table, "filter": chosen, "may_log": can_log(request.user)}
    return render(request, "cases/case_list.html", context)


@require_http_methods(FORM)
@allowed_to(can_log)
def case_create(request: StaffRequest) -> HttpResponse:
    """Open a case."""
    form = CaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        case = attempt(form, services.open_case, by=request.user, now=timezone.now(), **form.cleaned_data)
        if case:
            messages.success(request, _("The case is open. Now say what is alleged, company by company."))
            return redirect(case)
    return render(request, "cases/case_create.html", {"form": form})


@require_safe
@allowed_to(is_staff)
def case_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One case: what is alleged of each company, and its replies over the years."""
    case = get_object_or_404(Case, pk=pk)
    context = {
        "case": case,
        "allegations": list(queries.allegations_in(case)),
        "sources": list(case.sources.order_by("published_on", "pk")),
        "may_log": can_log(request.user),
    }
    return render(request, "cases/case_detail.html", context)


@require_http_methods(FORM)
@allowed_to(can_log)
def allegation_create(request: StaffRequest, pk: int) -> HttpResponse:
    """One company's alleged part in the case."""
    case = get_object_or_404(Case, pk=pk)
    given = {name: request.GET.get(name, "") for name in ("company", "source")}
    form = AllegationForm(request.POST if request.method == "POST" else None, initial=given)
    if "use" in request.POST:
        form = form.on_top_of_nearest()
    elif form.is_valid():
        facts = {"case": case, "by": request.user, "now": timezone.now(), **form.cleaned_data}
        if attempt(form, services.log_allegation, **facts):
            messages.success(request, _("The allegation is on record."))
            return redirect(case)
    return render(request, "cases/allegation_create.html", {"form": form, "case": case})


@require_http_methods(FORM)
@allowed_to(can_log)
def reply_create(request: StaffRequest, pk: int) -> HttpResponse:
    """Which of the company's statements replies to the allegation."""
    allegation = get_object_or_404(Allegation.objects.select_related("case", "company"), pk=pk)
    form = ReplyForm(request.POST if request.method == "POST" else None, allegation=allegation)
    if form.is_valid():
        facts = {"allegation": allegation, "by": request.user, "now": timezone.now(), **form.cleaned_data}
        if attempt(form, services.log_reply, **facts):
            messages.success(request, _("The reply stands beside the allegation now."))
            return redirect(allegation.case)
    choices = form.fields["statement"].queryset.exists()  # type: ignore[attr-defined]  # a choice of rows
    return render(request, "cases/reply_create.html", {"form": form, "allegation": allegation, "choices": choices})
