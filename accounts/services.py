"""Inviting people, their roles, and letting them go."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.canonical import sha256_of
from accounts.choices import Role
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import Invitation, User
from accounts.rules import can_administer, ensure

INVITATION_LASTS = timedelta(days=14)


@transaction.atomic
def invite_person(*, email: str, role: str, by: User, now: datetime) -> tuple[Invitation, str]:
    """The invitation and its token. The token is shown to nobody again; only its hash is kept."""
    ensure(can_administer(by), _("Only an administrator can invite people."))
    return _invite(email=email, role=role, by=by, now=now)


@transaction.atomic
def invite_first_administrator(*, email: str, now: datetime) -> tuple[Invitation, str]:
    """The invitation of an administrator by nobody, and its token. Refused while an administrator has access."""
    if User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists():
        raise Refused(_("There is an administrator already; invitations are made in their name."))
    return _invite(email=email, role=Role.ADMINISTRATOR, by=None, now=now)


def invitation_link(token: str) -> str:
    """The address by which the invited person comes in."""
    return f"{settings.SITE_URL}{reverse('accounts:invitation', args=[token])}"


def mail_invitation(*, invitation: Invitation, token: str) -> None:
    """Send the link by which the invited person sets a password. Call it when the invitation is committed."""
    send_mail(
        subject=_("You are invited to %(site)s") % {"site": settings.SITE_NAME},
        message=_(
            "You have been invited to work on %(site)s.\n\n"
            "Your role would be:\n%(role)s\n\n"
            "Open this link to choose a password. It works once, until %(until)s:\n\n%(link)s\n"
        )
        % {
            "site": settings.SITE_NAME,
            "role": invitation.get_role_display(),
            "until": f"{invitation.expires_at:%Y-%m-%d}",
            "link": invitation_link(token),
        },
        from_email=settings.DEFAULT_FROM_EMAIL,
        recipient_list=[invitation.email],
    )


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, now: datetime) -> None:
    """Its link opens nothing from now on. Raises Refused when it was used, withdrawn or has run out."""
    ensure(_still_administers(by), _("Only an administrator can withdraw invitations."))
    if not _close(invitation, by=by, now=now):
        raise Refused(_("This invitation is not open any more."))


def _close(invitation: Invitation, *, by: User | None, now: datetime) -> bool:
    """End it now, unless it was accepted or has ended; whether that was done."""
    still_open = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, expires_at__gt=now)
    if not still_open.update(expires_at=now):
        return False
    record_entry(verb="person.invitation_withdrawn", subject=invitation, changes={}, by=by, now=now)
    return True


@transaction.atomic
def accept_invitation(*, invitation: Invitation | None, person: User, now: datetime) -> None:
    """Give ``person`` the invited role. Raises Refused when there is none, it was used or has run out."""
    fresh = Invitation.objects.select_for_update().filter(pk=invitation.pk).first() if invitation else None
    if fresh is None or not fresh.is_open(now):
        raise Refused(_("This invitation has been used or has run out. Ask for a new one."))
    fresh.accepted_at, fresh.accepted_by = now, person
    fresh.save(update_fields=["accepted_at", "accepted_by"])
    person.role = fresh.role
    person.save(update_fields=["role"])
    record_entry(verb="person.joined", subject=person, changes={"role": person.role}, by=person, now=now)


@transaction.atomic
def change_role(*, person: User, role: str, by: User, now: datetime) -> User:
    """``person`` with the new role. Nobody changes their own, so that ``by`` is an administrator who remains."""
    ensure(_still_administers(by), _("Only an administrator can change roles."))
    ensure(person != by, _("Nobody changes their own role."))
    old, person.role = person.role, role
    if old == role:
        raise Refused(_("This is their role already."))
    person.full_clean(exclude=["password"])
    if not User.objects.filter(pk=person.pk, role=old).update(role=role):
        raise Refused(_("Somebody else changed their role in the meantime. Look before changing it again."))
    record_entry(verb="person.role_changed", subject=person, changes={"role": [old, role]}, by=by, now=now)
    return person


@transaction.atomic
def deactivate_person(*, person: User, by: User, now: datetime) -> User:
    """``person`` without access from the next request on; what they did stays on record."""
    ensure(_still_administers(by), _("Only an administrator can deactivate people."))
    ensure(person != by, _("Nobody deactivates themselves."))
    return _set_active(person, active=False, by=by, now=now)


@transaction.atomic
def reactivate_person(*, person: User, by: User, now: datetime) -> User:
    """``person`` with access again, in the role they had."""
    ensure(_still_administers(by), _("Only an administrator can reactivate people."))
    return _set_active(person, active=True, by=by, now=now)


def _still_administers(by: User) -> bool:
    """Whether ``by`` is an active administrator now. Locks all of them: two who take each other's role take turns."""
    administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    return by in list(administrators.order_by("pk"))


def _set_active(person: User, *, active: bool, by: User, now: datetime) -> User:
    """Guarded by the state it leaves, so that doing it twice is said and not recorded."""
    if not User.objects.filter(pk=person.pk, is_active=not active).update(is_active=active):
        raise Refused(_("They have access already.") if active else _("They have no access already."))
    person.is_active = active
    verb = "person.reactivated" if active else "person.deactivated"
    record_entry(verb=verb, subject=person, changes={"is_active": [not active, active]}, by=by, now=now)
    return person


def _invite(*, email: str, role: str, by: User | None, now: datetime) -> tuple[Invitation, str]:
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(_("Somebody with this address already works here."))
    for older in Invitation.objects.filter(email__iexact=email, accepted_at=None, expires_at__gt=now):
        _close(older, by=by, now=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        email=email.lower(),
        role=role,
        token_sha256=sha256_of(token),
        invited_by=by,
        invited_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    invitation.full_clean()
    invitation.save()
    record_entry(verb="person.invited", subject=invitation, changes={"role": str(role)}, by=by, now=now)
    return invitation, token
