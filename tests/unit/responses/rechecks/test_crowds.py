"""Much at once: what came due while everything was down, or comes due for everybody at nine."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.rechecks.choices import QuietDays, Tempo
from responses.rechecks.models import Digest, Recheck, Reminder, Wishes
from responses.rechecks.services import deliver_digests, gather_digests, outbox, write_due_reminders
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch):
    """A run ends after seconds; here a slow machine must not."""
    monkeypatch.setattr(outbox, "RUN_FOR", timedelta(minutes=4))


def make_crowd(*, people, rechecks, tempo=Tempo.IMMEDIATE):
    """So many re-checks that come due at the midnight before nine, shared among so many people."""
    owners = [make_user() for _number in range(people)]
    wish = {"tempo": tempo, "hour": 9, "quiet_days": QuietDays.NONE}
    Wishes.objects.bulk_create(Wishes(person=owner, zone="UTC", **wish) for owner in owners)
    day = NINE.date()
    rows = [
        Recheck(title=f"Page {number}", path="/page/", owner=owners[number % people], anchor=day, due_on=day)
        for number in range(rechecks)
    ]
    for row in rows:
        row.reckon()
    Recheck.objects.bulk_create(rows, batch_size=1000)
    return owners


def run(now):
    return write_due_reminders(now=now), gather_digests(now=now), deliver_digests(now=now)


def test_a_day_without_any_machine_ends_in_one_mail_a_person():
    owners = make_crowd(people=10, rechecks=5_000)
    a_day_late = NINE + timedelta(days=1)
    assert run(a_day_late) == (5_000, 10, 10)
    assert sorted(message.to[0] for message in mail.outbox) == sorted(owner.email for owner in owners)
    assert Reminder.objects.filter(state="sent").count() == 5_000
    assert run(a_day_late + timedelta(minutes=1)) == (0, 0, 0)


def test_one_mail_for_each_thing_would_be_five_thousand():
    """What gathering is worth: so many reminders are written, each of which would be a mail."""
    make_crowd(people=10, rechecks=50)
    assert write_due_reminders(now=NINE + timedelta(days=1)) == 50
    assert gather_digests(now=NINE + timedelta(days=1)) == 10 < Reminder.objects.count()


def test_ten_thousand_at_nine_are_one_mail_a_person_and_none_before_nine():
    make_crowd(people=20, rechecks=10_000, tempo=Tempo.DAILY)
    assert run(NINE - timedelta(minutes=1)) == (10_000, 0, 0)
    with CaptureQueriesContext(connection) as statements:
        assert run(NINE) == (0, 20, 20)
    # By people, not by what is due: ten thousand cost what ten would.
    assert len(statements) < 30 * 20
    assert Digest.objects.count() == 20


def test_people_in_other_zones_are_told_at_their_own_nine():
    owners = make_crowd(people=3, rechecks=3, tempo=Tempo.DAILY)
    for owner, zone in zip(owners, ["Asia/Shanghai", "Europe/Brussels", "America/Los_Angeles"], strict=True):
        Wishes.objects.filter(person=owner).update(zone=zone)
    write_due_reminders(now=NINE)
    hours = [NINE.replace(hour=0) + timedelta(hours=hour) for hour in range(24)]
    assert [at.hour for at in hours if gather_digests(now=at)] == [1, 8, 17]
