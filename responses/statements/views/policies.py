"""Pages of policies."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_log, is_staff
from responses.sources.queries import quotes_of
from responses.statements import queries, services
from responses.statements.forms import PolicyForm
from responses.statements.tables import PolicyTable
from responses.statements.views.rechecks import watched


@require_safe
@allowed_to(is_staff)
def policy_list(request: StaffRequest) -> HttpResponse:
    """The standing documents of all companies."""
    table = paged(request, PolicyTable(queries.policies_listed(), now=timezone.now()))
    return render(request, "statements/policy_list.html", {"table": table, "may_log": can_log(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def policy_create(request: StaffRequest) -> HttpResponse:
    """Say that a source is a policy of a company."""
    given = {"company": request.GET.get("company", ""), "source": request.GET.get("source", "")}
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=given)
    if form.is_valid():
        policy = attempt(form, services.log_policy, by=request.user, now=timezone.now(), **form.cleaned_data)
        if policy:
            messages.success(request, _("The policy is on record. Set a re-check to notice when it changes."))
            return redirect(policy)
    return render(request, "statements/policy_create.html", {"form": form})


@require_safe
@allowed_to(is_staff)
def policy_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One policy: its versions, newest first, and what was quoted from each."""
    policy = get_object_or_404(queries.policies_listed(), pk=pk)
    context = {
        "policy": policy,
        "versions": list(queries.versions_of(policy)),
        "quoted": quotes_of(policy.source),
        "may_log": can_log(request.user),
    }
    return render(request, "statements/policy_detail.html", context | watched(policy))
