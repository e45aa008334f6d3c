"""A restored database, or a clock that jumped: nobody is mailed the past, or the far future, unasked."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.ledger import record_entry
from accounts.models import LedgerEntry, LedgerHead
from responses.rechecks.models import Digest, Halt, Recheck, Reminder
from responses.rechecks.services import (
    deliver_digests,
    gather_digests,
    halts,
    resume_mails,
    write_due_reminders,
)
from tests.factories import NOW, TODAY, make_recheck

pytestmark = pytest.mark.django_db
# Before tests get one of their own.
KEPT_BY_THE_PRODUCT = halts._mark


def run(now=NOW):
    return write_due_reminders(now=now), gather_digests(now=now), deliver_digests(now=now)


def restore():
    """What was kept beside the database has seen more of the ledger than the database has."""
    halts._mark().write_text("1000000")


def test_a_restored_database_sends_nothing_until_somebody_says_so():
    make_recheck()
    restore()
    assert (run(), Halt.objects.get().reason, mail.outbox) == ((0, 0, 0), "restored", [])
    resume_mails(forget_before=None, now=NOW)
    assert run() == (1, 1, 1)


def test_what_is_forgotten_counts_as_told_and_still_escalates():
    old, new = make_recheck(anchor=TODAY - timedelta(days=3)), make_recheck(anchor=TODAY + timedelta(days=1))
    write_due_reminders(now=NOW)
    gather_digests(now=NOW)
    restore()
    assert run() == (0, 0, 0)
    later = NOW + timedelta(days=1)
    assert resume_mails(forget_before=later, now=later) == 1
    assert run(later) == (0, 0, 0)
    assert (Digest.objects.get().state, Reminder.objects.get().state) == ("cancelled", "cancelled")
    assert [Recheck.objects.get(pk=each.pk).next_step for each in (old, new)] == [1, 1]
    assert LedgerEntry.objects.latest("seq").verb == "mails.resumed"


def test_a_clock_that_jumps_by_more_than_a_day_halts(monkeypatch):
    monkeypatch.setattr(halts, "FURTHEST_JUMP", timedelta(days=1))
    make_recheck(anchor=TODAY + timedelta(days=300))
    steps = [NOW, NOW + timedelta(hours=23), NOW + timedelta(days=365)]
    assert [write_due_reminders(now=now) for now in steps] == [0, 0, 0]
    assert (Halt.objects.get().reason, Reminder.objects.count()) == ("clock", 0)


def test_a_clock_set_back_tells_nobody_twice():
    make_recheck()
    assert [run(NOW), run(NOW - timedelta(hours=1)), run(NOW - timedelta(days=365)), run(NOW)] == [
        (1, 1, 1),
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
    ]


def test_the_mark_follows_the_ledger_and_never_goes_back():
    recheck = make_recheck()
    halts.keep_mark()
    first = halts._kept_seq()
    record_entry(verb="test.entry", subject=recheck, changes={}, by=None, now=NOW)
    halts.keep_mark()
    LedgerHead.objects.update(seq=1)
    halts.keep_mark()
    assert (first + 1, halts._kept_seq()) == (halts._kept_seq(), first + 1)


def test_two_who_keep_the_mark_at_once_are_not_in_each_others_way(monkeypatch):
    """The second begins and ends between the first one's writing and its renaming."""
    seqs, rename = iter([5, 7]), Path.replace
    monkeypatch.setattr(halts, "_seq", lambda: next(seqs))

    def late(path, target):
        monkeypatch.setattr(Path, "replace", rename)
        other = threading.Thread(target=halts.keep_mark)
        other.start()
        other.join()
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", late)
    halts.keep_mark()
    assert halts._kept_seq() in {5, 7}
    assert [path.name for path in halts._mark().parent.glob(f"{halts._mark().stem}.*")] == []


def test_a_mark_that_cannot_be_read_is_none():
    halts._mark().write_text("half a num")
    assert halts._kept_seq() == 0


def test_the_command_says_why_it_was_halted_and_what_it_forgot(capsys):
    make_recheck()
    restore()
    run()
    call_command("resume_mails", forget_before=f"{NOW + timedelta(minutes=1):%Y-%m-%dT%H:%M}")
    said = capsys.readouterr().out
    assert "the database was restored from a backup" in said
    assert "1 that came due before count as told" in said
    call_command("resume_mails", send_all=True)
    assert "Nothing was halted." in capsys.readouterr().out


def test_the_command_refuses_half_an_instant():
    with pytest.raises(CommandError):
        call_command("resume_mails", forget_before="yesterday")


def test_the_sweep_command_does_all_three(capsys):
    recheck = make_recheck()
    call_command("sweep")
    assert capsys.readouterr().out == "1 reminders written, 1 mails gathered, 1 mails sent.\n"
    assert [message.to for message in mail.outbox] == [[recheck.owner.email]]
    assert datetime.fromisoformat(str(Digest.objects.get().sent_at)) > NOW


def test_the_mark_is_kept_beside_the_database(monkeypatch, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(halts, "_mark", KEPT_BY_THE_PRODUCT)
    make_recheck()
    halts.keep_mark()
    assert int((tmp_path / "ledger-mark").read_text()) == halts._seq() > 0
