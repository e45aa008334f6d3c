"""Writing reminders: each due occurrence once, to somebody who is there; late, twice, in parallel is harmless."""

from datetime import timedelta
from unittest.mock import patch

import pytest

from accounts.choices import Role
from accounts.models import LedgerEntry, User
from responses.rechecks.choices import Delivery, Outcome
from responses.rechecks.models import Recheck, Reminder
from responses.rechecks.services import due, record_look, snooze_recheck, write_due_reminders
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def leave(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def recipients() -> list[User]:
    return [reminder.recipient for reminder in Reminder.objects.order_by("pk")]


def test_one_reminder_for_each_due_date_to_its_owner() -> None:
    today, overdue = make_recheck(), make_recheck(anchor=TODAY - timedelta(days=400))
    make_recheck(anchor=TODAY + timedelta(days=1))
    assert write_due_reminders(now=NOW) == 2
    assert recipients() == [today.owner, overdue.owner]
    reminder = today.reminders.get()
    assert (reminder.occurrence, reminder.remind_on, reminder.state, reminder.attempts) == (
        0,
        TODAY,
        Delivery.WAITING,
        0,
    )
    assert LedgerEntry.objects.filter(verb="recheck.reminder_written").count() == 2


def test_writing_twice_writes_once() -> None:
    make_recheck()
    assert [write_due_reminders(now=NOW), write_due_reminders(now=NOW + timedelta(days=5))] == [1, 0]
    assert Reminder.objects.count() == 1


def test_two_writers_at_the_same_instant_write_once() -> None:
    recheck = make_recheck()
    seen_by_both = list(Recheck.objects.filter(pk=recheck.pk))
    write_due_reminders(now=NOW)
    with patch.object(due, "_due_without_reminder", side_effect=[seen_by_both, []]), patch.object(due, "_tried") as old:
        old.return_value = {}
        assert write_due_reminders(now=NOW) == 0
    assert Reminder.objects.count() == 1
    assert LedgerEntry.objects.filter(verb="recheck.reminder_written").count() == 1


def test_a_cancelled_reminder_is_opened_again_when_its_recipient_has_come_back() -> None:
    recheck, editor = make_recheck(), make_user(Role.EDITOR)
    write_due_reminders(now=NOW)
    leave(recheck.owner)
    Reminder.objects.update(state=Delivery.CANCELLED, attempts=2, problem="TimeoutError")
    User.objects.update(is_active=True)
    later = NOW + timedelta(days=1)
    assert [write_due_reminders(now=later), write_due_reminders(now=later)] == [1, 0]
    reminder = Reminder.objects.get()
    assert (reminder.recipient, reminder.state, reminder.attempts, reminder.problem, reminder.not_before) == (
        recheck.owner,
        Delivery.WAITING,
        0,
        "",
        later,
    )
    assert editor.reminders.count() == 0
    assert LedgerEntry.objects.filter(verb="recheck.reminder_written").count() == 2


def test_more_than_a_batch_is_written_in_one_go() -> None:
    for _number in range(3):
        make_recheck()
    with patch.object(due, "BATCH", 2):
        assert write_due_reminders(now=NOW) == 3


def test_the_next_occurrence_and_the_end_of_a_snooze_are_reminded_of_anew() -> None:
    recheck = make_recheck(every=1, unit="weeks")
    by = recheck.owner
    write_due_reminders(now=NOW)
    until = TODAY + timedelta(days=3)
    recheck = snooze_recheck(recheck=recheck, version=1, until=until, reason="Later", by=by, now=NOW)
    assert [write_due_reminders(now=NOW), write_due_reminders(now=NOW + timedelta(days=3))] == [0, 1]
    record_look(recheck=recheck, version=2, outcome=Outcome.UNCHANGED, by=by, now=NOW + timedelta(days=3))
    assert write_due_reminders(now=NOW + timedelta(days=7)) == 1
    assert [(r.occurrence, r.remind_on, r.state) for r in Reminder.objects.order_by("pk")] == [
        (0, TODAY, Delivery.CANCELLED),
        (0, until, Delivery.CANCELLED),
        (1, TODAY + timedelta(days=7), Delivery.WAITING),
    ]


def test_an_editor_is_reminded_when_the_owner_has_left() -> None:
    recheck = make_recheck()
    leave(recheck.owner)
    gone, first, _second = make_user(Role.EDITOR), make_user(Role.EDITOR), make_user(Role.EDITOR)
    leave(gone)
    assert write_due_reminders(now=NOW) == 1
    assert recipients() == [first]


@pytest.mark.parametrize("state", [Delivery.WAITING, Delivery.CANCELLED])
def test_an_editor_is_reminded_when_the_owner_leaves_after_the_reminder_was_written(state: str) -> None:
    recheck, editor = make_recheck(), make_user(Role.EDITOR)
    write_due_reminders(now=NOW)
    Reminder.objects.update(state=state)
    leave(recheck.owner)
    assert [write_due_reminders(now=NOW), write_due_reminders(now=NOW)] == [1, 0]
    assert recipients() == [recheck.owner, editor]


def test_an_editor_is_reminded_when_the_owner_was_reminded_and_left_without_looking() -> None:
    recheck, editor = make_recheck(), make_user(Role.EDITOR)
    write_due_reminders(now=NOW)
    Reminder.objects.update(state=Delivery.SENT, sent_at=NOW)
    leave(recheck.owner)
    write_due_reminders(now=NOW)
    assert recipients() == [recheck.owner, editor]


def test_an_editor_is_reminded_when_the_owner_cannot_be_reached_and_then_the_next() -> None:
    recheck, first, second = make_recheck(), make_user(Role.EDITOR), make_user(Role.EDITOR)
    for _round in range(5):
        write_due_reminders(now=NOW)
        Reminder.objects.update(state=Delivery.DEAD)
    assert recipients() == [recheck.owner, first, second]


def test_nobody_left_is_logged_and_ends() -> None:
    """Without a person to write to, nothing is written, the others are, and the sweep comes to its end."""
    orphan, other = make_recheck(), make_recheck()
    leave(orphan.owner)
    with patch.object(due, "BATCH", 1), patch.object(due, "log") as log:
        assert write_due_reminders(now=NOW) == 1
    assert recipients() == [other.owner]
    log.error.assert_called_once_with("rechecks_without_recipient", count=1)
    assert Recheck.objects.due(NOW).count() == 2


def test_what_is_done_is_not_reminded_of() -> None:
    recheck = make_recheck(unit="once")
    record_look(recheck=recheck, version=1, outcome=Outcome.UNCHANGED, by=recheck.owner, now=NOW)
    assert write_due_reminders(now=NOW + timedelta(days=900)) == 0
