"""/desk/rechecks/operations/: signs of life, what waits, how late, and what was given up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from responses.rechecks.models import Digest
from responses.rechecks.queries import machinery
from responses.rechecks.services import record_heartbeat, write_due_reminders
from tests.factories import NOW, make_recheck, make_user
from tests.mailing import make_digest

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/operations/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def operator(client):
    user = make_user(Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def give_up(digest):
    Digest.objects.filter(pk=digest.pk).update(state="dead", problem="refused with [550]")
    digest.reminders.update(state="dead")


def test_an_empty_machine_says_so(client, operator):
    page = client.get(URL).text
    for words in ("no mail yet", "None: every mail was taken by its server, or waits.", "none yet"):
        assert words in page


def test_what_waits_is_counted_and_what_was_given_up_can_be_tried_again(client, operator):
    digest = make_digest()
    give_up(digest)
    make_recheck()
    record_heartbeat(name="beat", now=NOW - timedelta(minutes=3))
    page = client.get(URL).text
    for words in ("refused with [550]", "Human rights policy", "3\xa0minutes", "Mails given up (1)"):
        assert words in page
    response = client.post(f"{URL}{digest.pk}/retry/", follow=True)
    assert "It is tried again now." in response.text
    again = client.post(f"{URL}{digest.pk}/retry/", follow=True)
    assert "This mail was not given up" in again.text


def test_lateness_is_from_the_wish_to_the_servers_yes():
    person = make_user()
    for seconds in range(1, 101):
        sent = NOW + timedelta(seconds=seconds)
        facts = {"written_at": NOW, "not_before": NOW, "state": "sent", "sent_at": sent}
        Digest.objects.create(recipient=person, slot_at=NOW, part=seconds, **facts)
    state = machinery(now=NOW)
    assert (state.late_half, state.late_most) == (timedelta(seconds=50), timedelta(seconds=99))


def test_the_queue_is_counted():
    make_recheck()
    assert (machinery(now=NOW).due, machinery(now=NOW).unwritten) == (1, 1)
    write_due_reminders(now=NOW)
    assert (machinery(now=NOW).unwritten, machinery(now=NOW).ungathered) == (0, 1)
    make_digest()
    assert (machinery(now=NOW).waiting, machinery(now=NOW).oldest_waiting) == (2, NOW)


@pytest.mark.parametrize("rows", [1, 3])
def test_operations_cost_the_same_whatever_the_rows(client, operator, rows, django_assert_num_queries):
    for _number in range(rows):
        give_up(make_digest())
    with django_assert_num_queries(13):
        client.get(URL)
