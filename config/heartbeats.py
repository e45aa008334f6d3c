"""Signs of life of beat and worker, written to the database, where /healthz reads them."""

import datetime
import time
from typing import Any

import structlog
from celery import bootsteps
from celery.beat import Scheduler
from celery.worker import WorkController
from django.db import DatabaseError, connection
from django.utils import timezone

from config.celery import SCHEDULE
from responses.rechecks.services import record_heartbeat

EVERY_SECONDS = 15
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
log = structlog.get_logger(__name__)


def beat_once(name: str) -> None:
    """Write one sign of life. A database that is away is logged; it stops neither beat nor worker."""
    try:
        record_heartbeat(name=name, now=timezone.now())
    except DatabaseError as error:
        log.warning("heartbeat.failed", part=name, problem=type(error).__name__)
    finally:
        # Nothing stays open in a process that forks: neither the connection nor PostgreSQL's pool of them.
        connection.close()
        getattr(connection, "close_pool", lambda: None)()


class RecordingScheduler(Scheduler):
    """The static schedule of config/celery.py, held in memory; notes a sign of life as it ticks."""

    _noted_at = float("-inf")

    def setup_schedule(self) -> None:
        """Nothing is stored: the database knows what is due, so a restart simply rings at once."""
        for name, entry in SCHEDULE.items():
            self.add(name=name, last_run_at=LONG_AGO, **entry)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; the seconds until the next tick."""
        if time.monotonic() - self._noted_at >= EVERY_SECONDS:
            self._noted_at = time.monotonic()
            beat_once("beat")
        return float(super().tick(*args, **kwargs))


class WorkerHeartbeat(bootsteps.StartStopStep):
    """Notes a sign of life from the worker's main process, by the timer of its event loop."""

    requires = ("celery.worker.components:Pool",)
    _timer: Any = None

    def start(self, parent: WorkController) -> None:
        """Once now, then every few seconds. The pool's processes have been forked by now."""
        beat_once("worker")
        timer: Any = parent.timer
        self._timer = timer.call_repeatedly(EVERY_SECONDS, beat_once, ("worker",))

    def stop(self, parent: WorkController) -> None:  # noqa: ARG002  # Celery's signature
        """End with the worker."""
        if self._timer is not None:
            self._timer.cancel()
