"""/desk/rechecks/mails/: when I am written to; and my calendar."""

import re

import pytest
import vobject
from django.utils import timezone
from icalendar import Calendar

from responses.rechecks.models import CalendarFeed, Wishes
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/mails/"
SENT = {
    "version": 0,
    "zone": "Europe/Amsterdam",
    "tempo": "daily",
    "hour": "8",
    "weekday": "0",
    "quiet_days": "weekends",
}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def test_wishes_are_saved_and_shown_again(client, me):
    response = client.post(URL, SENT, follow=True)
    assert "Saved. What is due to you is reckoned in your time zone." in response.text
    kept = Wishes.objects.get(person=me)
    assert (kept.zone, kept.tempo, kept.hour, kept.quiet_days) == ("Europe/Amsterdam", "daily", 8, "weekends")
    assert 'value="Europe/Amsterdam"' in client.get(URL).text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"zone": "Mars/Olympus"}, "Choose a time zone of the list, such as Europe/Amsterdam."),
        ({"hour": "24"}, "Select a valid choice."),
        ({"version": "x"}, "Enter a whole number."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_saved(client, me, sent, message):
    response = client.post(URL, SENT | sent)
    assert (response.status_code, message in response.text, Wishes.objects.count()) == (422, True, 0)


def test_an_older_page_overwrites_nothing(client, me):
    client.post(URL, SENT)
    response = client.post(URL, SENT | {"hour": "9"}, follow=True)
    assert "Nothing was overwritten." in response.text
    assert Wishes.objects.get().hour == 8


def test_whose_address_was_refused_is_told(client, me):
    Wishes.objects.create(person=me, unreachable_since=NOW)
    assert "Your address was refused" in client.get(URL).text


def new_address(client, **sent):
    page = client.post("/desk/rechecks/calendar/", sent).text
    return re.search(r"http://testserver(/desk/rechecks/calendar/\S+?\.ics)", page)[1]


def test_a_calendar_address_is_shown_once_and_ended(client, me):
    address = new_address(client)
    assert (address in client.get(URL).text, client.get(address).status_code) == (False, 200)
    client.post("/desk/rechecks/calendar/end/")
    assert (client.get(address).status_code, CalendarFeed.objects.count()) == (404, 0)


TITLE = "Policy; with, marks \\ and ünïcode " + "很长的标题" * 12


@pytest.mark.parametrize("alarms", [False, True])
def test_two_parsers_read_the_calendar(client, me, alarms):
    recheck = make_recheck(owner=me, title=TITLE)
    make_recheck(title="Somebody else’s")
    content = client.get(new_address(client, **({"has_alarms": "on"} if alarms else {}))).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    [event] = Calendar.from_ical(content).walk("VEVENT")
    other = vobject.readOne(content.decode())
    assert str(event["summary"]) == other.vevent.summary.value == f"Look again: {recheck.title}"
    assert event.decoded("dtstart") == other.vevent.dtstart.value == TODAY
    assert event["url"] == f"http://localhost:8000/desk/rechecks/{recheck.pk}/"
    assert len(event.walk("VALARM")) == len(list(other.vevent.contents.get("valarm", []))) == alarms


def test_a_calendar_needs_no_sign_in_and_tells_nothing_to_guessers(client, me):
    address = new_address(client)
    client.logout()
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert client.get("/desk/rechecks/calendar/guess.ics").status_code == 404
