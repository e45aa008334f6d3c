"""How the machinery does: for whoever runs the site."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_oversee
from responses.rechecks import queries, services
from responses.rechecks.forms import CalendarForm
from responses.rechecks.models import Digest


@require_safe
@allowed_to(can_oversee)
def operations(request: StaffRequest) -> HttpResponse:
    """Signs of life, what waits, how late mail goes out, and what could not be delivered."""
    now = timezone.now()
    return render(request, "rechecks/operations.html", {"state": queries.machinery(now=now), "now": now})


@require_POST
@allowed_to(can_oversee)
def digest_retry(request: StaffRequest, pk: int) -> HttpResponseBase:
    """A mail that was given up, tried once more."""
    digest = get_object_or_404(Digest, pk=pk)
    form = CalendarForm(request.POST)
    form.is_valid()
    if attempt(form, services.retry_digest, digest=digest, by=request.user, now=timezone.now()):
        messages.success(request, _("It is tried again now."))
    for error in form.non_field_errors():
        messages.warning(request, str(error))
    return redirect("rechecks:operations")
