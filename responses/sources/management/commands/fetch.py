"""``manage.py fetch``: fetch the pages that were asked for, without the worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from responses.sources.services import run_waiting_fetches


class Command(BaseCommand):
    help = "Fetch the pages that are waiting, as the worker does every few seconds."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{run_waiting_fetches(now=timezone.now())} begun.")
