"""Writing reminders: each step of each due occurrence once, to somebody who can be told."""

from datetime import timedelta
from unittest.mock import patch

import pytest

from accounts.choices import Role
from accounts.models import LedgerEntry, User
from responses.rechecks.choices import Outcome, Step, Told
from responses.rechecks.models import Recheck, Reminder, Wishes
from responses.rechecks.services import (
    Care,
    pause_recheck,
    record_look,
    resume_recheck,
    snooze_recheck,
    sweeps,
    write_due_reminders,
)
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def leave(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def recipients() -> list[User]:
    return [reminder.recipient for reminder in Reminder.objects.order_by("pk")]


def sweep_after(**days: float) -> int:
    return write_due_reminders(now=NOW + timedelta(**days))


def test_one_reminder_for_each_due_date_to_its_owner() -> None:
    today, overdue = make_recheck(), make_recheck(anchor=TODAY - timedelta(days=400))
    make_recheck(anchor=TODAY + timedelta(days=1))
    assert write_due_reminders(now=NOW) == 2
    assert set(recipients()) == {today.owner, overdue.owner}
    reminder = today.reminders.get()
    assert (reminder.occurrence, reminder.remind_on, reminder.step, reminder.state, reminder.since) == (
        0,
        TODAY,
        Step.DUE,
        Told.WAITING,
        today.remind_at,
    )
    entry = LedgerEntry.objects.get(verb="reminders.written")
    assert '"reminders":2' in entry.body


def test_writing_twice_writes_once() -> None:
    make_recheck()
    assert [write_due_reminders(now=NOW), sweep_after(days=5)] == [1, 0]
    assert Reminder.objects.count() == 1


def test_a_sweep_that_was_overtaken_writes_nothing() -> None:
    recheck = make_recheck()
    seen_by_both = [(recheck.next_reminder_at, recheck.pk)]
    write_due_reminders(now=NOW)
    with patch.object(sweeps, "_next_batch", side_effect=[seen_by_both, []]):
        assert write_due_reminders(now=NOW) == 0
    assert LedgerEntry.objects.filter(verb="reminders.written").count() == 1


def test_more_than_a_batch_is_written_in_one_go() -> None:
    for _number in range(5):
        make_recheck()
    with patch.dict(sweeps.BATCH, sqlite=2, postgresql=2):
        assert write_due_reminders(now=NOW) == 5


def test_the_next_occurrence_and_the_end_of_a_snooze_are_reminded_of_anew() -> None:
    recheck = make_recheck(every=1, unit="weeks")
    by = recheck.owner
    write_due_reminders(now=NOW)
    until = TODAY + timedelta(days=3)
    recheck = snooze_recheck(recheck=recheck, version=1, until=until, reason="Later", by=by, now=NOW)
    assert [write_due_reminders(now=NOW), sweep_after(days=3)] == [0, 1]
    record_look(recheck=recheck, version=2, outcome=Outcome.UNCHANGED, by=by, now=NOW + timedelta(days=3))
    assert sweep_after(days=7) == 1
    assert [(r.occurrence, r.remind_on, r.state) for r in Reminder.objects.order_by("pk")] == [
        (0, TODAY, Told.CANCELLED),
        (0, until, Told.CANCELLED),
        (1, TODAY + timedelta(days=7), Told.WAITING),
    ]


def test_nobody_looks_so_the_deputy_is_told_after_a_week_and_an_editor_after_two() -> None:
    owner, deputy, editor = make_user(), make_user(), make_user(Role.EDITOR)
    make_recheck(owner=owner, care=Care(deputy, grace_days=2))
    assert [sweep_after(days=day) for day in (0, 8, 9, 15, 16, 40)] == [1, 0, 1, 0, 1, 0]
    assert recipients() == [owner, deputy, editor]
    assert list(Reminder.objects.order_by("pk").values_list("step", flat=True)) == [0, 1, 2]


def test_without_a_deputy_an_editor_is_told_both_times() -> None:
    owner, editor = make_user(), make_user(Role.EDITOR)
    make_recheck(owner=owner)
    assert [sweep_after(days=day) for day in (0, 7, 14)] == [1, 1, 1]
    assert recipients() == [owner, editor, editor]


def test_after_a_long_silence_of_the_machine_everybody_still_has_their_week() -> None:
    owner, editor = make_user(), make_user(Role.EDITOR)
    make_recheck(owner=owner)
    assert [sweep_after(days=day) for day in (60, 60, 66, 67, 67, 73, 74, 90)] == [1, 0, 0, 1, 0, 0, 1, 0]
    assert recipients() == [owner, editor, editor]


def test_a_look_ends_the_escalation() -> None:
    recheck = make_recheck()
    make_user(Role.EDITOR)
    write_due_reminders(now=NOW)
    record_look(recheck=recheck, version=1, outcome="unchanged", by=recheck.owner, now=NOW + timedelta(days=6))
    assert [sweep_after(days=day) for day in (7, 14, 30)] == [0, 0, 0]


def test_notice_is_given_days_before() -> None:
    make_recheck(anchor=TODAY + timedelta(days=10), care=Care(lead_days=3))
    assert [sweep_after(days=day) for day in (6, 7)] == [0, 1]


def test_the_day_begins_where_the_owner_is() -> None:
    owner = make_user()
    Wishes.objects.create(person=owner, zone="Asia/Shanghai")
    recheck = make_recheck(owner=owner, anchor=TODAY + timedelta(days=1))
    assert [write_due_reminders(now=at) for at in (recheck.remind_at - timedelta(seconds=1), recheck.remind_at)] == [
        0,
        1,
    ]
    assert recheck.remind_at.isoformat() == f"{TODAY}T16:00:00+00:00"


@pytest.mark.parametrize("wish", [{"tempo": "never"}, {"unreachable_since": NOW}])
def test_who_wants_no_mail_or_cannot_be_reached_is_stood_in_for(wish: dict[str, object]) -> None:
    owner, deputy = make_user(), make_user()
    make_recheck(owner=owner, care=Care(deputy))
    Wishes.objects.create(person=owner, **wish)
    write_due_reminders(now=NOW)
    assert recipients() == [deputy]


def test_an_editor_is_told_when_the_owner_has_left() -> None:
    recheck = make_recheck()
    leave(recheck.owner)
    gone, first, _second = make_user(Role.EDITOR), make_user(Role.EDITOR), make_user(Role.EDITOR)
    leave(gone)
    assert write_due_reminders(now=NOW) == 1
    assert recipients() == [first]


@pytest.mark.parametrize("state", [Told.WAITING, Told.CANCELLED])
def test_an_editor_is_told_when_the_owner_leaves_after_the_reminder_was_written(state: str) -> None:
    recheck, editor = make_recheck(), make_user(Role.EDITOR)
    write_due_reminders(now=NOW)
    Reminder.objects.update(state=state)
    leave(recheck.owner)
    assert [write_due_reminders(now=NOW), write_due_reminders(now=NOW)] == [1, 0]
    assert recipients() == [recheck.owner, editor]


def test_a_cancelled_reminder_is_opened_again_for_whoever_has_come_back() -> None:
    recheck = make_recheck()
    write_due_reminders(now=NOW)
    leave(recheck.owner)
    Reminder.objects.update(state=Told.CANCELLED)
    assert write_due_reminders(now=NOW) == 0
    User.objects.update(is_active=True)
    assert [sweep_after(days=1), sweep_after(days=1)] == [1, 0]
    reminder = Reminder.objects.get()
    assert (reminder.recipient, reminder.state, reminder.written_at) == (
        recheck.owner,
        Told.WAITING,
        NOW + timedelta(days=1),
    )


def test_nobody_left_is_logged_and_the_others_are_told() -> None:
    orphan, other = make_recheck(), make_recheck()
    leave(orphan.owner)
    with patch.dict(sweeps.BATCH, sqlite=1, postgresql=1), patch.object(sweeps, "log") as log:
        assert write_due_reminders(now=NOW) == 1
    assert recipients() == [other.owner]
    log.error.assert_called_once_with("rechecks_without_recipient", count=1)
    make_user(Role.EDITOR)
    assert sweep_after(days=1) == 1


def test_with_nobody_at_all_nothing_is_written_and_nothing_lost() -> None:
    recheck = make_recheck()
    leave(recheck.owner)
    assert write_due_reminders(now=NOW) == 0
    assert Recheck.objects.to_be_reminded(NOW).count() == 1


def test_what_is_done_or_paused_is_not_reminded_of_until_it_is_resumed() -> None:
    done, paused = make_recheck(unit="once"), make_recheck()
    record_look(recheck=done, version=1, outcome=Outcome.UNCHANGED, by=done.owner, now=NOW)
    paused = pause_recheck(recheck=paused, version=1, reason="The site moves.", by=paused.owner, now=NOW)
    assert sweep_after(days=900) == 0
    resume_recheck(recheck=paused, version=2, by=paused.owner, now=NOW)
    assert sweep_after(days=900) == 1
    assert recipients() == [paused.owner]
