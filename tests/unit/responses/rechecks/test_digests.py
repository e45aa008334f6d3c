"""Gathering reminders into one mail a person, at the time they wished for."""

from datetime import datetime, timedelta

import pytest

from responses.rechecks.models import Digest, Reminder, Wishes
from responses.rechecks.services import deliver_digests, digests, gather_digests, write_due_reminders
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def person_who_wishes(**wish):
    person = make_user()
    Wishes.objects.create(person=person, **wish)
    return person


def at(hour, *, days=0):
    return datetime.combine(TODAY + timedelta(days=days), NOW.timetz().replace(hour=hour, minute=0))


def test_all_that_is_due_to_one_person_is_one_mail():
    me, other = make_user(), make_user()
    for owner in (me, me, me, other):
        make_recheck(owner=owner)
    write_due_reminders(now=NOW)
    assert gather_digests(now=NOW) == 2
    assert [digest.reminders.count() for digest in Digest.objects.order_by("recipient")] == [3, 1]
    assert gather_digests(now=NOW) == 0


def test_a_daily_mail_waits_for_its_hour_and_comes_late_rather_than_never():
    me = person_who_wishes(tempo="daily", hour=15)
    make_recheck(owner=me)
    assert [write_due_reminders(now=at(1)), gather_digests(now=at(14)), gather_digests(now=at(19))] == [1, 0, 1]
    assert Digest.objects.get().slot_at == at(15)


def test_a_machine_that_was_away_for_a_day_sends_one_mail_at_once():
    me = person_who_wishes(tempo="daily", hour=8)
    for days in range(3):
        make_recheck(owner=me, anchor=TODAY + timedelta(days=days))
    write_due_reminders(now=at(10, days=2))
    assert gather_digests(now=at(10, days=2)) == 1
    assert Reminder.objects.exclude(digest=None).count() == 3


def test_what_comes_for_an_hour_that_is_past_goes_with_a_mail_of_its_own():
    me = person_who_wishes(tempo="daily", hour=8)
    make_recheck(owner=me)
    write_due_reminders(now=at(9))
    gather_digests(now=at(9))
    deliver_digests(now=at(9))
    make_recheck(owner=me, anchor=TODAY - timedelta(days=1))
    write_due_reminders(now=at(10))
    assert gather_digests(now=at(10)) == 1
    assert list(Digest.objects.order_by("pk").values_list("slot_at", "part", "state")) == [
        (at(8), 0, "sent"),
        (at(8), 1, "waiting"),
    ]


def test_two_sweeps_at_once_gather_once():
    make_recheck()
    write_due_reminders(now=NOW)
    seen = list(Reminder.objects.values_list("recipient", flat=True))
    gather_digests(now=NOW)
    assert digests._gather({seen[0]: NOW}, NOW) == 0
