"""Pages of statements."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import Refused
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from responses.statements import queries, services
from responses.statements.choices import Stance
from responses.statements.filters import StatementFilter
from responses.statements.forms import AddQuoteForm, StanceForm, StatementSheet
from responses.statements.models import Statement
from responses.statements.tables import StatementTable
from responses.statements.views.rechecks import watched


@require_safe
@allowed_to(is_staff)
def statement_list(request: StaffRequest) -> HttpResponse:
    """What companies said, newest first; by company, stance and words."""
    chosen = StatementFilter(request.GET, queryset=queries.statements_found())
    table = paged(request, StatementTable(chosen.qs, now=timezone.now()))
    context = {"table": table, "filter": chosen, "may_log": can_log(request.user)}
    return render(request, "statements/statement_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def statement_create(request: StaffRequest) -> HttpResponse:
    """Log what a company said, with the quotes that prove it."""
    sheet = StatementSheet(request.POST if request.method == "POST" else None, given=request.GET)
    if sheet.is_valid():
        facts = {"by": request.user, "now": timezone.now(), **sheet.facts()}
        statement = attempt(sheet.form, services.log_statement, **facts)
        if statement:
            messages.success(request, _("The statement is on record, its quotes are verified."))
            return redirect(statement)
    return render(request, "statements/statement_create.html", {"sheet": sheet, "copy": sheet.copy})


@require_safe
@allowed_to(is_staff)
def statement_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One statement: its quotes in context, its source, the promises in it."""
    return _show(request, _statement(pk), StanceForm())


@require_POST
@allowed_to(can_log)
def stance_rate(request: StaffRequest, pk: int) -> HttpResponse:
    """Say how a statement treats what is alleged, when that was left open."""
    statement, form = _statement(pk), StanceForm(request.POST)
    if form.is_valid():
        stance = form.cleaned_data["stance"]
        try:
            services.rate_stance(statement=statement, stance=stance, by=request.user, now=timezone.now())
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("The stance is on record."))
        return redirect(statement)
    return _show(request, statement, form)


def _statement(pk: int) -> Statement:
    return get_object_or_404(Statement.objects.select_related("company", "recheck", "logged_by"), pk=pk)


def _show(request: StaffRequest, statement: Statement, form: StanceForm) -> HttpResponse:
    context = {
        "form": form,
        "stance_is_open": statement.stance == Stance.NOT_RATED and can_log(request.user),
        "statement": statement,
        "quotes": queries.quotes_shown(statement.quotes.all()),
        "commitments": list(statement.commitments.order_by("made_on", "pk")),
        "may_log": can_log(request.user),
        **watched(statement),
    }
    return render(request, "statements/statement_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def quote_create(request: StaffRequest, pk: int) -> HttpResponse:
    """One more quote of a statement."""
    statement = get_object_or_404(Statement.objects.select_related("company"), pk=pk)
    form = AddQuoteForm(request.POST if request.method == "POST" else None, initial={"capture": _copy_of(statement)})
    if "use" in request.POST:
        form = form.on_top_of_nearest()
    elif form.is_valid():
        quotation = form.quotation(form.cleaned_data["capture"])
        facts = {"statement": statement, "quotation": quotation, "by": request.user, "now": timezone.now()}
        if attempt(form, services.add_quote, **facts):
            messages.success(request, _("The quote is verified and on record."))
            return redirect(statement)
    return render(request, "statements/quote_create.html", {"form": form, "statement": statement})


def _copy_of(statement: Statement) -> int:
    """The copy that the statement was quoted from so far."""
    return statement.quotes.order_by("-pk").values_list("quote__capture", flat=True)[0]
