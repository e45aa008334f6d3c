"""``manage.py load_library``: install the methodologies that come with OnRecord; those there stay as they are."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accountability.frameworks.services import library_files, load_library
from accounts.errors import NotAllowed, Refused
from accounts.models import User


class Command(BaseCommand):
    help = "Install the files of the library, all or none. Exit 1 names every file that cannot be installed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", required=True, metavar="EDITOR_EMAIL", help="the editor who installs them")

    def handle(self, *_args: Any, **options: Any) -> None:
        by = User.objects.filter(email__iexact=options["by"]).first()
        if by is None:
            raise CommandError(f"Nobody here has the address {options['by']}.")
        try:
            loaded = load_library(files=library_files(), by=by, now=timezone.now())
        except (NotAllowed, Refused) as error:
            raise CommandError(f"{error}\nNothing was installed.") from error
        for file in loaded:
            self.stdout.write(f"{file.name}: {file.methodology} {'installed' if file.is_new else 'is here already'}")
