"""What a re-check says of itself, and what the database refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from responses.rechecks.choices import Deed, HaltReason, Kind, Unit, rhythm
from responses.rechecks.models import (
    Act,
    ActItem,
    CalendarFeed,
    DefaultInterval,
    Digest,
    Halt,
    Heartbeat,
    Look,
    Recheck,
    Reminder,
    Wishes,
)
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("every", "unit", "words"),
    [
        (1, Unit.DAYS, "every day"),
        (90, Unit.DAYS, "every 90 days"),
        (2, Unit.WEEKS, "every 2 weeks"),
        (1, Unit.MONTHS, "every month"),
        (1, Unit.YEARS, "every year"),
        (3, Unit.ONCE, "once only"),
    ],
)
def test_a_rhythm_in_words(every, unit, words):
    assert rhythm(every, unit) == words
    assert Recheck(every=every, unit=unit).rhythm == words


@pytest.mark.parametrize(
    ("fields", "standing", "days"),
    [
        ({}, "due", 0),
        ({"due_on": TODAY - timedelta(days=3)}, "overdue", 3),
        ({"due_on": TODAY - timedelta(days=3), "grace_days": 3}, "due", 0),
        ({"due_on": TODAY - timedelta(days=3), "grace_days": 2}, "overdue", 1),
        ({"due_on": TODAY + timedelta(days=3)}, "scheduled", 0),
        ({"due_on": TODAY + timedelta(days=3), "lead_days": 3}, "due", 0),
        ({"due_on": TODAY + timedelta(days=3), "called_on": TODAY}, "due", 0),
        ({"snoozed_until": TODAY + timedelta(days=3)}, "snoozed", 0),
        ({"due_on": TODAY - timedelta(days=3), "state": "done"}, "done", 0),
        ({"due_on": TODAY - timedelta(days=3), "state": "paused"}, "paused", 0),
    ],
)
def test_where_it_stands(fields, standing, days):
    recheck = Recheck(**{"due_on": TODAY} | fields)
    recheck.reckon()
    assert (recheck.standing(NOW), recheck.overdue_days(NOW)) == (standing, days)


def test_overdue_begins_at_midnight_where_the_owner_is():
    """Due by 31 December 2026, for Shanghai, Brussels and Los Angeles."""
    for zone, midnight in [("Asia/Shanghai", 16), ("Europe/Brussels", 23), ("America/Los_Angeles", 32)]:
        recheck = Recheck(due_on=date(2026, 12, 31), zone=zone)
        recheck.reckon()
        after = datetime(2026, 12, 31, tzinfo=UTC) + timedelta(hours=midnight)
        standing = [recheck.standing(at) for at in (after - timedelta(seconds=1), after)]
        assert standing == ["due", "overdue"]


def test_when_it_is_due_after_a_look():
    assert make_recheck(anchor=date(2025, 1, 31), every=1).due_after_look(TODAY) == date(2025, 6, 30)
    assert make_recheck(unit="once").due_after_look(TODAY) is None


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("recheck_interval", {"every": 401}),
        ("recheck_unit_known", {"unit": "fortnights"}),
        ("recheck_state_known", {"state": "lost", "next_reminder_at": None}),
        ("recheck_step_known", {"next_step": 4}),
        ("recheck_working_days_known", {"working_days": "never"}),
        ("recheck_paused_and_why", {"paused_because": "The site moves."}),
        ("recheck_paused_and_why", {"state": "paused", "next_reminder_at": None}),
        ("recheck_called_on_and_why", {"attention": "It changed."}),
        ("recheck_reminded_while_running", {"state": "done"}),
        ("recheck_checked_on_and_outcome", {"last_outcome": "gone"}),
    ],
)
def test_the_database_refuses_an_impossible_recheck(constraint, fields):
    recheck = make_recheck()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Recheck.objects.filter(pk=recheck.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": ""},
        {"outcome": "", "snoozed_until": TODAY},
        {"outcome": "gone", "snoozed_until": TODAY, "note": "both"},
    ],
)
def test_a_look_has_an_outcome_or_a_snooze_with_a_reason(fields):
    recheck = make_recheck()
    with pytest.raises(IntegrityError, match="look_outcome_or_snooze_with_reason"), transaction.atomic():
        Look.objects.create(recheck=recheck, occurrence=0, made_at=NOW, made_by=recheck.owner, **fields)


def make_row(**fields):
    recheck = make_recheck()
    facts = {"recheck": recheck, "occurrence": 0, "remind_on": TODAY, "recipient": recheck.owner}
    return Reminder.objects.create(**facts | {"since": NOW, "written_at": NOW} | fields)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("reminder_state_known", {"state": "lost"}),
        ("reminder_step_known", {"step": 7}),
        ("reminder_sent_by_a_digest", {"state": "sent"}),
    ],
)
def test_a_reminder_is_in_a_known_state_and_sent_by_a_mail(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_row(**fields)


def make_mail(**fields):
    facts = {"recipient": make_user(), "slot_at": NOW, "written_at": NOW, "not_before": NOW}
    return Digest.objects.create(**facts | fields)


@pytest.mark.parametrize("fields", [{"state": "lost"}, {"state": "sent"}, {"state": "waiting", "sent_at": NOW}])
def test_a_mail_is_in_a_known_state_and_sent_at_a_known_time(fields):
    with pytest.raises(IntegrityError, match="digest_"), transaction.atomic():
        make_mail(**fields)


@pytest.mark.parametrize("make", [make_row, make_mail])
def test_a_reminder_or_mail_is_written_once(make):
    row = make()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_rows_have_names():
    recheck = make_recheck(title="Policy")
    look = Look(recheck=recheck, outcome="gone")
    snooze = Look(recheck=recheck)
    row = Reminder(recheck=recheck, occurrence=2, state="waiting", recipient=make_user())
    assert list(map(str, (recheck, look, snooze, row, Heartbeat(name="beat")))) == [
        "Policy",
        "Policy · gone",
        "Policy · snoozed",
        "Policy · 2 · waiting",
        "beat",
    ]


def test_what_belongs_to_a_person_is_named_after_them():
    person = User(name="Ada", email="ada@example.org")
    act = Act(deed=Deed.GONE, made_at=NOW, made_by=person)
    rows = (
        act,
        ActItem(act=act, recheck=Recheck(title="Policy")),
        Digest(recipient=person, slot_at=NOW, state="waiting"),
        Wishes(person=person, tempo="daily"),
        CalendarFeed(person=person),
        DefaultInterval(kind=Kind.POLICY),
        Halt(reason=HaltReason.CLOCK),
    )
    at = f"{NOW:%Y-%m-%d %H:%M}"
    assert list(map(str, rows)) == [
        f"{Deed.GONE.label} · {at}",
        f"{Deed.GONE.label} · {at} · Policy",
        f"{person} · {at} · waiting",
        f"{person} · daily",
        str(person),
        Kind.POLICY.label,
        HaltReason.CLOCK.label,
    ]
