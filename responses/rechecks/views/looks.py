"""One re-check: what to look at, what was found, and what can be done with it."""

from dataclasses import asdict
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_log, is_staff
from responses.rechecks import queries, services
from responses.rechecks.choices import Deed, Kind, Outcome, State
from responses.rechecks.forms import CareForm, IntervalForm, LookForm, PauseForm, ResumeRecheckForm, SnoozeForm
from responses.rechecks.models import Recheck
from responses.rechecks.services.acts import Acted
from responses.rechecks.tables import standing_chip


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(is_staff)
def recheck_look(request: StaffRequest, pk: int) -> HttpResponseBase:
    """One re-check: what to look at, what was found each time; say what you found, or put it off."""
    recheck = get_object_or_404(Recheck.objects.select_related("owner", "deputy"), pk=pk)
    if request.method == "POST":
        try:
            return _act(request, recheck)
        except StaleVersion as stale:
            return _conflict(request, stale.current)
    return _page(request, recheck)


class Asked(NamedTuple):
    """What was sent: in which form, and which deed it is."""

    name: str
    form: LookForm | SnoozeForm | PauseForm | ResumeRecheckForm
    deed: str


def _asked(request: StaffRequest) -> Asked:
    sent = request.POST
    if "until" in sent:
        return Asked("snooze_form", SnoozeForm(sent, auto_id="snooze_%s"), Deed.SNOOZED)
    if "pause" in sent:
        return Asked("pause_form", PauseForm(sent, auto_id="pause_%s"), Deed.PAUSED)
    if "resume" in sent:
        return Asked("resume_form", ResumeRecheckForm(sent), Deed.RESUMED)
    return Asked("look_form", LookForm(sent, auto_id="look_%s"), sent.get("outcome", ""))


@allowed_to(can_log)
def _act(request: StaffRequest, recheck: Recheck) -> HttpResponse:
    name, form, deed = _asked(request)
    page: dict[str, Any] = {name: form}
    if not form.is_valid():
        return _page(request, recheck, **page)
    facts = {key: value for key, value in form.cleaned_data.items() if key not in {"outcome", "pause"}}
    facts |= {"recheck": recheck, "deed": deed, "by": request.user, "now": timezone.now()}
    acted = attempt(form, services.act_on_recheck, **facts)
    if acted is None:
        return _page(request, recheck, **page)
    messages.success(request, _what_next(acted.recheck, deed))
    return redirect(_where_next(acted, deed))


def _where_next(acted: Acted, deed: str) -> str:
    """What was found changed is opened where the change is shown; everything else goes on with the list."""
    recheck = acted.recheck
    if deed == Deed.CHANGED and recheck.kind in {Kind.SOURCE, Kind.POLICY}:
        return reverse("desk:change-recheck", args=[recheck.pk])
    if deed in {Deed.CHANGED, Deed.GONE}:
        return recheck.path
    return f"{reverse('rechecks:list')}?act={acted.act.pk}" if acted.act else reverse("rechecks:list")


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


def _change(request: StaffRequest, recheck: Recheck, form: IntervalForm, care: CareForm) -> Acted | None:
    """Who and how often, in one transaction; None when something was refused: the form says what."""
    given = request.POST.get("version", "")
    facts = {
        "recheck": recheck,
        "version": int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0,
        "by": request.user,
        "now": timezone.now(),
    }
    try:
        return attempt(
            form,
            services.act_on_recheck,
            deed=Deed.INTERVAL,
            owner=care.cleaned_data["owner"],
            care=care.care(),
            interval=form.interval(),
            **facts,
        )
    except StaleVersion as stale:
        form.add_error(None, str(stale))
        return None


def _what_next(recheck: Recheck, deed: str) -> str:
    due = date_format(recheck.due_on, "j F Y")
    last = recheck.state == State.DONE
    return {
        Deed.UNCHANGED: _("Noted as unchanged. This was the last look.")
        if last
        else _("Noted as unchanged. Due again on %s.") % due,
        Deed.CHANGED: _("Noted as changed. Now keep what is new. This was the last look.")
        if last
        else _("Noted as changed. Now keep what is new. Due again on %s.") % due,
        Deed.DONE: _("Noted as done. It will not come due again."),
        Deed.GONE: _("Noted as gone. It will not come due again. Now note what that means."),
        Deed.SNOOZED: _("Put off until %s.") % date_format(recheck.remind_on, "j F Y"),
        Deed.PAUSED: _("Paused. Nobody is reminded of it until it is resumed."),
        Deed.RESUMED: _("Resumed. Due on %s.") % due,
    }[Deed(deed)]


def _conflict(request: StaffRequest, current: Recheck) -> HttpResponse:
    """Both versions, and what was sent in a form that goes on top of the saved one."""
    name, sent, _deed = _asked(request)
    rows = list(sent.against(current, queries.looks_of(current).first()))
    return _page(request, current, status=409, rows=rows, **{name: sent.on_top_of(current)})


def _page(request: StaffRequest, recheck: Recheck, *, status: int = 200, **more: Any) -> HttpResponse:
    now, initial = timezone.now(), {"version": recheck.version}
    context = {
        "recheck": recheck,
        "chip": standing_chip(recheck, now),
        "again_on": recheck.due_after_look(recheck.today(now)),
        "dates_ahead": recheck.dates_ahead(),
        "told_on": recheck.told_on(),
        "looks": queries.looks_of(recheck),
        "act": queries.last_act_on(recheck, request.user, now=now),
        "undo_query": f"look={recheck.pk}",
        "outcomes": [
            (Outcome.UNCHANGED, "equal"),
            (Outcome.CHANGED, "warning"),
            (Outcome.GONE, "cross"),
            (Outcome.DONE, "check"),
        ],
        "may_log": can_log(request.user) and recheck.state != State.DONE,
        "look_form": LookForm(initial=initial, auto_id="look_%s"),
        "snooze_form": SnoozeForm(initial=initial, auto_id="snooze_%s"),
        "pause_form": PauseForm(initial=initial, auto_id="pause_%s"),
        "is_paused": recheck.state == State.PAUSED,
    } | more
    return render(request, "rechecks/recheck_look.html", context, status=status)
