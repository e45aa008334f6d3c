"""My work, and what changes of pages endanger."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accountability.desk import queries
from accountability.desk.tables import ChangeTable
from accountability.record.queries import assessments_to_publish
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_edit, can_log, can_mark, is_staff
from responses.rechecks.models import Recheck
from responses.rechecks.queries import due_counts
from responses.sources.comparisons import Comparison
from responses.sources.models import Source
from responses.sources.queries import automatic_looks, quotes_to_compare

# Rows of a comparison on one page.
ROWS = 100


@require_safe
@allowed_to(is_staff)
def work(request: StaffRequest) -> HttpResponse:
    """What waits for the person: due looks, marks to make, things without evidence; for editors, what to publish."""
    user, now = request.user, timezone.now()
    context = {
        "due": queries.due_for(user, now=now),
        "counts": due_counts(user=user, now=now),
        "waiting": queries.assessments_waiting(user) if can_mark(user) else None,
        "ready": list(assessments_to_publish()) if can_edit(user) else None,
        "drafts": queries.drafts_waiting(user) if can_log(user) else None,
        "gaps": queries.gaps(),
        "may_log": can_log(user),
    }
    return render(request, "desk/work.html", context)


@require_safe
@allowed_to(is_staff)
def change_list(request: StaffRequest) -> HttpResponse:
    """Sources whose quotes are no longer found where they were quoted."""
    table = paged(request, ChangeTable(queries.sources_endangering()))
    return render(request, "desk/change_list.html", {"table": table})


@require_safe
@allowed_to(is_staff)
def change_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """What changed on a page, and the statements, commitments, allegations and marks that rest on it."""
    source = get_object_or_404(Source.objects.select_related("recheck", "policy__recheck"), pk=pk)
    policy = getattr(source, "policy", None)
    context = {
        "source": source,
        "rechecks": [recheck for recheck in (source.recheck, policy and policy.recheck) if recheck],
        "looks": automatic_looks(source),
        "endangered": queries.endangered_by(source, user=request.user),
        **_comparison(request, source),
    }
    return render(request, "desk/change_detail.html", context)


def _comparison(request: StaffRequest, source: Source) -> dict[str, Any]:
    """The newest two copies that differ, by the pages of their comparison; nothing when there is but one."""
    copies = queries.latest_change(source)
    if not copies:
        return {}
    comparison = Comparison(*copies)
    page = Paginator(comparison.shown, ROWS).get_page(request.GET.get("page"))
    return {"comparison": comparison, "page": page, "quotes": comparison.quotes(quotes_to_compare(source))}


@require_safe
@allowed_to(is_staff)
def change_of_recheck(_request: StaffRequest, pk: int) -> HttpResponse:
    """To what changed on the page that a re-check is for; the re-check itself does not know the page."""
    source = queries.source_of(get_object_or_404(Recheck, pk=pk))
    if source is None:
        raise Http404
    return redirect("desk:change-detail", source.pk)
