"""Mails about re-checks, and mail servers that fail, for the tests that send."""

import smtplib
from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from accounts.leases import RunClock
from accounts.models import User
from responses.rechecks.models import Digest
from responses.rechecks.services import (
    gather_digests,
    outbox,
    write_due_reminders,
)
from responses.rechecks.services.ahead import Ahead
from responses.rechecks.services.outbox import LEASE
from tests.factories import NOW, make_recheck, make_user

LATER = LEASE + timedelta(seconds=10)
Send = Callable[[EmailBackend, list[EmailMessage]], int]


def make_digest(owner: User | None = None, *, things: int = 1) -> Digest:
    """A waiting mail to a person of their own, about so many things due today."""
    owner = owner or make_user()
    for _number in range(things):
        make_recheck(owner=owner)
    write_due_reminders(now=NOW)
    gather_digests(now=NOW)
    return Digest.objects.select_related("recipient").get(recipient=owner)


def told(digest: Digest) -> list[str]:
    return list(digest.reminders.order_by("pk").values_list("state", flat=True))


def sending(problem: Exception | Callable[[], object]) -> object:
    """A mail server at which every mail meets ``problem``."""
    if isinstance(problem, Exception):
        return patch.object(EmailBackend, "send_messages", side_effect=problem)
    real: Send = EmailBackend.send_messages

    def send(backend: EmailBackend, messages: list[EmailMessage]) -> int:
        problem()
        return real(backend, messages)

    return patch.object(EmailBackend, "send_messages", send)


def deliver_one(pk: int, lease: str, clock: RunClock) -> int:
    claim = outbox.Claim(lease, [pk])
    return outbox._deliver(outbox.Round(claim, clock, mail.get_connection(), Ahead([pk], clock.elapsed)), pk)


def ids_sent() -> list[str]:
    return [message.extra_headers["Message-ID"] for message in mail.outbox]


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"person@example.org": (code, b"no")})


class Killed(BaseException):
    """The worker's process is gone."""
