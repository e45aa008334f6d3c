"""``manage.py look``: make the automatic looks that are due, now and without a worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from responses.sources.services import run_waiting_fetches
from responses.statements.services import look_at_watched


class Command(BaseCommand):
    help = "Ask for the watched pages whose re-check comes due, fetch what waits, and judge what has come."

    def handle(self, *_args: Any, **_options: Any) -> None:
        asked = look_at_watched(now=timezone.now()).asked
        fetched = run_waiting_fetches(now=timezone.now())
        judged = look_at_watched(now=timezone.now()).judged
        self.stdout.write(f"{asked} asked for, {fetched} fetched, {judged} judged.")
