"""2,000 reminders in a storm of faults: none lost, and what comes twice is the same message.

The long form (``make faults``) sets REMINDERS=100000 and FAULTS=1000.
"""

import os
from contextlib import contextmanager

import pytest
from django.conf import settings

from tests import postgres
from tests.faults.storm import house

pytestmark = [pytest.mark.faults, pytest.mark.slow]
REMINDERS = int(os.environ.get("REMINDERS", "2000"))
FAULTS = int(os.environ.get("FAULTS", "24"))
# In the long form at most so many of all may come twice; in the short one two for each fault: one from each process.
LONG, TWICE = 100_000, 0.0005
HANGS_UP = "mail server hangs up after the mail"


@contextmanager
def stormy_database(environment):
    """SQLite as it is; PostgreSQL as a cluster of its own, with every safety on, that can be crashed."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield environment, None
        return
    with postgres.cluster(postgres.CONNECT) as cluster:
        postgres.copy(environment["DATABASE_URL"], cluster.url)
        yield {**environment, "DATABASE_URL": cluster.url}, cluster.crash


def test_no_reminder_is_lost_in_a_storm_and_only_the_same_message_comes_twice(migrated, tmp_path, capsys):
    with (
        stormy_database(migrated) as (env, crash),
        house(env, tmp_path, reminders=REMINDERS, crash_database=crash) as found,
    ):
        found.storm(FAULTS, reminders=REMINDERS)
        state = found.drain(REMINDERS)
        accepted = list(found.mails.accepted)
    twice = len(accepted) - REMINDERS
    with capsys.disabled():
        print(f"{REMINDERS} reminders, {twice} twice; {found.counted}")  # noqa: T201  # the result of the long form
    assert sum(found.counted.values()) == FAULTS
    assert len(state["message_ids"]) == len(set(state["message_ids"])) == REMINDERS
    assert set(accepted) == set(state["message_ids"])
    # Where the mail server itself keeps a mail and does not say so, it has to come again.
    assert twice - found.counted.get(HANGS_UP, 0) <= (TWICE * REMINDERS if REMINDERS >= LONG else 2 * FAULTS)


def test_marking_before_sending_loses_reminders_in_a_storm(migrated, tmp_path):
    """The same, with the mark before the mail: what the test above is worth."""
    with house({**migrated, "NAIVE": "mark first"}, tmp_path, reminders=200) as found:
        for _time in range(3):
            found.kill_holding("before")
        found.mails.greeting = "away"
        found.worker.kill()
        state = found.state()
    assert len(found.mails.distinct) < state["states"]["sent"]


def test_everything_falls_at_once_five_times_in_the_middle_of_the_work(migrated, tmp_path):
    """Database (where it is a server), broker, beat and worker."""
    with stormy_database(migrated) as (env, crash), house(env, tmp_path, reminders=300, crash_database=crash) as found:
        for part in range(1, 6):
            found.wait_for(300 * part // 6)
            found.fall()
        state = found.drain(300)
    assert found.mails.distinct == set(state["message_ids"])
    assert len(found.mails.accepted) - 300 <= 2 * 5
