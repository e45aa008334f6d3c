"""/desk/rechecks/<pk>/edit/: who looks, and how often."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.models import Act, Recheck
from responses.rechecks.services import record_look
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def me(client):
    user = make_user(name="Ada")
    client.force_login(user)
    return user


@pytest.fixture
def recheck(me):
    return make_recheck(owner=me, anchor=TODAY + timedelta(days=2), every=1, unit="weeks")


def url(recheck):
    return f"/desk/rechecks/{recheck.pk}/edit/"


def sent(recheck, **changes):
    names = ("version", "anchor", "every", "unit", "working_days", "country", "lead_days", "grace_days")
    now = {name: str(getattr(recheck, name)) for name in names}
    return now | {"owner": str(recheck.owner_id), "deputy": ""} | changes


def test_the_form_shows_it_as_it_is(client, recheck):
    page = client.get(url(recheck))
    assert page.context["form"].initial["unit"] == "weeks"
    assert page.context["care"].initial["owner"] == recheck.owner
    assert page.text.count("<h1") == 1


def test_who_and_how_often_are_changed_and_taken_back(client, me, recheck):
    deputy = make_user(name="Bea")
    before = Recheck.objects.values().get()
    changes = {"every": "2", "unit": "months", "deputy": str(deputy.pk), "lead_days": "1", "grace_days": "3"}
    page = client.post(url(recheck), sent(recheck, **changes), follow=True)
    assert page.redirect_chain == [(f"/desk/rechecks/{recheck.pk}/", 302)]
    changed = Recheck.objects.get()
    assert (changed.rhythm, changed.deputy, changed.lead_days, changed.grace_days) == ("every 2 months", deputy, 1, 3)
    client.post(f"/desk/rechecks/acts/{Act.objects.get().pk}/undo/?{page.context['undo_query']}")
    after = Recheck.objects.values().get()
    assert after | {"version": 1} == before


def test_where_nothing_is_changed_there_is_nothing_to_take_back(client, recheck):
    client.post(url(recheck), sent(recheck))
    assert (Recheck.objects.get().version, Act.objects.exists()) == (1, False)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"every": "0"}, "greater than or equal to 1"),
        ({"owner": ""}, "This field is required."),
        ({"grace_days": "91"}, "less than or equal to 90"),
        ({"anchor": "1989-12-31"}, "Choose a day between 1990 and ten years from now."),
        ({"version": "x"}, "Somebody else saved this in the meantime."),
    ],
)
def test_what_cannot_be_is_refused_and_kept_in_the_form(client, recheck, changes, message):
    response = client.post(url(recheck), sent(recheck, **{"lead_days": "7"} | changes))
    assert (response.status_code, message in response.text) == (422, True)
    assert (Recheck.objects.get().version, 'value="7"' in response.text) == (1, True)


def test_whoever_was_slower_changes_nothing(client, me, recheck):
    record_look(recheck=recheck, version=1, outcome="unchanged", by=me, now=NOW)
    response = client.post(url(recheck), sent(recheck, every="9"))
    assert (response.status_code, Recheck.objects.get().every) == (422, 1)


def test_what_is_done_is_changed_no_more(client, me, recheck):
    record_look(recheck=recheck, version=1, outcome="gone", by=me, now=NOW)
    assert client.get(url(recheck)).status_code == 404
    page = client.get(f"/desk/rechecks/{recheck.pk}/").text
    assert ("Then on" in page, "If nobody looks" in page) == (False, False)


def test_a_version_that_no_row_can_have_is_told_as_a_conflict(client, recheck):
    response = client.post(url(recheck), sent(recheck, version="9" * 5000))
    assert (response.status_code, Act.objects.count()) == (422, 0)
    assert "Somebody else saved this" in response.text
