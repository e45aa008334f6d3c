"""Pages of the registry."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from companies import queries, services
from companies.filters import CompanyFilter
from companies.forms import VERSIONED, EditCompanyForm, IdentifierForm, NameForm, NewCompanyForm, RemovalForm
from companies.models import Company, CompanyName
from companies.tables import CompanyTable

FORM = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(is_staff)
def companies(request: StaffRequest) -> HttpResponse:
    """All companies; found by any name they ever had."""
    chosen = CompanyFilter(request.GET, queryset=queries.companies_listed())
    table = paged(request, CompanyTable(chosen.qs, searched=request.GET.get("q", "")))
    context = {"table": table, "filter": chosen, "may_log": can_log(request.user)}
    return render(request, "companies/company_list.html", context)


@require_http_methods(FORM)
@allowed_to(can_log)
def create(request: StaffRequest) -> HttpResponse:
    """A new company."""
    form = NewCompanyForm(request.POST or None)
    if form.is_valid():
        company = attempt(form, services.create_company, by=request.user, now=timezone.now(), **form.cleaned_data)
        if company:
            messages.success(request, _("%s is on record.") % company)
            return redirect("companies:detail", company.pk)
    return render(request, "companies/company_create.html", {"form": form})


@require_safe
@allowed_to(is_staff)
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One company: names with dates, identifiers."""
    company = get_object_or_404(queries.companies_listed(), pk=pk)
    return render(request, "companies/company_detail.html", {"company": company, "may_log": can_log(request.user)})


@require_http_methods(FORM)
@allowed_to(can_log)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a company; when somebody was faster, both versions are shown and nothing is lost."""
    company = get_object_or_404(Company, pk=pk)
    as_it_is = {field: getattr(company, field) for field in (*VERSIONED, "version")}
    form = EditCompanyForm(request.POST or None, initial=as_it_is)
    facts = {"company": company, "by": request.user, "now": timezone.now()}
    try:
        if form.is_valid() and attempt(form, services.edit_company, **facts, **form.cleaned_data) is not None:
            return _back(request, company, _("Saved."))
    except StaleVersion as stale:
        both = {"rows": form.against(stale.current), "form": form.on_top_of(stale.current), "company": company}
        return render(request, "companies/company_edit.html", both, status=409)
    return render(request, "companies/company_edit.html", {"form": form, "company": company})


@require_http_methods(FORM)
@allowed_to(can_log)
def add_name(request: StaffRequest, pk: int) -> HttpResponse:
    """One more dated name."""
    company = get_object_or_404(Company, pk=pk)
    form = NameForm(request.POST or None)
    facts = {"company": company, "by": request.user, "now": timezone.now()}
    if form.is_valid() and attempt(form, services.add_name, **facts, **form.cleaned_data) is not None:
        return _back(request, company, _("The name is on record."))
    return render(request, "companies/name_add.html", {"form": form, "company": company})


@require_http_methods(FORM)
@allowed_to(can_log)
def remove_name(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask, with the name, before a wrongly logged one is taken away."""
    name = get_object_or_404(CompanyName.objects.select_related("company"), pk=pk)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(form, services.remove_name, name=name, by=request.user, now=timezone.now())
    if form.is_valid():
        return _back(request, name.company, _("The name was removed."))
    return render(request, "companies/name_remove.html", {"form": form, "name": name, "company": name.company})


@require_http_methods(FORM)
@allowed_to(can_log)
def add_identifier(request: StaffRequest, pk: int) -> HttpResponse:
    """One more identifier; its check digits are verified."""
    company = get_object_or_404(Company, pk=pk)
    form = IdentifierForm(request.POST or None)
    facts = {"company": company, "by": request.user, "now": timezone.now()}
    if form.is_valid() and attempt(form, services.add_identifier, **facts, **form.cleaned_data) is not None:
        return _back(request, company, _("The identifier is on record."))
    return render(request, "companies/identifier_add.html", {"form": form, "company": company})


def _back(request: StaffRequest, company: Company, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect("companies:detail", company.pk)
