"""Pages of the clock: what is due, and looking at it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from responses.rechecks import queries, services
from responses.rechecks.choices import Outcome, State
from responses.rechecks.forms import LookForm, SnoozeForm
from responses.rechecks.models import Recheck
from responses.rechecks.tables import RecheckTable, standing_chip

# Of the reminders that could not be delivered so many are named; all are counted.
SHOWN = 5
LISTS = ("mine", "everyones", "done")


@require_safe
@allowed_to(is_staff)
def recheck_list(request: StaffRequest) -> HttpResponse:
    """What is overdue, then due, then ahead: mine, everybody's, or done."""
    now, show = timezone.now(), request.GET.get("show", "mine")
    rechecks = queries.rechecks_listed(owner=request.user if show not in LISTS[1:] else None, done=show == "done")
    table = paged(request, RecheckTable(rechecks, today=now.date()))
    counts = queries.due_counts(user=request.user, now=now)
    undelivered = queries.undelivered_reminders()
    context = {"table": table, "tabs": _tabs(show, counts), "counts": counts}
    context |= {"undelivered": undelivered[:SHOWN], "undelivered_count": undelivered.count()}
    return render(request, "rechecks/recheck_list.html", context)


def _tabs(show: str, counts: queries.DueCounts) -> list[tuple[str, str, bool]]:
    texts = (
        _("Mine (%d due)") % counts.mine,
        _("Everyone’s (%d due)") % counts.everyones,
        _("Done"),
    )
    chosen = show if show in LISTS else "mine"
    return [
        (text, f"{reverse('rechecks:list')}?show={name}", name == chosen)
        for name, text in zip(LISTS, texts, strict=True)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(is_staff)
def recheck_look(request: StaffRequest, pk: int) -> HttpResponseBase:
    """One re-check: what to look at, what was found each time; say what you found, or put it off."""
    recheck = get_object_or_404(Recheck.objects.select_related("owner"), pk=pk)
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


def _what_next(recheck: Recheck) -> str:
    due = date_format(recheck.due_on, "j F Y")
    return {
        (Outcome.UNCHANGED, State.RUNNING): _("Noted as unchanged. Due again on %s.") % due,
        (Outcome.CHANGED, State.RUNNING): _("Noted as changed. Now keep what is new. Due again on %s.") % due,
        (Outcome.UNCHANGED, State.DONE): _("Noted as unchanged. This was the last look."),
        (Outcome.CHANGED, State.DONE): _("Noted as changed. Now keep what is new. This was the last look."),
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
    today, initial = timezone.now().date(), {"version": recheck.version}
    context = {
        "recheck": recheck,
        "chip": standing_chip(recheck, today),
        "again_on": recheck.due_after_look(today),
        "looks": queries.looks_of(recheck),
        "outcomes": [(Outcome.UNCHANGED, "equal"), (Outcome.CHANGED, "warning"), (Outcome.GONE, "cross")],
        "may_log": can_log(request.user) and recheck.state == State.RUNNING,
        "look_form": LookForm(initial=initial, auto_id="look_%s"),
        "snooze_form": SnoozeForm(initial=initial, auto_id="snooze_%s"),
    } | more
    return render(request, "rechecks/recheck_look.html", context, status=status)
