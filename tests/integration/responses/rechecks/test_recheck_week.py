"""/desk/rechecks/week/: what comes due, day by day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.queries import clock as queries
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/week/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def shown(response):
    return [(day.total, [recheck.title for recheck in day.rechecks]) for day in response.context["days"]]


def test_week_begins_on_its_monday_with_what_is_mine(client, me):
    """2 June 2025 is a Monday."""
    make_recheck(owner=me, title="Mine", anchor=TODAY + timedelta(days=2))
    make_recheck(title="Theirs", anchor=TODAY + timedelta(days=2))
    make_recheck(owner=me, title="Next week", anchor=TODAY + timedelta(days=7))
    assert shown(client.get(URL)) == [(0, []), (0, []), (1, ["Mine"]), (0, []), (0, []), (0, []), (0, [])]
    assert shown(client.get(URL, {"show": "everyones"}))[2] == (2, ["Mine", "Theirs"])
    assert shown(client.get(URL, {"from": "2025-06-12"}))[0] == (1, ["Next week"])


def test_what_is_due_from_before_is_counted(client, me):
    make_recheck(owner=me, anchor=TODAY - timedelta(days=20))
    make_recheck(anchor=TODAY)
    assert "1 is due now, from this week or before" in client.get(URL).text
    assert "2 are due now, from this week or before" in client.get(URL, {"show": "everyones"}).text


@pytest.mark.parametrize("given", ["soon", "0001-01-01", "9999-12-31"])
def test_week_of_nonsense_is_this_week(client, me, given):
    assert client.get(URL, {"from": given}).context["begins"] == TODAY


def test_very_much_is_counted_instead_of_listed(client, me, monkeypatch):
    monkeypatch.setattr(queries, "SHOWN_A_DAY", 1)
    for _number in range(3):
        make_recheck(owner=me)
    assert "1 of 3 are shown." in client.get(URL).text


@pytest.mark.parametrize("rows", [1, 3])
def test_week_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for _number in range(rows):
        make_recheck(owner=me)
    with django_assert_num_queries(6):
        client.get(URL)
