"""/desk/rechecks/usual/: how often re-checks usually look, by kind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from accounts.errors import Refused
from accounts.models import LedgerEntry
from responses.rechecks import services
from responses.rechecks.models import Act, DefaultInterval, Recheck
from responses.rechecks.services import Interval, watch
from tests.factories import NOW, TODAY, make_commitment, make_policy, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/usual/"
SENT = {
    "version": 0,
    "every": 2,
    "unit": "weeks",
    "working_days": "after",
    "country": "nl",
    "lead_days": 3,
    "grace_days": 5,
}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def editor(client):
    user = make_user(Role.EDITOR)
    client.force_login(user)
    return user


def watched(policy, by, days=20, **interval):
    return watch(subject=policy, interval=Interval(TODAY + timedelta(days=days), **interval), by=by, now=NOW).recheck


def test_everybody_reads_what_is_usual_and_only_an_editor_changes_it(client):
    client.force_login(make_user())
    text = client.get(URL).text
    for words in ("Every 3 months", "(as installed)", "looked at 30 days before that day", "30 days of notice"):
        assert words in text
    assert "Change" not in text.partition("<main")[2]
    assert client.get(f"{URL}policy/").status_code == 403
    assert client.post(f"{URL}policy/adopt/").status_code == 403


def test_a_change_holds_for_new_ones_and_leaves_running_ones(client, editor):
    running = watched(make_policy(), editor)
    page = client.post(f"{URL}policy/", SENT, follow=True)
    assert "Saved for new re-checks. Those that run stay as they are." in page.text
    assert "3 days of notice, 5 days of grace, move it to the working day after" in page.text
    assert Recheck.objects.get(pk=running.pk).every == 3
    assert LedgerEntry.objects.latest("seq").verb == "recheck.default_set"
    page = client.get(f"/desk/statements/policies/{make_policy().pk}/recheck/")
    assert (page.context["form"].initial["unit"], str(page.context["form"].initial["anchor"])) == (
        "weeks",
        "2025-06-16",
    )


def test_running_ones_are_offered_it_and_it_can_be_taken_back(client, editor):
    other, due = watched(make_policy(), editor), watched(make_policy(), editor, days=0)
    once = watched(make_policy(), editor, unit="once", every=1)
    client.post(f"{URL}policy/", SENT)
    assert "Give it this interval" in client.get(URL).text
    page = client.post(f"{URL}policy/adopt/", follow=True)
    assert "Given the usual interval: 1 re-check." in page.text
    assert [Recheck.objects.get(pk=each.pk).unit for each in (other, due, once)] == ["weeks", "months", "once"]
    changed = Recheck.objects.get(pk=other.pk)
    assert (changed.lead_days, changed.grace_days, changed.anchor) == (3, 5, other.anchor)
    page = client.post(f"/desk/rechecks/acts/{Act.objects.get().pk}/undo/?{page.context['undo_query']}", follow=True)
    assert page.redirect_chain == [(URL, 302)]
    assert Recheck.objects.get(pk=other.pk).unit == "months"


def test_what_the_service_refuses_is_said(client, editor, monkeypatch):
    def refuse(**_facts):
        raise Refused("Not now.")

    monkeypatch.setattr(services, "act_on_rechecks", refuse)
    assert "Not now." in client.post(f"{URL}policy/adopt/", follow=True).text


def test_where_none_looks_otherwise_nothing_is_done(client, editor):
    page = client.post(f"{URL}policy/adopt/", follow=True)
    assert (page.redirect_chain, Act.objects.count()) == ([(URL, 302)], 0)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"every": 0}, "greater than or equal to 1"),
        ({"unit": "once"}, "Select a valid choice."),
        ({"unit": "years", "every": 51}, "At most every 50 years"),
        ({"country": "xx"}, "The public holidays of this country are not known"),
    ],
)
def test_what_is_no_interval_is_refused(client, editor, sent, message):
    response = client.post(f"{URL}policy/", SENT | sent)
    assert (response.status_code, message in response.text) == (422, True)
    assert not DefaultInterval.objects.exists()


def test_whoever_was_slower_is_told(client, editor):
    client.post(f"{URL}policy/", SENT)
    page = client.post(f"{URL}policy/", SENT | {"every": 9}, follow=True)
    assert "Somebody else saved this in the meantime." in page.text
    client.post(f"{URL}policy/", SENT | {"every": 9, "version": 1})
    assert (DefaultInterval.objects.get().every, DefaultInterval.objects.get().version) == (9, 2)


def test_there_are_no_other_kinds(client, editor):
    assert client.get(f"{URL}weather/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_whatever_the_rows(client, editor, rows, django_assert_num_queries):
    for _row in range(rows):
        watched(make_policy(), editor)
    with django_assert_num_queries(4):
        client.get(URL)


def test_a_commitment_with_a_day_is_looked_at_around_it():
    recheck = make_commitment(due_on=TODAY + timedelta(days=100)).recheck
    assert (recheck.kind, recheck.due_on, recheck.grace_days) == ("commitment", TODAY + timedelta(days=70), 7)
