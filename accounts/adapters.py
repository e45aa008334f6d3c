"""How allauth signs people up here: by invitation only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models import Invitation, User
from accounts.services import accept_invitation

SESSION_KEY = "invitation"


def invitation_in(request: HttpRequest) -> Invitation | None:
    """The open invitation whose link this browser followed, or None."""
    found = Invitation.objects.filter(pk=request.session.get(SESSION_KEY, 0)).first()
    return found if found and found.is_open(timezone.now()) else None


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Signing up needs an open invitation; the address and role are the invitation's."""

    def hold_invitation(self, request: HttpRequest, invitation: Invitation) -> None:
        """Let this browser sign up with it; whoever could follow its link has shown that the address is theirs."""
        request.session[SESSION_KEY] = invitation.pk
        self.stash_verified_email(request, invitation.email)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this browser holds an open invitation."""
        return invitation_in(request) is not None

    def clean_email(self, email: str) -> str:
        """The address; while signing up, only the invitation's."""
        invitation = invitation_in(self.request)
        if invitation and email.lower() != invitation.email:
            raise ValidationError(_("The invitation is for %(email)s.") % {"email": invitation.email})
        return email

    def save_user(
        self, request: HttpRequest, user: User, form: Any, commit: bool = True
    ) -> User:  # allauth's signature
        """The new person, saved, with the invitation's role; nobody when it was used or ran out meanwhile."""
        user.name = form.cleaned_data["name"]
        try:
            with transaction.atomic():
                person: User = super().save_user(request, user, form, commit)
                accept_invitation(invitation=invitation_in(request), person=person, now=timezone.now())
        except Refused:
            raise ImmediateHttpResponse(redirect("account_signup")) from None
        del request.session[SESSION_KEY]
        return person
