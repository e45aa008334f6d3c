"""2,000 reminders in a storm of faults: none lost, and what comes twice is the same message.

The long form (``make faults``) sets REMINDERS=100000 and FAULTS=1000.
"""

import os
from contextlib import contextmanager

import pytest
from django.conf import settings

from tests import postgres
from tests.faults.storm import drain, house

pytestmark = [pytest.mark.faults, pytest.mark.slow]
REMINDERS = int(os.environ.get("REMINDERS", "2000"))
FAULTS = int(os.environ.get("FAULTS", "24"))
# Of 100,000 with 1,000 faults at most so many may come twice.
TWICE = 0.0005


@contextmanager
def database(environment):
    """SQLite as it is; PostgreSQL as a cluster of its own, with every safety on, that can be crashed."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield environment, None
        return
    with postgres.cluster(postgres.CONNECT) as cluster:
        yield {**environment, "DATABASE_URL": cluster.url}, cluster.crash


def test_no_reminder_is_lost_in_a_storm_and_only_the_same_message_comes_twice(environment, tmp_path):
    with (
        database(environment) as (env, crash),
        house(env, tmp_path, reminders=REMINDERS, crash_database=crash) as found,
    ):
        found.storm(FAULTS)
        state = drain(found, REMINDERS, seconds=60 + REMINDERS / 20)
        accepted = list(found.mails.accepted)
    assert len(state["message_ids"]) == len(set(state["message_ids"])) == REMINDERS
    assert set(accepted) == set(state["message_ids"])
    assert len(accepted) - REMINDERS <= max(2 * FAULTS, TWICE * REMINDERS)
    assert sum(found.counted.values()) == FAULTS


def test_marking_before_sending_loses_reminders_in_a_storm(environment, tmp_path):
    """The same, with the mark before the mail: what the test above is worth."""
    naive = {**environment, "NAIVE": "1"}
    with house(naive, tmp_path, reminders=300, crash_database=None) as found:
        for _time in range(4):
            found.mails.hold_next("before")
            assert found.mails.held.get(timeout=60) == "before"
            found.worker.kill()
            found.mails.go_on.set()
            found.worker.restart()
        found.mails.greeting = "away"
        state = found.state()
    assert len(set(found.mails.accepted)) < state["states"]["sent"]
