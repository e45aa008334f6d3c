"""How the machinery does: for whoever runs the site."""

import datetime
from typing import NamedTuple

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_oversee
from responses.rechecks import queries, services
from responses.rechecks.choices import SWEEP
from responses.rechecks.forms import ResumeForm
from responses.rechecks.models import Digest

PARTS = {
    "beat": gettext_lazy("Clock (beat)"),
    "worker": gettext_lazy("Worker"),
    SWEEP: gettext_lazy("Last sweep"),
}


class Part(NamedTuple):
    """One part of the machinery: when it last gave a sign of life, how long ago, and whether that is too long."""

    title: str | Promise
    seen_at: datetime.datetime | None
    ago: str
    is_silent: bool


@require_safe
@allowed_to(can_oversee)
def operations(request: StaffRequest) -> HttpResponse:
    """Signs of life, what waits, how late mail goes out, and what could not be delivered."""
    return _page(request, ResumeForm(initial={"before": timezone.now()}))


def _page(request: StaffRequest, form: ResumeForm, *, status: int = 200) -> HttpResponse:
    now = timezone.now()
    state = queries.machinery(now=now)
    silence = datetime.timedelta(seconds=settings.HEARTBEAT_SILENCE_SECONDS)
    context = {
        "state": state,
        "parts": [_part(name, state.seen.get(name), now, silence) for name in PARTS],
        "silence": _length(silence),
        "late_half": _length(state.late_half),
        "late_most": _length(state.late_most),
        "form": form,
        "now": now,
    }
    return render(request, "rechecks/operations.html", context, status=status)


def _part(name: str, seen_at: datetime.datetime | None, now: datetime.datetime, silence: datetime.timedelta) -> Part:
    ago = now - seen_at if seen_at else None
    return Part(PARTS[name], seen_at, _length(ago), is_silent=ago is None or ago > silence)


def _length(delta: datetime.timedelta | None) -> str:
    """A length of time in its two largest units; empty for none."""
    if delta is None:
        return ""
    seconds = max(0, round(delta.total_seconds()))
    units = [(_("%d d"), 86_400), (_("%d h"), 3_600), (_("%d min"), 60), (_("%d s"), 1)]
    parts: list[str] = []
    for text, size in units:
        count, seconds = divmod(seconds, size)
        if count or (size == 1 and not parts):
            parts.append(text % count)
    return " ".join(parts[:2])


@require_POST
@allowed_to(can_oversee)
def digest_retry(request: StaffRequest, pk: int) -> HttpResponseBase:
    """A mail that was given up, tried once more."""
    digest = get_object_or_404(Digest, pk=pk)
    form = Form(request.POST)
    if attempt(form, services.retry_digest, digest=digest, by=request.user, now=timezone.now()):
        messages.success(request, _("It is tried again now."))
    for error in form.non_field_errors():
        messages.warning(request, str(error))
    return redirect("rechecks:operations")


@require_POST
@allowed_to(can_oversee)
def mails_resume(request: StaffRequest) -> HttpResponseBase:
    """Mails go on after a halt, with or without what came due before an instant."""
    form = ResumeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    before, now = form.forget_before(), timezone.now()
    forgotten = services.resume_mails(forget_before=before, by=request.user, now=now)
    said = ngettext("%d that came due before counts as told.", "%d that came due before count as told.", forgotten)
    messages.success(request, f"{_('Reminders go on.')} {said % forgotten}")
    return redirect("rechecks:operations")
