"""The pages behind the links of a mail: signed, without sign-in, and nothing happens before a press."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import User
from responses.rechecks.links import read_unchanged, read_unsubscribe
from responses.rechecks.models import Look, Wishes
from responses.rechecks.services import call_for_look, deliver_digests, gather_digests, record_look, write_due_reminders
from tests.factories import NOW, make_recheck

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def recheck():
    return make_recheck(title="Human rights policy")


def links(name):
    for service in (write_due_reminders, gather_digests, deliver_digests):
        service(now=NOW)
    return re.findall(rf"http://localhost:8000(/desk/rechecks/{name}/\S+)", mail.outbox[-1].body)[0]


def press(client, link):
    """The button, as the page shows it."""
    [version] = re.findall(r'name="version" value="(\d+)"', client.get(link).text)
    return client.post(link, {"version": version})


def test_unchanged_asks_first_and_then_counts_as_a_look_of_whoever_got_the_mail(client, recheck):
    link = links("unchanged")
    assert "Human rights policy" in client.get(link).text
    assert not Look.objects.exists()
    assert "Noted as unchanged. Thank you." in press(client, link).text
    look = Look.objects.get()
    assert (look.outcome, look.made_by) == ("unchanged", recheck.owner)
    assert "Somebody has looked at this" in client.post(link).text
    assert Look.objects.count() == 1


def test_what_the_machine_found_since_the_mail_is_shown_before_anybody_presses(client, recheck):
    """A mail of this morning must not say of a page that it is unchanged when we have seen since that it is not."""
    link = links("unchanged")
    asked = client.get(link)
    assert "An automatic look found" not in asked.text
    call_for_look(recheck=recheck, version=recheck.version, reason="The page differs from our copy.", now=NOW)
    response = client.post(link, {"version": asked.context["recheck"].version})
    assert not Look.objects.exists()
    assert response.status_code == 409
    assert "An automatic look found" in response.text
    assert "The page differs from our copy." in response.text
    assert "Noted as unchanged. Thank you." in press(client, link).text


def test_unchanged_needs_our_own_form(recheck):
    assert Client(enforce_csrf_checks=True).post(links("unchanged")).status_code == 403


@pytest.mark.parametrize("spoil", [lambda link: link[:-3] + "x/", lambda _link: "/desk/rechecks/unchanged/none/"])
def test_a_link_that_is_not_ours_does_nothing(client, recheck, spoil):
    response = client.post(spoil(links("unchanged")))
    assert (response.status_code, Look.objects.count()) == (404, 0)


def test_whoever_has_left_or_may_not_log_presses_in_vain(client, recheck):
    link = links("unchanged")
    User.objects.update(role="administrator")
    assert press(client, link).status_code == 409
    User.objects.update(is_active=False)
    assert client.post(link).status_code == 404
    assert not Look.objects.exists()


def test_a_look_in_between_is_told_instead(client, recheck):
    link = links("unchanged")
    record_look(recheck=recheck, version=1, outcome="changed", by=recheck.owner, now=NOW)
    assert "Somebody has looked at this" in client.get(link).text


def test_a_link_grows_too_old(recheck, monkeypatch):
    token = links("unchanged").split("/")[-2]
    assert read_unchanged(token).recheck == recheck.pk
    monkeypatch.setattr("time.time", (NOW + timedelta(days=365 * 50)).timestamp)
    assert read_unchanged(token) is None


def test_stopping_asks_first_and_a_mail_program_may_press_without_our_cookie(recheck):
    stop = links("mails/stop")
    client = Client(enforce_csrf_checks=True)
    assert "No more of these mails?" in client.get(stop).text
    assert not Wishes.objects.exists()
    response = client.post(stop, {"List-Unsubscribe": "One-Click"})
    assert "You get no more of these mails." in response.text
    assert Wishes.objects.get().tempo == "never"


def test_stopping_with_a_cut_off_link_stops_nobody(client, recheck):
    links("mails/stop")
    assert client.post("/desk/rechecks/mails/stop/none/").status_code == 404
    assert (Wishes.objects.count(), read_unsubscribe("none")) == (0, None)
