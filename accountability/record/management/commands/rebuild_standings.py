"""``manage.py rebuild_standings``: make the table of standings anew from the record, and say whether it differed."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from accountability.record.services import rebuild_standings


class Command(BaseCommand):
    help = "Make the table of standings anew from the record; exit 1 when it differed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        differing = rebuild_standings()
        for name in differing:
            self.stdout.write(f"made anew: {name}")
        if differing:
            sys.exit(1)
        self.stdout.write("Every standing follows from the record.")
