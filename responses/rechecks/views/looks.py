"""One re-check: what to look at, what was found, and what can be done with it."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_log, is_staff
from responses.rechecks import queries, services
from responses.rechecks.choices import Outcome, State
from responses.rechecks.forms import CareForm, IntervalForm, LookForm, SnoozeForm
from responses.rechecks.models import Recheck
from responses.rechecks.tables import standing_chip


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(is_staff)
def recheck_look(request: StaffRequest, pk: int) -> HttpResponseBase:
    """One re-check: what to look at, what was found each time; say what you found, or put it off."""
    recheck = get_object_or_404(Recheck.objects.select_related("owner", "deputy"), pk=pk)
    if request.method == "POST":
        act = _snooze if "until" in request.POST else _record
        try:
            return act(request, recheck)
        except StaleVersion as stale:
            return _conflict(request, stale.current)
    return _page(request, recheck)


@allowed_to(can_log)
def _record(request: StaffRequest, recheck: Recheck) -> HttpResponse:
    form = LookForm(request.POST, auto_id="look_%s")
    facts = {"recheck": recheck, "by": request.user, "now": timezone.now()}
    looked = attempt(form, services.record_look, **facts, **form.cleaned_data) if form.is_valid() else None
    if looked is None:
        return _page(request, recheck, look_form=form)
    messages.success(request, _what_next(looked))
    return redirect("rechecks:list" if looked.last_outcome == Outcome.UNCHANGED else looked.path)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def recheck_edit(request: StaffRequest, pk: int) -> HttpResponseBase:
    """Another interval, other people, other notice and grace; next due on the first date that lies ahead."""
    recheck = get_object_or_404(Recheck.objects.exclude(state=State.DONE), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = IntervalForm(sent, initial=asdict(recheck.interval))
    care = CareForm(sent, initial=CareForm.initial_of(recheck))
    if form.is_valid() & care.is_valid() and _change(request, recheck, form, care):
        messages.success(request, _("Changed. It is reckoned anew from its first day."))
        return redirect("rechecks:look", pk=pk)
    context = {
        "recheck": recheck,
        "form": form,
        "care": care,
        "version": sent.get("version", "") if sent else recheck.version,
    }
    return render(request, "rechecks/recheck_edit.html", context, status=422 if sent else 200)


def _change(request: StaffRequest, recheck: Recheck, form: IntervalForm, care: CareForm) -> Recheck | None:
    """Who and how often, in one transaction; None when something was refused: the form says what."""
    given = request.POST.get("version", "")
    facts = {
        "recheck": recheck,
        "version": int(given) if given.isascii() and given.isdigit() else 0,
        "by": request.user,
        "now": timezone.now(),
    }
    try:
        return attempt(
            form,
            services.change_duty,
            owner=care.cleaned_data["owner"],
            care=care.care(),
            interval=form.interval(),
            **facts,
        )
    except StaleVersion as stale:
        form.add_error(None, str(stale))
        return None


def _what_next(recheck: Recheck) -> str:
    due = date_format(recheck.due_on, "j F Y")
    return {
        (Outcome.UNCHANGED, State.RUNNING): _("Noted as unchanged. Due again on %s.") % due,
        (Outcome.CHANGED, State.RUNNING): _("Noted as changed. Now keep what is new. Due again on %s.") % due,
        (Outcome.UNCHANGED, State.DONE): _("Noted as unchanged. This was the last look."),
        (Outcome.CHANGED, State.DONE): _("Noted as changed. Now keep what is new. This was the last look."),
        (Outcome.DONE, State.DONE): _("Noted as done. It will not come due again."),
        (Outcome.GONE, State.DONE): _("Noted as gone. It will not come due again. Now note what that means."),
    }[Outcome(recheck.last_outcome), State(recheck.state)]


@allowed_to(can_log)
def _snooze(request: StaffRequest, recheck: Recheck) -> HttpResponse:
    form = SnoozeForm(request.POST, auto_id="snooze_%s")
    facts = {"recheck": recheck, "by": request.user, "now": timezone.now()}
    snoozed = attempt(form, services.snooze_recheck, **facts, **form.cleaned_data) if form.is_valid() else None
    if snoozed is None:
        return _page(request, recheck, snooze_form=form)
    messages.success(request, _("Put off until %s.") % date_format(snoozed.remind_on, "j F Y"))
    return redirect("rechecks:list")


def _conflict(request: StaffRequest, current: Recheck) -> HttpResponse:
    """Both versions, and what was sent in a form that goes on top of the saved one."""
    name, sent = (
        ("snooze_form", SnoozeForm(request.POST, auto_id="snooze_%s"))
        if "until" in request.POST
        else ("look_form", LookForm(request.POST, auto_id="look_%s"))
    )
    rows = list(sent.against(current, queries.looks_of(current).first()))
    return _page(request, current, status=409, rows=rows, **{name: sent.on_top_of(current)})


def _page(request: StaffRequest, recheck: Recheck, *, status: int = 200, **more: Any) -> HttpResponse:
    now, initial = timezone.now(), {"version": recheck.version}
    context = {
        "recheck": recheck,
        "chip": standing_chip(recheck, now),
        "again_on": recheck.due_after_look(recheck.today(now)),
        "looks": queries.looks_of(recheck),
        "outcomes": [
            (Outcome.UNCHANGED, "equal"),
            (Outcome.CHANGED, "warning"),
            (Outcome.GONE, "cross"),
            (Outcome.DONE, "check"),
        ],
        "may_log": can_log(request.user) and recheck.state != State.DONE,
        "look_form": LookForm(initial=initial, auto_id="look_%s"),
        "snooze_form": SnoozeForm(initial=initial, auto_id="snooze_%s"),
    } | more
    return render(request, "rechecks/recheck_look.html", context, status=status)
