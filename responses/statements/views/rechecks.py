"""Setting a re-check of a statement, policy or commitment."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_log
from responses.rechecks.forms import IntervalForm
from responses.rechecks.queries import interval_around
from responses.rechecks.tables import standing_chip
from responses.statements import services
from responses.statements.models import Commitment, Policy, Statement

Subject = Statement | Policy | Commitment
KINDS: dict[str, QuerySet[Any]] = {
    "statement": Statement.objects.select_related("company", "recheck"),
    "policy": Policy.objects.select_related("company", "recheck", "source"),
    "commitment": Commitment.objects.select_related("company", "recheck"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def recheck_create(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """From when on and how often to look at it again."""
    subject: Subject = get_object_or_404(KINDS[kind].all(), pk=pk)
    if subject.recheck:
        return redirect("rechecks:look", subject.recheck.pk)
    sent = request.POST if request.method == "POST" else None
    form = IntervalForm(sent, initial=_first(subject, kind))
    if form.is_valid():
        facts = {"subject": subject, "interval": form.interval(), "by": request.user, "now": timezone.now()}
        if attempt(form, services.watch, **facts):
            messages.success(request, _("The re-check is set. You get a mail when it comes due."))
            return redirect(subject)
    return render(request, "statements/recheck_create.html", {"form": form, "subject": subject})


def _first(subject: Subject, kind: str) -> dict[str, Any]:
    """What the form begins with: the days around the day a promise is due, else what is usual."""
    today = timezone.now().date()
    around = interval_around(subject.due_on, kind=kind, today=today) if isinstance(subject, Commitment) else None
    return asdict(around) if around else IntervalForm.usual_of(kind, today=today)


def watched(subject: Subject) -> dict[str, Any]:
    """What a page shows of the re-check of its subject."""
    chip = standing_chip(subject.recheck, timezone.now()) if subject.recheck else ""
    return {"recheck": subject.recheck, "chip": chip}
