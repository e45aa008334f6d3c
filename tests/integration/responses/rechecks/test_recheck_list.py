"""/desk/rechecks/: what must be looked at again, the longest overdue first."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.choices import Delivery, Told
from responses.rechecks.models import Digest, Recheck, Reminder
from responses.rechecks.services import gather_digests, record_look, snooze_recheck, write_due_reminders
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def titles(response):
    return [row.record.title for row in response.context["table"].rows]


def shown(response):
    return [row.record.title for row in response.context["table"].paginated_rows]


def link(response, rel):
    """The address of the link to the next or previous page, or ''."""
    found = re.search(rf'href="([^"]*)" rel="{rel}"', response.text)
    return html.unescape(found[1]) if found else ""


def give_up():
    gather_digests(now=NOW)
    Digest.objects.update(state=Delivery.DEAD, problem="refused with [550]")
    Reminder.objects.update(state=Told.DEAD)


def make_due(owner, title, *, days, **fields):
    return make_recheck(owner=owner, title=title, anchor=TODAY + timedelta(days=days), **fields)


def test_recheck_list_begins_with_the_longest_overdue(client, me):
    make_due(me, "Ahead", days=9)
    make_due(me, "Today", days=0)
    make_due(me, "Overdue", days=-12)
    late = make_due(me, "Put off", days=-30)
    snooze_recheck(recheck=late, version=1, until=TODAY + timedelta(days=3), reason="Later", by=me, now=NOW)
    make_due(make_user(), "Somebody else’s", days=-99)
    response = client.get(URL)
    assert titles(response) == ["Overdue", "Today", "Put off", "Ahead"]
    for word in ("12 days", "Due", "until 5 Jun 2025", "Scheduled", "every 3 months", "not yet"):
        assert word in response.text
    assert ("Mine (2 due)" in response.text, "Everyone’s (3 due)" in response.text) == (True, True)


def test_recheck_list_shows_everyones_and_what_is_done(client, me):
    make_due(make_user(), "Theirs", days=-1)
    done = make_due(me, "Done", days=-1, unit="once")
    record_look(recheck=done, version=1, outcome="unchanged", by=me, now=NOW)
    assert titles(client.get(URL)) == []
    assert titles(client.get(URL, {"show": "everyones"})) == ["Theirs"]
    assert titles(client.get(URL, {"show": "done"})) == ["Done"]
    assert "2 Jun 2025</time>: unchanged" in client.get(URL, {"show": "done"}).text


@pytest.mark.parametrize(
    "query",
    [{"show": "x"}, {"page": "x"}, {"page": "99"}, {"page": "after~remind_at~1~never"}, {"sort": "owner__email"}],
)
def test_recheck_list_passes_over_what_it_does_not_know(client, me, query):
    make_due(me, "Mine", days=0)
    assert titles(client.get(URL, query)) == ["Mine"]


def test_recheck_list_is_paged(client, me):
    for number in range(26):
        make_due(me, f"Look {number}", days=number)
    first = client.get(URL, {"show": "mine"})
    assert shown(first) == [f"Look {number}" for number in range(25)]
    second = client.get(URL + link(first, "next"))
    assert shown(second) == ["Look 25"]
    assert (link(second, "next"), shown(client.get(URL + link(second, "prev")))) == ("", shown(first))


def test_recheck_list_says_what_to_do_when_nothing_is_watched(client, me):
    text = client.get(URL).text
    assert "Nothing to look at again" in text
    assert "A re-check is set on the page of a source, statement, policy or commitment." in text


def test_recheck_list_tells_of_reminders_that_could_not_be_delivered(client, me):
    recheck = make_due(me, "Unheard", days=0)
    write_due_reminders(now=NOW)
    assert "could not be delivered" not in client.get(URL).text
    give_up()
    text = client.get(URL).text
    assert f"to {me.name} (refused with [550])" in text
    assert "1 reminder could not be delivered" in text
    for number in range(6):
        make_due(me, f"Unheard {number}", days=0)
    write_due_reminders(now=NOW)
    give_up()
    text = client.get(URL).text
    assert "7 reminders could not be delivered" in text
    assert "The newest 5 are shown" in text
    Recheck.objects.exclude(pk=recheck.pk).delete()
    record_look(recheck=recheck, version=1, outcome="unchanged", by=me, now=NOW)
    assert "could not be delivered" not in client.get(URL).text


@pytest.mark.parametrize(("by_machine", "said"), [(True, "unchanged, automatically"), (False, "unchanged</span>")])
def test_recheck_list_says_whether_a_machine_looked_last(client, me, by_machine, said):
    recheck = make_due(me, "Looked at", days=0)
    for by in (me, None) if by_machine else (None, me):
        recheck = record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=by, now=NOW)
    assert f'<time datetime="{TODAY}">{TODAY:%-d %b %Y}</time>: {said}' in client.get(URL).text


def test_recheck_list_is_for_people_who_work_here(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"
    client.force_login(make_user("administrator"))
    assert "Re-checks" in client.get(URL).text


@pytest.mark.parametrize("rows", [1, 3])
def test_recheck_list_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    for _number in range(rows):
        make_recheck()
        make_due(me, "Mine", days=0)
    with django_assert_num_queries(9):
        client.get(URL, {"show": "everyones"})
