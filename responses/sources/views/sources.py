"""Pages of sources: the list, logging one, one with its copies and quotes, its re-check."""

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
from responses.rechecks.choices import Kind
from responses.rechecks.forms import IntervalForm
from responses.rechecks.services import watch
from responses.sources import queries, services
from responses.sources.filters import SourceFilter
from responses.sources.forms import SourceForm
from responses.sources.models import Source
from responses.sources.tables import SourceTable

FORM = ["GET", "HEAD", "POST"]


@require_safe
@allowed_to(is_staff)
def sources(request: StaffRequest) -> HttpResponse:
    """All sources, the newest first."""
    chosen = SourceFilter(request.GET, queryset=queries.sources_listed())
    table = paged(request, SourceTable(chosen.qs))
    context = {"table": table, "filter": chosen, "may_log": can_log(request.user)}
    return render(request, "sources/source_list.html", context)


@require_http_methods(FORM)
@allowed_to(can_log)
def create(request: StaffRequest) -> HttpResponse:
    """A new source with its first copy."""
    form, reads = SourceForm(request.POST or None, request.FILES or None), "read" in request.POST
    if not reads and form.is_valid():
        facts = {"facts": form.facts(), "by": request.user, "now": timezone.now()}
        if kept := attempt(form, services.log_source, **facts, **form.copy()):
            messages.success(request, _("Kept with SHA-256 %s…. Now quote from it.") % kept.sha256[:12])
            return redirect("sources:capture", kept.pk)
    shown = form.come_back(proposing=reads) if form.is_bound else form
    return render(request, "sources/source_create.html", {"form": shown})


@require_safe
@allowed_to(is_staff)
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One source: facts, copies, quotes in context."""
    source = get_object_or_404(Source.objects.select_related("recheck", "added_by"), pk=pk)
    context = {
        "source": source,
        "captures": queries.captures_of(source),
        "quoted": queries.quotes_of(source),
        "may_log": can_log(request.user),
    }
    return render(request, "sources/source_detail.html", context)


@require_http_methods(FORM)
@allowed_to(can_log)
def set_recheck(request: StaffRequest, pk: int) -> HttpResponse:
    """When to look at a source again."""
    source = get_object_or_404(Source, pk=pk)
    initial = IntervalForm.usual_of(Kind.SOURCE, today=timezone.now().date())
    form = IntervalForm(request.POST or None, initial=initial)
    if form.is_valid():
        facts = {"subject": source, "interval": form.interval(), "by": request.user, "now": timezone.now()}
        if attempt(form, watch, **facts):
            messages.success(request, _("The re-check is set; you will be reminded by mail."))
            return redirect("sources:detail", pk)
    return render(request, "sources/recheck_set.html", {"form": form, "source": source})
