"""Pages of people: who works here, inviting, roles, access."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import queries, services
from accounts.forms import AccessForm, InvitationForm, RoleForm, WithdrawalForm, attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.models import Invitation, User
from accounts.paging import paged
from accounts.rules import can_administer
from accounts.tables import InvitationTable, PeopleTable


@require_safe
@allowed_to(can_administer)
def people(request: StaffRequest) -> HttpResponse:
    """Everybody with role and access, and the open invitations."""
    table = paged(request, PeopleTable(queries.people_listed()))
    invitations = InvitationTable(queries.open_invitations(now=timezone.now()), prefix="invited-")
    return render(request, "accounts/people_list.html", {"table": table, "invitations": invitations})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_administer)
def invite(request: StaffRequest) -> HttpResponse:
    """Invite somebody; the link is mailed when the invitation is committed."""
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        invited = attempt(form, services.invite_person, **form.cleaned_data, by=request.user, now=timezone.now())
        if invited:
            _mail(request, *invited)
            return redirect("accounts:people")
    return render(request, "accounts/person_invite.html", {"form": form})


def _mail(request: HttpRequest, invited: Invitation, token: str) -> None:
    try:
        services.mail_invitation(invitation=invited, token=token)
    except OSError:
        messages.error(request, _("The mail to %s could not be sent. Invite them again later.") % invited.email)
    else:
        messages.success(request, _("The invitation was mailed to %s.") % invited.email)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_administer)
def person_role(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One person: another role, and the way to their access."""
    person = get_object_or_404(User, uid=uid)
    form = RoleForm(request.POST or None, initial={"role": person.role})
    if form.is_valid():
        facts = {"person": person, "by": request.user, "now": timezone.now()}
        if attempt(form, services.change_role, **facts, **form.cleaned_data):
            messages.success(request, _("The role of %s was changed.") % person)
            return redirect("accounts:people")
    return render(request, "accounts/person_role.html", {"person": person, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_administer)
def person_access(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Ask, with the name, before access is taken or given back."""
    person = get_object_or_404(User, uid=uid)
    form = AccessForm(request.POST or None, initial={"access": "take" if person.is_active else "give"})
    facts = {"person": person, "by": request.user, "now": timezone.now()}
    if form.is_valid() and attempt(form, form.service(), **facts) is not None:
        messages.success(request, _("The access of %s was changed.") % person)
        return redirect("accounts:people")
    return render(request, "accounts/person_access.html", {"person": person, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_administer)
def invitation_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask, with the address, before an open invitation is withdrawn."""
    offered = get_object_or_404(Invitation, pk=pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(form, services.withdraw_invitation, invitation=offered, by=request.user, now=timezone.now())
    if form.is_valid():
        messages.success(request, _("The invitation of %s was withdrawn.") % offered.email)
        return redirect("accounts:people")
    return render(request, "accounts/invitation_withdraw.html", {"invitation": offered, "form": form})


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Open to everybody: keep the invitation in the session and lead on, so that the token leaves the address."""
    found = queries.invitation_by_token(token)
    if found is None:
        raise Http404
    response = _enter(request, found)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _enter(request: HttpRequest, found: Invitation) -> HttpResponse:
    if not found.is_open(timezone.now()):
        return render(request, "accounts/invitation_closed.html", {"invitation": found}, status=410)
    if request.user.is_authenticated:
        messages.info(request, _("You are signed in already. Sign out first to accept an invitation."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    get_adapter().hold_invitation(request, found)
    return redirect("account_signup")
