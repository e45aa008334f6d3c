"""``manage.py clear_fetches``: clear away fetched pages that nobody kept, without the worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from responses.intake.services import clear_unkept_fetches


class Command(BaseCommand):
    help = "Remove the bytes of fetched pages that nobody kept for FETCH_KEEP_DAYS days, as the worker does each hour."

    def handle(self, *_args: Any, **_options: Any) -> None:
        cleared = clear_unkept_fetches(now=timezone.now())
        self.stdout.write(f"{cleared.fetches} fetches cleared away, {cleared.files} files removed.")
