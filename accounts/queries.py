"""Looking people up."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.canonical import sha256_of
from accounts.choices import Role
from accounts.models import Invitation, User


def people_listed() -> QuerySet[User]:
    """Everybody who has or had access, those who have first. One statement."""
    return User.objects.order_by("-is_active", "name", "pk")


def open_invitations(*, now: datetime) -> QuerySet[Invitation]:
    """Invitations that can still be accepted, the newest first, with who invited. One statement."""
    inviting = Q(invited_by=None) | Q(invited_by__is_active=True, invited_by__role=Role.ADMINISTRATOR)
    found = Invitation.objects.filter(inviting, accepted_at__isnull=True, expires_at__gt=now)
    return found.select_related("invited_by").order_by("-invited_at", "-pk")


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation whose link holds ``token``, or None. One statement; only hashes are compared."""
    return Invitation.objects.filter(token_sha256=sha256_of(token)).first()
