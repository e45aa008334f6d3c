"""How allauth signs people up here: by invitation only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Invitation, User
from accounts.services import accept_invitation

SESSION_KEY = "invitation"


def invitation_in(request: HttpRequest) -> Invitation | None:
    """The open invitation whose link this browser followed, or None."""
    found = Invitation.objects.filter(pk=request.session.get(SESSION_KEY)).first()
    return found if found and found.is_open(timezone.now()) else None


class InvitationOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Signing up needs an open invitation; the address and role are the invitation's."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this browser holds an open invitation."""
        return invitation_in(request) is not None

    def save_user(
        self, request: HttpRequest, user: User, form: Any, commit: bool = True
    ) -> User:  # allauth's signature
        """The new person, saved, with the invitation's role."""
        invitation = invitation_in(request)
        user.name = form.cleaned_data["name"]
        person: User = super().save_user(request, user, form, commit)
        if invitation:
            accept_invitation(invitation=invitation, person=person, now=timezone.now())
            del request.session[SESSION_KEY]
        return person
