"""Pages of assessments: the list, opening one, its criteria, and the reviewer's workbench."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accountability.assessments.agreements import agreement_on, methodologies_marked
from accountability.assessments.choices import Origin
from accountability.assessments.forms import (
    AssessmentForm,
    MarkForm,
    UpgradeForm,
    mark_initial,
    versions_side_by_side,
)
from accountability.assessments.models import Assessment, Mark
from accountability.assessments.queries import (
    Bench,
    assessments_listed,
    assessments_open_to,
    bench_of,
    leaf_counts,
    overview_of,
)
from accountability.assessments.rules import can_mark_assessment, can_upgrade_assessment
from accountability.assessments.services import ask_for_comparison, open_assessment, save_mark, upgrade_assessment
from accountability.assessments.tables import AssessmentTable
from accountability.assessments.upgrades import Upgrade, newest_day, upgrade_of
from accountability.frameworks.queries import newer_than
from accounts.choices import Role
from accounts.errors import Refused, StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_edit, can_mark, can_oversee, ensure, is_staff
from responses.rechecks.tables import standing_chip


@require_safe
@allowed_to(is_staff)
def assessment_list(request: StaffRequest) -> HttpResponse:
    """The assessments that the person may open, with their progress."""
    hidden = ("marked", "marked_at") if request.user.role == Role.CONTRIBUTOR else ()
    table = AssessmentTable(assessments_listed(user=request.user), leaf_counts=leaf_counts(), exclude=hidden)
    if can_edit(request.user):
        table.empty_next_url, table.empty_next_text = reverse("assessments:create"), _("Open an assessment")
    paged(request, table)
    return render(
        request,
        "assessments/assessment_list.html",
        {"table": table, "can_open": can_edit(request.user), "can_oversee": can_oversee(request.user)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_edit)
def assessment_create(request: StaffRequest) -> HttpResponse:
    """Open an assessment: a company, a methodology, a day, reviewers."""
    initial = {"as_of": timezone.now().date(), "company": request.GET.get("company", "")}
    form = AssessmentForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        opened = attempt(form, open_assessment, **form.cleaned_data, by=request.user, now=timezone.now())
        if opened:
            messages.success(request, _("The assessment of %s is open to its reviewers.") % opened.company)
            return redirect("assessments:detail", opened.pk)
    return render(request, "assessments/assessment_create.html", {"form": form})


@require_safe
@allowed_to(is_staff)
def assessment_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """The themes and criteria with the marks that the person may see."""
    assessment = get_object_or_404(assessments_open_to(request.user).select_related("recheck"), pk=pk)
    overview = overview_of(assessment, user=request.user)
    is_reviewer = can_mark(request.user) and request.user in overview.reviewers
    context = {"assessment": assessment, "overview": overview, "is_reviewer": is_reviewer}
    if assessment.recheck:
        context["chip"] = standing_chip(assessment.recheck, timezone.now())
    if can_edit(request.user) and overview.sees_all and assessment.origin == Origin.OWN:
        context["newer"] = newer_than(assessment.methodology)
    return render(request, "assessments/assessment_detail.html", context)


@require_POST
@allowed_to(can_edit)
def comparison_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell the reviewers where they differ."""
    assessment = get_object_or_404(assessments_open_to(request.user), pk=pk)
    try:
        ask_for_comparison(assessment=assessment, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("The reviewers now see where they differ, not what the other answered."))
    return redirect("assessments:detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_edit)
def assessment_upgrade(request: StaffRequest, pk: int) -> HttpResponse:
    """Which marks must be made again by the newer version; open an assessment by it with the others."""
    assessment = get_object_or_404(assessments_open_to(request.user), pk=pk)
    ensure(can_upgrade_assessment(request.user, assessment), _("You mark this yourself. Another editor can do this."))
    upgrade = upgrade_of(assessment)
    initial = {"as_of": newest_day(assessment, today=timezone.now().date()), "scope_note": assessment.scope_note}
    form = UpgradeForm(request.POST if request.method == "POST" else None, initial=initial)
    if upgrade and form.is_valid() and (opened := _upgraded(request, upgrade, form)):
        messages.success(request, _("The assessment by %s is open. Its reviewers find it in their list.") % opened)
        return redirect("assessments:detail", opened.pk)
    context = {"assessment": assessment, "upgrade": upgrade, "form": form}
    return render(request, "assessments/assessment_upgrade.html", context)


def _upgraded(request: StaffRequest, upgrade: Upgrade, form: UpgradeForm) -> Assessment | None:
    facts = {"assessment": upgrade.assessment, "methodology": upgrade.methodology, **form.cleaned_data}
    return attempt(form, upgrade_assessment, **facts, by=request.user, now=timezone.now())


@require_safe
@allowed_to(can_oversee)
def agreement(request: StaffRequest) -> HttpResponse:
    """How far the blind reviewers agree, by the methodology that is asked for."""
    marked = {f"{methodology.slug}@{methodology.version}": methodology for methodology in methodologies_marked()}
    chosen = marked.get(request.GET.get("methodology", "")) or next(iter(marked.values()), None)
    context = {
        "methodology": chosen,
        "report": agreement_on(chosen, user=request.user) if chosen else None,
        "choices": [(str(found), f"?methodology={key}", found == chosen) for key, found in marked.items()],
    }
    return render(request, "assessments/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_mark)
def mark(request: StaffRequest, pk: int, criterion: str) -> HttpResponse:
    """The workbench: one criterion beside the evidence, one answer with its reason and quotes."""
    bench = _bench(request, pk, criterion)
    form = _form(bench, request.POST if request.method == "POST" else None)
    try:
        saved = _save(request, bench, form)
    except StaleVersion as stale:
        return _conflict(request, bench, stale.current)
    if saved:
        messages.success(request, _("%(id)s is saved.") % {"id": bench.criterion.id})
        return redirect(_onward(bench, request.POST.get("go", "")))
    return render(request, "assessments/mark.html", {"bench": bench, "form": form})


@require_POST
@allowed_to(can_mark)
def mark_autosave(request: StaffRequest, pk: int, criterion: str) -> HttpResponse:
    """Save what there is and say so in one line; what cannot be saved yet is not an error."""
    bench = _bench(request, pk, criterion)
    form = _form(bench, request.POST)
    try:
        saved, is_stale = _save(request, bench, form, is_draft=True), False
    except StaleVersion:
        saved, is_stale = None, True
    return render(request, "assessments/_autosave.html", {"mark": saved, "form": form, "is_stale": is_stale})


def _bench(request: StaffRequest, pk: int, criterion: str) -> Bench:
    """The criterion for its reviewer. Raises Http404, NotAllowed."""
    assessment = get_object_or_404(assessments_open_to(request.user), pk=pk)
    ensure(can_mark_assessment(request.user, assessment), _("You are not a reviewer of this assessment."))
    bench = bench_of(assessment, criterion, reviewer=request.user)
    if bench is None:
        raise Http404
    return bench


def _form(bench: Bench, sent: QueryDict | None) -> MarkForm:
    initial = mark_initial(bench.mark)
    return MarkForm(
        sent, initial=initial, criterion=bench.criterion, scale=bench.scale, evidence=bench.evidence, auto_id="id_%s"
    )


def _save(request: StaffRequest, bench: Bench, form: MarkForm, *, is_draft: bool = False) -> Mark | None:
    """The saved mark; None when the form was not sent, or says what is wrong with it."""
    if not form.is_valid():
        return None
    by, now = request.user, timezone.now()
    return attempt(form, save_mark, assessment=bench.assessment, by=by, now=now, is_draft=is_draft, **form.facts())


def _conflict(request: StaffRequest, bench: Bench, current: Mark | None) -> HttpResponse:
    """Both versions, and what was sent in a form that goes on top of the saved one."""
    sent = request.POST.copy()
    sent["version"] = str(current.version if current else 0)
    form = _form(bench, sent)
    context = {"bench": bench, "form": form, "rows": versions_side_by_side(form, current)}
    return render(request, "assessments/mark_conflict.html", context, status=409)


def _onward(bench: Bench, go: str) -> str:
    """Where to after saving: the next criterion, or back to the overview after the last; else the same again."""
    if go == "next" and bench.next is None:
        return reverse("assessments:detail", args=[bench.assessment.pk])
    criterion = bench.next if go == "next" and bench.next else bench.criterion
    return reverse("assessments:mark", args=[bench.assessment.pk, criterion.id]) + "#criterion"
