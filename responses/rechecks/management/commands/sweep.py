"""``manage.py sweep``: what beat does each minute, for cron; beside beat it does no harm."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from responses.rechecks import services


class Command(BaseCommand):
    help = "Write reminders of what is due, gather them into mails, and send those. Harmless beside the worker."

    def handle(self, *_args: Any, **_options: Any) -> None:
        written = services.write_due_reminders(now=timezone.now())
        gathered = services.gather_digests(now=timezone.now())
        sent = services.deliver_digests(now=timezone.now())
        self.stdout.write(f"{written} reminders written, {gathered} mails gathered, {sent} mails sent.")
