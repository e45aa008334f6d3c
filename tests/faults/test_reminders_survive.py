"""Reminders survive ``kill -9``, freezing and replacing of the worker: real processes, broker and mail server."""

import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from responses.rechecks.services.outbox import MAX_ATTEMPTS
from tests.faults.celery_fast import LEASE
from tests.faults.processes import family, running, until
from tests.faults.storm import WORKER, house, send, standing

pytestmark = [pytest.mark.faults, pytest.mark.slow]
REMINDERS = 60
# What only a failure waits for.
LIMIT = 60.0
# Two pool processes: what each had in hand when it was stopped may come twice.
IN_HAND = 2


def test_nothing_is_lost_and_only_the_same_message_comes_twice(migrated, tmp_path):
    moments = ("before", "after", "before")
    with house(migrated, tmp_path, reminders=REMINDERS) as found:
        for moment in moments:
            found.kill_holding(moment)
        found.broker.kill()
        found.broker.restart()
        state = found.drain(REMINDERS)
    assert found.mails.distinct == set(state["message_ids"])
    assert REMINDERS < len(found.mails.accepted) <= REMINDERS + IN_HAND * len(moments)


@contextmanager
def house_of_one(env, folder):
    """A worker of one process that does not give back its claim in time, standing still with a mail in hand.

    Alone, it has no transaction open while it sends: SQLite has one writer, who must not be frozen for all.
    """
    with house({**env, "RUN_FOR": "50"}, folder, reminders=REMINDERS, processes=1) as found:
        found.mails.hold_next("after")
        assert found.mails.held.get(timeout=LIMIT) == "after", found.log()
        frozen = family(found.worker.pid)
        send(signal.SIGSTOP, frozen)
        found.mails.go_on.set()
        time.sleep(LEASE)
        with running(*WORKER, "1", env={**found.env, "NAIVE": ""}, log=folder / "second"):
            found.wait_for(REMINDERS)
            send(signal.SIGCONT, frozen)
            yield found


def test_a_worker_that_stood_still_past_its_lease_sends_nothing_more(migrated, tmp_path):
    with house_of_one(migrated, tmp_path) as found:
        until(lambda: "digest_overtaken" in found.worker.log.read_text(), seconds=LIMIT, what="it noticed")
        state = found.drain(REMINDERS)
        accepted = list(found.mails.accepted)
    # The one that it had in hand: the mail server had kept it, but nobody knew.
    assert len(accepted) == REMINDERS + 1
    assert set(accepted) == set(state["message_ids"])


def test_without_a_fence_it_would_send_its_whole_claim_again(migrated, tmp_path):
    with house_of_one({**migrated, "NAIVE": "no fence"}, tmp_path) as found:
        until(lambda: len(found.mails.accepted) > REMINDERS + 1, seconds=LIMIT, what=f"more came again\n{found.log()}")
    assert len(found.mails.distinct) == REMINDERS


@contextmanager
def house_with_poison(env, folder):
    """One mail of many kills whoever writes it; leases of a second."""
    with house({**env, "POISON": "owner7@example.org", "LEASE": "1"}, folder, reminders=REMINDERS) as found:
        kills = Path(env["VAR_DIR"], "kills")
        yield found, lambda: kills.exists() and len(kills.read_text().splitlines())


def test_a_mail_that_kills_whoever_writes_it_is_set_aside_and_holds_up_no_other(migrated, tmp_path):
    with house_with_poison(migrated, tmp_path) as (found, kills):
        url = found.env["DATABASE_URL"]
        # In the place of its person an editor is told of the same.
        until(lambda: standing(url) == {"sent": REMINDERS, "dead": 1}, seconds=2 * LIMIT, what="it stands alone")
        assert kills() == MAX_ATTEMPTS
    assert len(found.mails.accepted) == len(found.mails.distinct) == REMINDERS


def test_without_a_cap_it_would_kill_for_ever(migrated, tmp_path):
    with house_with_poison({**migrated, "NAIVE": "no cap"}, tmp_path) as (found, kills):
        until(lambda: kills() > MAX_ATTEMPTS, seconds=2 * LIMIT, what="it kills once more")
        assert standing(found.env["DATABASE_URL"]) == {"sent": REMINDERS - 1, "sending": 1}


def test_a_worker_that_is_asked_to_end_loses_nothing_and_repeats_nothing(migrated, tmp_path):
    """With a mail in hand, of many: before and after the mail server has kept it."""
    many = 4 * REMINDERS
    with house({**migrated, "RUN_FOR": "0.3"}, tmp_path, reminders=many) as found:
        for moment in ("later", "after"):
            found.mails.hold_next(moment)
            assert found.mails.held.get(timeout=LIMIT) == moment
            found.worker.signal(signal.SIGTERM)
            found.mails.go_on.set()
            assert found.worker.wait(LIMIT) == 0
            assert len(found.mails.distinct) < many
            found.worker.restart()
        state = found.drain(many)
    assert sorted(found.mails.accepted) == sorted(state["message_ids"])
