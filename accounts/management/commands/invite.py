"""Invite somebody from the command line; the first administrator can come in no other way."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.choices import Role
from accounts.errors import Refused
from accounts.models import User
from accounts.services import invitation_link, invite_first_administrator, invite_person


class Command(BaseCommand):
    help = "Print an invitation link. While there is no administrator: the first one's. Else in the name of --by."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", choices=Role.values, default=Role.ADMINISTRATOR.value)
        parser.add_argument("--by", metavar="EMAIL", help="the administrator who invites")

    def handle(self, *_args: Any, email: str, role: str, by: str | None, **_options: Any) -> None:
        try:
            token = _token(email, role, by)
        except (Refused, PermissionDenied) as refusal:
            raise CommandError(f"{refusal} Nothing was done.") from None
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write(invitation_link(token))


def _token(email: str, role: str, by: str | None) -> str:
    now = timezone.now()
    if by:
        administrator = User.objects.filter(email__iexact=by).first()
        if administrator is None:
            raise Refused(f"Nobody here has the address {by}.")
        return invite_person(email=email, role=role, by=administrator, now=now)[1]
    if role != Role.ADMINISTRATOR:
        raise Refused("Say by whom with --by; without it only the first administrator can be invited.")
    return invite_first_administrator(email=email, now=now)[1]
