"""``manage.py import_answers``: answers that somebody else has published, from a file into assessments."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accountability.assessments.services import Imported, Publication, import_answers, text_checks
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accountability.scoring.importfiles import ImportFiles, read_import
from accountability.scoring.problems import FilesError
from accounts.errors import Refused
from accounts.models import User


def day(text: str) -> date:
    """A date as 2022-11-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"must be a date as 2022-11-01, not {text}") from None


class Command(BaseCommand):
    help = "Import answers that somebody else has published, all or nothing. Exit 2 names on stderr what is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("methodology", metavar="METHODOLOGY_ID", help="of an installed methodology")
        parser.add_argument("edition", metavar="VERSION")
        parser.add_argument("answers", type=Path, metavar="ANSWERS.csv", help="company,unit,criterion,answer and more")
        parser.add_argument("--units", type=Path, metavar="U.csv", help="company,unit,kind,parent")
        parser.add_argument("--companies", type=Path, metavar="C.csv", help="company, and what is known of it")
        parser.add_argument("--group-by", default="type", metavar="COLUMN", help="of --companies (default type)")
        parser.add_argument("--as-of", type=day, required=True, metavar="DATE", help="the day that the answers are of")
        parser.add_argument("--publisher", required=True, metavar="NAME")
        parser.add_argument("--url", default="", help="where it is published")
        parser.add_argument("--note", default="", metavar="TEXT", help="what the public reads about the answers")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the editor who imports; another publishes")
        parser.add_argument(
            "--create-companies",
            action="store_true",
            help="those not on record, with country and sector of --companies",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        methodology = _methodology(options["methodology"], options["edition"])
        editor = _editor(options["by"])
        try:
            files = ImportFiles(options["answers"], options["units"], options["companies"])
            with transaction.atomic():
                imported = import_answers(
                    methodology=methodology,
                    publication=Publication(
                        publisher=options["publisher"],
                        as_of=options["as_of"],
                        url=options["url"],
                        scope_note=options["note"],
                        group_by=options["group_by"],
                    ),
                    companies=read_import(tree_of(methodology), files, text_checks()),
                    by=editor,
                    now=timezone.now(),
                    create_companies=options["create_companies"],
                )
                transaction.set_rollback(options["dry_run"])
        except (FilesError, Refused, PermissionDenied) as error:
            self._refuse(str(error))
        except ValidationError as error:
            self._refuse("\n".join(_by_field(error)))
        for line in _report(imported, is_dry_run=options["dry_run"]):
            self.stdout.write(line)

    def _refuse(self, why: str) -> None:
        self.stderr.write(why)
        sys.exit(2)


def _methodology(slug: str, version: str) -> Methodology:
    found = Methodology.objects.filter(slug=slug, version=version).first()
    if found is None:
        known = ", ".join(f"{m.slug} {m.version}" for m in Methodology.objects.order_by("slug", "version"))
        raise CommandError(f"{slug} {version} is not installed; installed are {known or 'none'}")
    return found


def _editor(email: str) -> User:
    found = User.objects.filter(email=email).first()
    if found is None:
        raise CommandError(f"there is no account {email}")
    return found


def _by_field(error: ValidationError) -> Iterator[str]:
    for field, messages in error.message_dict.items():
        yield f"{field}: {' '.join(dict.fromkeys(messages))}"


def _report(imported: list[Imported], *, is_dry_run: bool) -> Iterator[str]:
    """One line a company, and one for all."""
    for each in imported:
        done = "opened" if each.is_opened else "updated" if each.is_changed else "unchanged"
        counts = f"{each.added} added, {each.changed} changed, {each.removed} removed"
        created = ", company created" if each.is_new_company else ""
        yield f"{each.assessment.company}: {done}, {counts}{created}"
    changed = sum(each.is_changed for each in imported)
    end = " Nothing was kept: this was a dry run." if is_dry_run else ""
    yield f"{changed} of {len(imported)} assessments changed.{end}"
