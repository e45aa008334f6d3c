"""What people wish, and their calendars."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import Refused, StaleVersion
from accounts.models import LedgerEntry
from responses.rechecks import queries
from responses.rechecks.models import CalendarFeed, Reminder, Wishes
from responses.rechecks.services import (
    end_calendar_feed,
    make_calendar_feed,
    set_wishes,
    stop_mails,
    write_due_reminders,
)
from responses.rechecks.services.wishes import sha256_of_token
from responses.rechecks.slots import Wish
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def test_wishes_are_kept_and_what_is_due_moves_to_the_zone():
    recheck = make_recheck(anchor=TODAY + timedelta(days=5))
    wish = Wish("Asia/Shanghai", "daily", 8, 0, "weekends")
    kept = set_wishes(person=recheck.owner, version=0, wish=wish, now=NOW)
    before, zone = recheck.remind_at, recheck.refresh_from_db() or recheck.zone
    assert (kept.version, kept.tempo, zone) == (1, "daily", "Asia/Shanghai")
    assert recheck.remind_at == before - timedelta(hours=8)
    assert LedgerEntry.objects.latest("seq").verb == "wishes.set"


def test_moving_tells_nobody_again():
    recheck = make_recheck()
    write_due_reminders(now=NOW)
    set_wishes(person=recheck.owner, version=0, wish=Wish("Asia/Shanghai"), now=NOW)
    assert write_due_reminders(now=NOW) == 0
    recheck.refresh_from_db()
    assert (recheck.next_step, recheck.reminded, Reminder.objects.count()) == (1, recheck.owner, 1)


def test_saving_gives_a_refused_address_another_try():
    person = make_user()
    Wishes.objects.create(person=person, unreachable_since=NOW, version=3)
    assert set_wishes(person=person, version=3, wish=Wish(), now=NOW).unreachable_since is None


def test_a_newer_version_is_not_overwritten_and_nonsense_is_refused():
    person = make_user()
    set_wishes(person=person, version=0, wish=Wish(hour=7), now=NOW)
    with pytest.raises(StaleVersion):
        set_wishes(person=person, version=0, wish=Wish(hour=9), now=NOW)
    with pytest.raises(ValidationError):
        set_wishes(person=person, version=1, wish=Wish("Mars/Olympus"), now=NOW)
    assert Wishes.objects.get().hour == 7


def test_stopping_twice_is_stopping_once():
    person = make_user()
    assert [stop_mails(person=person, now=NOW).version for _press in range(2)] == [1, 1]
    assert Wishes.objects.get().tempo == "never"
    assert LedgerEntry.objects.filter(verb="wishes.set").count() == 1


def test_of_a_calendar_only_the_hash_is_kept_and_a_new_address_ends_the_old():
    person = make_user()
    old, new = (make_calendar_feed(person=person, has_alarms=False, now=NOW) for _time in range(2))
    assert CalendarFeed.objects.get().token_sha256 == sha256_of_token(new) != sha256_of_token(old)
    assert [queries.feed_by_hash(sha256_of_token(token)) is None for token in (old, new)] == [True, False]
    end_calendar_feed(person=person, now=NOW)
    assert queries.feed_by_hash(sha256_of_token(new)) is None
    with pytest.raises(Refused):
        end_calendar_feed(person=person, now=NOW)


def test_whoever_has_left_has_no_calendar():
    person = make_user()
    token = make_calendar_feed(person=person, has_alarms=False, now=NOW)
    person.is_active = False
    person.save()
    assert queries.feed_by_hash(sha256_of_token(token)) is None


def test_rows_have_names():
    person = make_user(name="Ada")
    assert (str(Wishes(person=person)), str(CalendarFeed(person=person))) == ("Ada · immediate", "Ada")
