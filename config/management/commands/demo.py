"""Load the demo: a case of three firms with the marks that follow, and an index that somebody else has published."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.demo.index import load_index
from config.demo.load import load_demo

LOCAL = {"localhost", "127.0.0.1", "::1"}


class Command(BaseCommand):
    help = "Load the demo; running it again changes nothing. Only on localhost: its passwords are public."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if urlsplit(settings.SITE_URL).hostname not in LOCAL:
            raise CommandError("The demo's passwords are public, so it loads only where SITE_URL is on localhost.")
        for name, load in (("case", load_demo), ("index", load_index)):
            companies = load(now=timezone.now())
            if companies:
                self.stdout.write(f"Demo {name} loaded: {', '.join(company.name for company in companies)}.")
            else:
                self.stdout.write(f"The demo {name} is here already.")
