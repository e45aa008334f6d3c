"""How often re-checks usually look, by kind: read by all, set by an editor, offered to those that run."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_edit, is_staff
from responses.rechecks import queries, services
from responses.rechecks.choices import Deed, Kind
from responses.rechecks.forms import UsualForm
from responses.rechecks.models import DefaultInterval
from responses.rechecks.queries.defaults import looking_otherwise
from responses.rechecks.services.acts import MOST
from responses.rechecks.views.lists import tell_of


@require_safe
@allowed_to(is_staff)
def usual_list(request: StaffRequest) -> HttpResponse:
    """How often each kind usually looks, and how many running ones do otherwise."""
    now = timezone.now()
    context = {
        "usuals": queries.usuals(now=now),
        "may_edit": can_edit(request.user),
        "act": queries.act_to_undo(request.user, request.GET.get("act", ""), now=now),
        "undo_query": "usual=yes",
        "most": MOST,
    }
    return render(request, "rechecks/usual_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_edit)
def usual_edit(request: StaffRequest, kind: str) -> HttpResponseBase:
    """Another usual interval for new re-checks of one kind; running ones are only offered it."""
    usual = _usual(kind)
    form = UsualForm(request.POST or None, initial=UsualForm.initial_of(usual))
    try:
        if form.is_valid() and _save(request, form, kind):
            messages.success(request, _("Saved for new re-checks. Those that run stay as they are."))
            return redirect("rechecks:usual-list")
    except StaleVersion as stale:
        messages.warning(request, str(stale))
        return redirect("rechecks:usual-edit", kind=kind)
    status = 422 if form.is_bound else 200
    return render(request, "rechecks/usual_edit.html", {"form": form, "usual": usual}, status=status)


def _save(request: StaffRequest, form: UsualForm, kind: str) -> DefaultInterval | None:
    facts = {"usual": form.usual(kind), "by": request.user, "now": timezone.now()}
    return attempt(form, services.set_default_interval, **facts)


@require_POST
@allowed_to(can_edit)
def usual_adopt(request: StaffRequest, kind: str) -> HttpResponseBase:
    """Running re-checks of one kind, as many as one act takes, at the usual pace from now on."""
    usual, now = _usual(kind), timezone.now()
    rows = looking_otherwise(usual, now=now).values_list("pk", "version")[:MOST]
    chosen = [services.Chosen(*row) for row in rows]
    form = Form(request.POST)
    facts = {"chosen": chosen, "deed": Deed.USUAL, "usual": usual, "by": request.user, "now": now}
    done = attempt(form, services.act_on_rechecks, **facts)
    address = reverse("rechecks:usual-list")
    if done is None:
        messages.warning(request, " ".join(map(str, form.non_field_errors())))
        return redirect(address)
    tell_of(request, done)
    return redirect(f"{address}?act={done.act.pk}" if done.act else address)


def _usual(kind: str) -> queries.Usual:
    if kind not in Kind.values:
        raise Http404
    return queries.usual(kind)
