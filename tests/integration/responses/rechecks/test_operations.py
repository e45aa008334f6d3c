"""/desk/rechecks/operations/: signs of life, what waits, how late, and what was given up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from accounts.errors import NotAllowed
from accounts.models import LedgerEntry
from responses.rechecks.models import Digest, Halt
from responses.rechecks.queries import machinery
from responses.rechecks.services import record_heartbeat, resume_mails, write_due_reminders
from responses.rechecks.views.operations import _length
from tests.factories import NOW, TODAY, make_recheck, make_user
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
    for words in ("refused with [550]", "Human rights policy", "3 min ago", "Mails given up (1)"):
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
    with django_assert_num_queries(14):
        client.get(URL)


def test_what_is_silent_is_said_and_what_lives_is_not(client, operator):
    record_heartbeat(name="beat", now=NOW - timedelta(minutes=4))
    record_heartbeat(name="sweep", now=NOW - timedelta(minutes=6))
    assert [part.is_silent for part in client.get(URL).context["parts"]] == [False, True, True]
    assert client.get(URL).text.count("silent for more than 5 min") == 2


def test_lengths_of_time_are_said_in_their_largest_units():
    lengths = [0.4, 59, 61, 3_600, 90_061]
    assert [_length(timedelta(seconds=each)) for each in lengths] == [
        "0 s",
        "59 s",
        "1 min 1 s",
        "1 h",
        "1 d 1 h",
    ]


def halt():
    return Halt.objects.create(reason="restored", since=NOW - timedelta(hours=2))


def test_a_halt_is_shown_and_ended_by_a_press(client, operator):
    make_recheck(anchor=TODAY - timedelta(days=2))
    halt()
    assert "Because the database was restored from a backup." in client.get(URL).text
    before = {"past": "forget", "before": NOW.strftime("%Y-%m-%dT%H:%M")}
    page = client.post(f"{URL}resume/", before, follow=True).text
    assert "Reminders go on. 1 that came due before counts as told." in page
    assert (Halt.objects.exists(), write_due_reminders(now=NOW)) == (False, 0)
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.verb, str(operator.uid) in entry.body) == ("mails.resumed", True)


def test_after_a_halt_everything_can_be_mailed(client, operator):
    make_recheck(anchor=TODAY - timedelta(days=2))
    halt()
    client.post(f"{URL}resume/", {"past": "send", "before": ""})
    assert (Halt.objects.exists(), write_due_reminders(now=NOW)) == (False, 1)


@pytest.mark.parametrize("sent", [{}, {"past": "forget"}, {"past": "forget", "before": "soon"}])
def test_without_an_instant_nothing_is_forgotten(client, operator, sent):
    halt()
    response = client.post(f"{URL}resume/", sent)
    assert (response.status_code, Halt.objects.exists()) == (422, True)
    assert response.text.count("<h1") == 1


def test_only_those_who_oversee_let_mails_go_on(client):
    with pytest.raises(NotAllowed):
        resume_mails(forget_before=None, now=NOW, by=make_user())
    client.force_login(make_user())
    assert client.post(f"{URL}resume/", {"past": "send"}).status_code == 403
    assert "Operations" not in client.get("/desk/rechecks/").text


def test_editors_and_administrators_are_led_to_it(client, operator):
    assert '<a href="/desk/rechecks/operations/">Operations</a>' in client.get("/desk/rechecks/").text
    page = client.get(URL).text
    assert '<a href="/desk/rechecks/operations/" aria-current="page">' in page
    assert '<a href="/desk/rechecks/">' in page
