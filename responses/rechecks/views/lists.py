"""What is due: the list, what is done to several rows at once, taking it back, and the week ahead."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import turned
from accounts.rules import can_log, is_staff
from responses.rechecks import queries, services
from responses.rechecks.choices import Deed, State
from responses.rechecks.forms import DeedForm
from responses.rechecks.models import Act
from responses.rechecks.services.acts import Done
from responses.rechecks.tables import RecheckTable

# Of the reminders that could not be delivered so many are named; all are counted.
SHOWN = 5
LISTS = ("mine", "everyones", "paused", "done")
NAMED = 10


@require_safe
@allowed_to(is_staff)
def recheck_list(request: StaffRequest) -> HttpResponse:
    """What is overdue, then due, then ahead: mine, everybody's, paused, or done."""
    return _page(request, DeedForm())


def _page(request: StaffRequest, form: DeedForm, *, status: int = 200) -> HttpResponse:
    now, show = timezone.now(), request.GET.get("show", "mine")
    owner = None if show in LISTS[1:] else request.user
    state = {"done": State.DONE, "paused": State.PAUSED}.get(show, State.RUNNING)
    rechecks = queries.rechecks_listed(owner=owner, state=state)
    undelivered = queries.undelivered_reminders()
    counts = queries.due_counts(user=request.user, now=now)
    context = {
        "table": turned(request, RecheckTable(rechecks, now=now, chosen=request.POST.getlist("chosen"))),
        "tabs": _tabs(show, counts),
        "counts": counts,
        "undelivered": undelivered[:SHOWN],
        "undelivered_count": undelivered.count(),
        "form": form,
        "may_act": can_log(request.user) and state != State.DONE,
        "is_paused": state == State.PAUSED,
        "act": queries.act_to_undo(request.user, request.GET.get("act", ""), now=now),
        "undo_query": _query(request).urlencode(),
    }
    return render(request, "rechecks/recheck_list.html", context, status=status)


def _tabs(show: str, counts: queries.DueCounts) -> list[tuple[str, str, bool]]:
    texts = (
        _("Mine (%s due)") % counts.mine_said,
        _("Everyone’s (%s due)") % counts.everyones_said,
        _("Paused"),
        _("Done"),
    )
    chosen = show if show in LISTS else "mine"
    found = [
        (text, f"{reverse('rechecks:list')}?show={name}", name == chosen)
        for name, text in zip(LISTS, texts, strict=True)
    ]
    return [*found, (_("Week"), reverse("rechecks:week"), False)]


@require_POST
@allowed_to(can_log)
def recheck_act(request: StaffRequest) -> HttpResponseBase:
    """One deed on the ticked rows; back to the list, which offers to take it back."""
    form = DeedForm(_pressed(request.POST))
    facts = {"by": request.user, "now": timezone.now()}
    done = attempt(form, services.act_on_rechecks, **facts, **form.facts()) if form.is_valid() else None
    if done is None:
        return _page(request, form, status=422)
    tell_of(request, done)
    return redirect(_back(request, done.act))


def _pressed(sent: QueryDict) -> QueryDict:
    """What was sent; the button beside a row means that row alone."""
    if "unchanged" not in sent:
        return sent
    one = sent.copy()
    one.setlist("chosen", [str(one["unchanged"])])
    one["deed"] = Deed.UNCHANGED
    return one


@require_POST
@allowed_to(can_log)
def act_undo(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The act taken back."""
    act = get_object_or_404(Act, pk=pk, made_by=request.user)
    form = DeedForm(request.POST)
    form.is_valid()
    form.errors.clear()
    done = attempt(form, services.undo_act, act=act, by=request.user, now=timezone.now())
    if done is None:
        return _page(request, form, status=422)
    messages.success(request, _("Taken back: everything is as it was before."))
    _name_left_out(request, done)
    look = request.GET.get("look", "")
    if look.isascii() and look.isdigit() and len(look) < 18 and act.items.filter(recheck=int(look)).exists():
        return redirect("rechecks:look", pk=int(look))
    return redirect("rechecks:usual-list" if "usual" in request.GET else _back(request, None))


def _back(request: StaffRequest, act: Act | None) -> str:
    """The list as it was, and what can be taken back there."""
    query = _query(request)
    if act:
        query["act"] = str(act.pk)
    address = reverse("rechecks:list")
    return f"{address}?{query.urlencode()}" if query else address


def _query(request: StaffRequest) -> QueryDict:
    query = request.GET.copy()
    query.pop("act", None)
    return query


def tell_of(request: StaffRequest, done: Done) -> None:
    """Say to how many it was done, and name what was left out."""
    if done.act:
        count = done.act.items.count()
        said = ngettext("%(deed)s: %(count)d re-check.", "%(deed)s: %(count)d re-checks.", count)
        messages.success(request, said % {"deed": done.act.get_deed_display(), "count": count})
    _name_left_out(request, done)


def _name_left_out(request: StaffRequest, done: Done) -> None:
    """Each of the first few with its reason; the others are counted."""
    for recheck, why in done.left_out[:NAMED]:
        messages.warning(request, _("Left as it was: %(title)s (%(why)s).") % {"title": recheck, "why": why})
    rest = len(done.left_out) - NAMED
    if rest > 0:
        messages.warning(request, ngettext("And %d more.", "And %d more.", rest) % rest)


@require_safe
@allowed_to(is_staff)
def recheck_week(request: StaffRequest) -> HttpResponse:
    """What comes due in one week, day by day: mine, or everybody's."""
    now, week = timezone.now(), datetime.timedelta(days=7)
    begins = _monday(request.GET.get("from", ""), now.date())
    owner = None if request.GET.get("show") == "everyones" else request.user
    counts = queries.due_counts(user=request.user, now=now)
    context: dict[str, Any] = {
        "days": queries.week_of(begins, owner=owner),
        "begins": begins,
        "due": counts.mine if owner else counts.everyones,
        "before": begins - week,
        "after": begins + week,
        "is_mine": owner is not None,
        "show": "mine" if owner else "everyones",
    }
    return render(request, "rechecks/recheck_week.html", context)


def _monday(given: str, today: datetime.date) -> datetime.date:
    """The Monday of the day asked for; of this week when it is none, or lies out of all reckoning."""
    try:
        day = datetime.date.fromisoformat(given)
    except ValueError:
        day = today
    day = day if 1990 <= day.year <= 2200 else today
    return day - datetime.timedelta(days=day.weekday())
