import pytest
import structlog
from celery.worker import WorkController
from django.db import OperationalError

from config import heartbeats
from config.celery import SCHEDULE, app
from config.heartbeats import EVERY_SECONDS, RecordingScheduler, WorkerHeartbeat, beat_once
from responses.rechecks.models import Heartbeat


class Timer:
    """Celery's timer, as far as the step uses it."""

    def __init__(self):
        self.rung, self.cancelled = [], False

    def call_repeatedly(self, seconds, function, arguments):
        self.rung.append((seconds, function, arguments))
        return self

    def cancel(self):
        self.cancelled = True


class Worker:
    timer = Timer()


@pytest.fixture
def names(monkeypatch):
    """Whose signs of life were written."""
    written = []
    monkeypatch.setattr(heartbeats, "beat_once", written.append)
    return written


@pytest.mark.django_db(transaction=True)
def test_sign_of_life_is_written_and_renewed():
    beat_once("beat")
    first = Heartbeat.objects.get(name="beat").at
    beat_once("beat")
    assert Heartbeat.objects.get().at > first


def test_database_that_is_away_is_logged_and_survived(monkeypatch):
    def fail(**_facts):
        raise OperationalError("away")

    monkeypatch.setattr(heartbeats, "record_heartbeat", fail)
    with structlog.testing.capture_logs() as logs:
        beat_once("worker")
    assert logs == [
        {"event": "heartbeat.failed", "part": "worker", "problem": "OperationalError", "log_level": "warning"}
    ]


def test_beat_holds_the_static_schedule_and_rings_at_once():
    scheduler = RecordingScheduler(app, schedule={})
    assert set(scheduler.schedule) == set(SCHEDULE)
    assert [entry.is_due().is_due for entry in scheduler.schedule.values()] == [True] * len(SCHEDULE)


def test_beat_notes_its_life_at_most_every_few_seconds(names, monkeypatch):
    clock = iter([100.0, 100.0, 101.0, 100.0 + EVERY_SECONDS, 100.0 + EVERY_SECONDS])
    monkeypatch.setattr(heartbeats.time, "monotonic", lambda: next(clock))
    scheduler = RecordingScheduler(app, schedule={})
    monkeypatch.setattr(heartbeats.Scheduler, "tick", lambda _self: 5)
    assert [scheduler.tick() for _ in range(3)] == [5.0, 5.0, 5.0]
    assert names == ["beat", "beat"]


def test_worker_notes_its_life_from_start_to_stop(names):
    step = WorkerHeartbeat(Worker)
    step.stop(Worker)
    step.start(Worker)
    assert names == ["worker"]
    assert Worker.timer.rung == [(EVERY_SECONDS, heartbeats.beat_once, ("worker",))]
    step.stop(Worker)
    assert Worker.timer.cancelled


def test_worker_of_the_app_holds_the_step():
    blueprint = WorkController.Blueprint(steps=app.steps["worker"])
    assert WorkerHeartbeat in blueprint.claim_steps().values()
