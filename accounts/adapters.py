"""How allauth signs people up here: by invitation only."""

import logging
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models import Invitation, User
from accounts.services import accept_invitation

SESSION_KEY = "invitation"
log = logging.getLogger(__name__)


class Site(NamedTuple):
    """The site as mails name it."""

    name: str
    domain: str


def on_this_site(address: str) -> str:
    """The same page at SITE_URL: a mail never repeats the host that a stranger's request named."""
    parts = urlsplit(address)
    return f"{settings.SITE_URL}{parts.path}" + (f"?{parts.query}" if parts.query else "")


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

    def is_safe_url(self, url: str) -> bool:
        """Whether one may be led on to ``url``: only within this site."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail with links of SITE_URL. A mail server that is away is logged: the page is the same for everybody."""
        ours = {name: on_this_site(value) if name.endswith("_url") else value for name, value in context.items()}
        site = Site(settings.SITE_NAME, urlsplit(settings.SITE_URL).netloc)
        try:
            super().send_mail(template_prefix, email, {**ours, "current_site": site})
        except OSError as problem:
            log.error("The mail %s could not be sent (%s).", template_prefix, type(problem).__name__)  # noqa: TRY400

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted by account and address: nobody locks somebody else out."""
        return f"{self.get_client_ip(request)}:{str(credentials.get('email', '')).lower()}"

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
