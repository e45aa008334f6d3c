"""``manage.py resume_mails``: go on after a restore or a jump of the clock, with or without what is past."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from responses.rechecks import services
from responses.rechecks.models import Halt


class Command(BaseCommand):
    help = "Go on with reminders after a halt. Say what is to become of what came due before now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        past = parser.add_mutually_exclusive_group(required=True)
        past.add_argument(
            "--forget-before", metavar="2026-11-23T12:00", help="what came due before (UTC) counts as told"
        )
        past.add_argument("--send-all", action="store_true", help="tell everybody of everything that is due")

    def handle(self, *_args: Any, **options: Any) -> None:
        halt = Halt.objects.first()
        self.stdout.write(f"Halted since {halt.since:%Y-%m-%d %H:%M} UTC: {halt}." if halt else "Nothing was halted.")
        forgotten = services.resume_mails(forget_before=_instant(options["forget_before"]), now=timezone.now())
        self.stdout.write(f"Reminders go on. {forgotten} that came due before count as told.")


def _instant(given: str | None) -> datetime | None:
    if given is None:
        return None
    try:
        return datetime.fromisoformat(given).replace(tzinfo=UTC)
    except ValueError:
        raise CommandError("Write the instant as 2026-11-23T12:00 (UTC).") from None
