"""My work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accountability.desk import queries
from accountability.record.queries import assessments_to_publish
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_edit, can_log, can_mark, is_staff
from responses.rechecks.queries import due_counts


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
