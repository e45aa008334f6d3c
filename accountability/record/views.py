"""Pages of publishing: the editor's preview, and what the edition in force says."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from accountability.assessments.models import Assessment
from accountability.assessments.queries import assessments_open_to
from accountability.assessments.rules import can_publish_assessment
from accountability.record.queries import draft_of, published_criterion
from accountability.record.services import publish_scorecard
from accounts.errors import Refused
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_edit, is_staff


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_edit)
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """What would be published and what stops it; published by POST."""
    assessment = get_object_or_404(assessments_open_to(request.user), pk=pk)
    if request.method != "POST":
        return _preview(request, assessment)
    seen, now = request.POST.get("seen", ""), timezone.now()
    try:
        scorecard = publish_scorecard(assessment=assessment, seen=seen, by=request.user, now=now)
    except Refused as refusal:
        return _preview(request, assessment, refusal=str(refusal))
    messages.success(request, _("Edition %(edition)d is published.") % {"edition": scorecard.edition})
    return redirect("scorecards:company", scorecard.slug)


@require_safe
@allowed_to(is_staff)
@vary_on_headers("HX-Request")
def criterion(request: StaffRequest, pk: int, criterion: str) -> HttpResponse:
    """What the edition in force says of one criterion: a page, or a part of the workbench."""
    assessment = get_object_or_404(assessments_open_to(request.user), pk=pk)
    scorecard, shown = published_criterion(assessment, criterion) or (None, None)
    context = {"assessment": assessment, "name": criterion, "scorecard": scorecard, "shown": shown}
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "record/_criterion.html" if is_part else "record/criterion.html", context)


def _preview(request: StaffRequest, assessment: Assessment, refusal: str = "") -> HttpResponse:
    """The draft; to those who mark it only why they cannot publish it, for it holds the other marks."""
    context: dict[str, object] = {"assessment": assessment, "refusal": refusal}
    if can_publish_assessment(request.user, assessment):
        context["draft"] = draft_of(assessment, now=timezone.now())
    return render(request, "record/scorecard_publish.html", context, status=409 if refusal else 200)
