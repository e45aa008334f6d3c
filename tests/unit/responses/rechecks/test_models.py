"""What a re-check says of itself, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from responses.rechecks.choices import Unit, rhythm
from responses.rechecks.models import Heartbeat, Look, Recheck, Reminder
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
        ({"remind_on": TODAY}, "due", 0),
        ({"remind_on": TODAY - timedelta(days=3)}, "overdue", 3),
        ({"remind_on": TODAY + timedelta(days=3)}, "scheduled", 0),
        ({"remind_on": TODAY + timedelta(days=3), "snoozed_until": TODAY + timedelta(days=3)}, "snoozed", 0),
        ({"remind_on": TODAY - timedelta(days=3), "state": "done"}, "done", 0),
    ],
)
def test_where_it_stands(fields, standing, days):
    recheck = Recheck(**fields)
    assert (recheck.standing(TODAY), recheck.overdue_days(TODAY)) == (standing, days)


def test_when_it_is_due_after_a_look():
    assert make_recheck(anchor=date(2025, 1, 31), every=1).due_after_look(TODAY) == date(2025, 6, 30)
    assert make_recheck(unit="once").due_after_look(TODAY) is None


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("recheck_interval", {"every": 401}),
        ("recheck_unit_known", {"unit": "fortnights"}),
        ("recheck_state_known", {"state": "lost"}),
        ("recheck_snooze_later", {"remind_on": TODAY - timedelta(days=1)}),
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
    return Reminder.objects.create(**facts, written_at=NOW, not_before=NOW, **fields)


@pytest.mark.parametrize("fields", [{"state": "lost"}, {"state": "sent"}, {"state": "waiting", "sent_at": NOW}])
def test_a_reminder_is_in_a_known_state_and_sent_at_a_known_time(fields):
    with pytest.raises(IntegrityError, match="reminder_"), transaction.atomic():
        make_row(**fields)


def test_a_reminder_is_written_once():
    row = make_row()
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
