"""What the usual ways of sending reminders would do where ours holds: what the tests of faults beside this are worth.

Each test runs once as the product does it and once the naive way; the two outcomes stand side by side.
"""

from contextlib import nullcontext, suppress
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import connection
from django.db.models import Q

from responses.rechecks.choices import Delivery, Outcome
from responses.rechecks.models import Digest, Reminder
from responses.rechecks.services import (
    deliver_digests,
    gather_digests,
    halts,
    outbox,
    record_look,
    sweeps,
    write_due_reminders,
)
from tests.factories import NOW, TODAY, make_recheck
from tests.mailing import LATER, Killed, ids_sent, make_digest, sending

pytestmark = pytest.mark.django_db


def killed() -> None:
    raise Killed


def crash() -> None:
    """A worker ends with a mail in hand."""
    with sending(killed), suppress(Killed):
        deliver_digests(now=NOW)


def only_waiting(now):
    """Without a lease: what somebody has claimed is theirs for ever."""
    return Q(state=Delivery.WAITING, not_before__lte=now)


@pytest.mark.parametrize(("way", "sent"), [(outbox._open, 1), (only_waiting, 0)])
def test_without_a_lease_what_a_killed_worker_held_is_never_sent(way, sent):
    make_digest()
    with patch.object(outbox, "_open", way):
        crash()
        assert deliver_digests(now=NOW + timedelta(days=30)) == sent


@pytest.mark.parametrize(("attempts", "begun"), [(outbox.MAX_ATTEMPTS, 5), (10**6, 20)])
def test_without_a_cap_a_mail_that_kills_does_so_for_ever(attempts, begun):
    make_digest()
    kills = []
    with patch.object(outbox, "MAX_ATTEMPTS", attempts), sending(lambda: kills.append(1) or killed()):
        for run in range(20):
            with suppress(Killed):
                deliver_digests(now=NOW + run * LATER)
    assert len(kills) == begun


@pytest.mark.parametrize(("explains", "sent"), [(True, 1), (False, 0)])
def test_where_an_error_ends_the_run_one_bad_mail_holds_up_all_others(explains, sent):
    bad, _good = make_digest(), make_digest()
    real = outbox.digest_mail

    def render(digest, items):
        if digest.pk == bad.pk:
            raise ValueError
        return real(digest, items)

    def let_through(error, _digest, _now):
        raise error

    naive = nullcontext() if explains else patch.object(outbox, "_explain", let_through)
    with naive, patch.object(outbox, "digest_mail", render), suppress(ValueError):
        deliver_digests(now=NOW)
    assert len(mail.outbox) == sent


@pytest.mark.parametrize(("asks_again", "sent"), [(True, 0), (False, 1)])
def test_without_asking_again_a_person_is_told_of_what_was_done_meanwhile(asks_again, sent):
    recheck = make_digest().reminders.get().recheck
    record_look(recheck=recheck, version=recheck.version, outcome=Outcome.UNCHANGED, by=recheck.owner, now=NOW)
    naive = patch.object(outbox, "_still_to_tell", lambda mail: list(mail.digest.reminders.all()))
    with nullcontext() if asks_again else naive:
        assert deliver_digests(now=NOW) == sent


@pytest.mark.parametrize(("cap", "came"), [(outbox.MAX_REPEATS, 4), (10**6, 5)])
def test_what_the_server_may_have_kept_would_come_as_often_as_any_other(cap, came):
    digest, at = make_digest(), NOW
    kept = []

    def keep_without_a_word():
        kept.append(1)
        raise outbox.Unanswered

    with patch.object(outbox, "MAX_REPEATS", cap), sending(keep_without_a_word):
        for _run in range(9):
            deliver_digests(now=at)
            at += timedelta(days=1)
    digest.refresh_from_db()
    assert (len(kept), digest.state) == (came, Delivery.DEAD)


@pytest.mark.parametrize(("furthest", "mailed"), [(timedelta(days=1), 0), (timedelta.max, 1)])
def test_who_trusts_the_clock_of_the_wall_mails_a_year_at_one_jump(monkeypatch, furthest, mailed):
    monkeypatch.setattr(halts, "FURTHEST_JUMP", furthest)
    make_recheck(anchor=TODAY + timedelta(days=300))
    for now in (NOW, NOW + timedelta(days=365)):
        write_due_reminders(now=now)
        gather_digests(now=now)
        deliver_digests(now=now)
    assert len(mail.outbox) == mailed


@pytest.mark.parametrize(("kept", "mailed"), [(True, 1), (False, 2)])
def test_without_a_mark_beside_it_a_restored_database_mails_the_past_again(monkeypatch, kept, mailed):
    make_digest()
    before = list(Digest.objects.values()), list(Reminder.objects.values())
    deliver_digests(now=NOW)
    for model, rows in zip((Digest, Reminder), before, strict=True):
        for row in rows:
            model.objects.filter(pk=row["id"]).update(**row)
    if kept:
        halts._mark().write_text("1000000")  # a restored ledger is behind it
    else:
        halts._mark().unlink()
    deliver_digests(now=NOW + timedelta(minutes=1))
    assert len(mail.outbox) == mailed
    assert len(set(ids_sent())) == 1


@pytest.mark.parametrize(("keyed", "written"), [(True, 1), (False, 2)])
def test_without_a_key_two_sweeps_write_twice(monkeypatch, keyed, written):
    recheck = make_recheck()
    hearers = sweeps._hearers()
    table = Reminder._meta.db_table
    if not keyed:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE keyless AS SELECT * FROM {table}")  # noqa: S608
        table, insert = "keyless", sweeps.WRITE.partition("ON CONFLICT")[0]
        monkeypatch.setattr(sweeps, "WRITE", insert.replace("{reminder}", table))
    for _sweep in range(2):  # both had found it due
        sweeps._insert([recheck.pk], hearers.lost, hearers.editor, NOW)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE recheck_id = %s", [recheck.pk])  # noqa: S608
        assert cursor.fetchone() == (written,)
