"""Reminders survive ``kill -9`` of worker and broker, with real processes, a real broker and a real mail server."""

import json
import sys
from contextlib import ExitStack

import pytest

from tests.faults.processes import python, running, until
from tests.faults.recorder import recorder

pytestmark = [pytest.mark.faults, pytest.mark.slow]
REMINDERS = 60
BROKER = "import os; from config.parts import broker_command as c; os.execv(c()[0], c())"
WORKER = (sys.executable, "-m", "tests.faults.celery_fast", "worker", "--concurrency", "2", "--loglevel", "WARNING")
BEAT = (sys.executable, "-m", "tests.faults.celery_fast", "beat", "--pidfile", "")


@pytest.fixture
def house(environment, tmp_path):
    """Sixty reminders due, a mail server, a broker and beat; the worker is the test's to start."""
    with ExitStack() as stack:
        mails = stack.enter_context(recorder())
        env = {**environment, "EMAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
        python("-m", "tests.faults.seed", str(REMINDERS), env=env)
        broker = stack.enter_context(running(sys.executable, "-c", BROKER, env=env, log=tmp_path / "broker"))
        stack.enter_context(running(*BEAT, env=env, log=tmp_path / "beat"))
        yield mails, broker, env, tmp_path / "worker"


def states(env):
    return json.loads(python("-m", "tests.faults.seed", "state", env=env))


def kill_while_holding(mails, worker, moment):
    """Kill the worker while a mail is on its way: before the mail server kept it, or before it could say so."""
    mails.hold_next(moment)
    assert mails.held.get(timeout=30) == moment
    worker.kill()
    mails.go_on.set()
    worker.restart()


def test_nothing_is_lost_and_only_the_same_message_comes_twice(house):
    mails, broker, env, log = house
    with running(*WORKER, env=env, log=log) as worker:
        for moment in ("before", "after", "before"):
            kill_while_holding(mails, worker, moment)
        broker.kill()
        broker.restart()
        until(lambda: len(set(mails.accepted)) >= REMINDERS, seconds=40, what=f"all sent\n{log.read_text()[-2000:]}")
        until(lambda: states(env)["states"] == {"sent": REMINDERS}, seconds=10, what="all marked")
    assert set(mails.accepted) == set(states(env)["message_ids"])
    # Two pool processes, three kills: each can repeat at most the mail it had in hand.
    assert REMINDERS < len(mails.accepted) <= REMINDERS + 6


def test_marking_before_sending_would_lose_a_reminder(house):
    mails, _broker, env, log = house
    with running(*WORKER, env={**env, "NAIVE": "1"}, log=log) as worker:
        kill_while_holding(mails, worker, "before")
        until(lambda: states(env)["states"] == {"sent": REMINDERS}, seconds=40, what="all marked")
    assert len(set(mails.accepted)) < len(states(env)["message_ids"]) == REMINDERS
