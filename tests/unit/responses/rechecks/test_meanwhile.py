"""What happens between a mail's claim and its sending, and clocks that jump: told once, or not at all."""

from datetime import timedelta

import pytest
from django.core import mail

from accounts.leases import RunClock
from responses.rechecks.choices import Delivery
from responses.rechecks.models import Digest, Recheck, Reminder
from responses.rechecks.services import (
    Interval,
    change_interval,
    deliver_digests,
    gather_digests,
    pause_recheck,
    snooze_recheck,
    write_due_reminders,
)
from responses.rechecks.services.clock import Care
from responses.rechecks.services.outbox import _claim
from tests.factories import NOW, TODAY, make_recheck
from tests.mailing import deliver_one, make_digest

pytestmark = pytest.mark.django_db
IN_A_WEEK = TODAY + timedelta(days=7)


def reschedule(recheck):
    interval, by = Interval(anchor=IN_A_WEEK, every=1, unit="months"), recheck.owner
    change_interval(recheck=recheck, version=1, interval=interval, care=Care(), by=by, now=NOW)


def pause(recheck):
    pause_recheck(recheck=recheck, version=1, reason="Under review", by=recheck.owner, now=NOW)


def snooze(recheck):
    snooze_recheck(recheck=recheck, version=1, until=IN_A_WEEK, reason="Later", by=recheck.owner, now=NOW)


def run(now):
    return write_due_reminders(now=now), gather_digests(now=now), deliver_digests(now=now)


@pytest.mark.parametrize("change", [reschedule, pause, snooze])
def test_what_is_changed_between_claim_and_sending_is_not_told_as_it_was(change):
    digest = make_digest()
    recheck = digest.reminders.get().recheck
    claim = _claim(NOW)
    change(recheck)
    assert deliver_one(claim.ids[0], claim.lease, RunClock(NOW)) == 0
    digest.refresh_from_db()
    assert (digest.state, mail.outbox) == (Delivery.CANCELLED, [])
    again = run(NOW + timedelta(days=8))
    assert again == ((0, 0, 0) if change is pause else (1, 1, 1))


def test_what_is_removed_between_claim_and_sending_is_not_told():
    digest = make_digest()
    claim = _claim(NOW)
    Recheck.objects.all().delete()
    assert deliver_one(claim.ids[0], claim.lease, RunClock(NOW)) == 0
    assert (Digest.objects.get(pk=digest.pk).state, mail.outbox) == (Delivery.CANCELLED, [])


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=-365), timedelta(minutes=10)])
def test_a_clock_that_jumps_tells_nobody_twice_and_loses_nobody(jump):
    make_recheck()
    assert write_due_reminders(now=NOW) == 1
    outcomes = [run(NOW + jump), run(NOW), run(NOW + timedelta(hours=2))]
    assert sum(sent for _written, _gathered, sent in outcomes) == 1
    assert Reminder.objects.count() == len(mail.outbox) == 1
