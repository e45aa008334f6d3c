"""``manage.py watch_commitments``: re-checks around their days for the promises logged before there were re-checks."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from responses.rechecks.choices import Kind
from responses.rechecks.queries import interval_around, people_who_look
from responses.statements.queries import commitments_nobody_watches
from responses.statements.services import watch


class Command(BaseCommand):
    help = "Give each promise with a day, of which more is to come, the re-check that it would get if logged today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--owner", required=True, metavar="EMAIL", help="who is to look; can hand them on in bulk")

    def handle(self, *_args: Any, **options: Any) -> None:
        owner = people_who_look().filter(email=options["owner"]).first()
        if owner is None:
            raise CommandError("Nobody with this address can look after re-checks.")
        found, now = list(commitments_nobody_watches()), timezone.now()
        for commitment in found:
            interval: Any = interval_around(commitment.due_on, kind=Kind.COMMITMENT, today=now.date())
            watch(subject=commitment, interval=interval, by=owner, now=now)
        self.stdout.write(f"{len(found)} commitments are looked at around their days from now on.")
