"""Walk the ledger and say whether it holds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.ledger import verify_ledger


class Command(BaseCommand):
    help = "Walk the chain of the ledger; exit 1 and name the first broken entry when it does not hold."

    def handle(self, *_args: Any, **_options: Any) -> None:
        report = verify_ledger()
        if not report.is_sound:
            raise CommandError(
                f"Entry {report.broken_seq} is broken: {report.reason}. {report.checked} entries before it hold."
            )
        self.stdout.write(f"{report.checked} entries checked, all hold. Head: {report.head_hash}")
