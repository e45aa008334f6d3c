"""What every queue in the database shares: a clock that no jump reaches, and rows that no other worker holds."""

import time
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class RunClock:
    """The time given, moving on with the machine's monotonic clock: a jump of the wall clock frees no lease."""

    def __init__(self, now: datetime) -> None:
        self._began_at, self._began = now, time.monotonic()

    def elapsed(self) -> timedelta:
        """How long this run has lasted."""
        return timedelta(seconds=time.monotonic() - self._began)

    def now(self) -> datetime:
        """The time it would be, had nobody set the clock since."""
        return self._began_at + self.elapsed()


def unheld(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those that no other worker holds just now. SQLite has one writer at a time and needs no row locks."""
    return rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
