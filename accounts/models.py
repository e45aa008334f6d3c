"""People, invitations, and the ledger."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.fields import PlainCharField


class UserManager(BaseUserManager["User"]):
    """Makes people; the email address is the name they sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A saved person with a hashed password (unusable when None)."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who works here. ``uid`` stands for the person in the ledger, which holds no personal data."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("email address"), unique=True)
    name = PlainCharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.CONTRIBUTOR)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_any_case"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Unnamed person"))


class Invitation(models.Model):
    """A place offered to somebody. Only the hash of its token is kept."""

    email = models.EmailField(_("email address"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    token_sha256 = models.CharField(max_length=64, unique=True)
    # Empty for the first administrator, whom nobody is there to invite.
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="invitation")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_at_and_by",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="invitation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} · {self.invited_at:%Y-%m-%d}"

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be accepted: in time, once, and while whoever invited may still invite."""
        inviter = self.invited_by
        holds = inviter is None or (inviter.is_active and inviter.role == Role.ADMINISTRATOR)
        return holds and self.accepted_at is None and now < self.expires_at


class LedgerEntry(models.Model):
    """One thing that was done. Append-only: the database refuses to change or delete a row.

    ``body`` is canonical JSON; ``hash`` = SHA-256 of the previous entry's hash followed by ``body_sha256``
    (both as hexadecimal text). A private entry is shown to the public by its hashes alone; the nonce in its body
    keeps the content from being guessed. docs/ledger.md is the specification.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    body = models.TextField()
    body_sha256 = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    is_public = models.BooleanField(default=False)
    # Copies of what the body says, for looking up; verify_ledger compares them.
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["subject", "seq"], name="ledger_by_subject"),
            models.Index(fields=["-seq"], name="ledger_public", condition=models.Q(is_public=True)),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"


class LedgerHead(models.Model):
    """The last entry's number and hash: the one row that appending locks, and a check against a cut-off tail."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="ledger_head_single")]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"
