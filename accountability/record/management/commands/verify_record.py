"""``manage.py verify_record``: hold everything published against the ledger, and name each fault."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accountability.record.verification import verify_record


class Command(BaseCommand):
    help = (
        "Hold every published document, standing, methodology and archived copy against the ledger; exit 1 on a fault."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--without-files", action="store_true", help="do not read the archived files")

    def handle(self, *_args: Any, without_files: bool, **_options: Any) -> None:
        report = verify_record(with_files=not without_files)
        for kind, count in report.counts.items():
            self.stdout.write(f"{count} {kind}")
        for fault in report.faults:
            self.stdout.write(f"FAULT {fault}")
        if report.faults:
            sys.exit(1)
        self.stdout.write("The record holds.")
