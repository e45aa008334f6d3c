"""Who can be named as a new owner: from a list while they are few, by address when they are many."""

import pytest
from django.utils import timezone

from responses.rechecks.forms import people
from responses.rechecks.models import Recheck
from tests.factories import NOW, make_recheck, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/"


@pytest.fixture(autouse=True)
def many(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(people, "OFFERED", 1)


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def reassign(client, recheck, **fields):
    sent = {"chosen": f"{recheck.pk}:{recheck.version}", "deed": "reassigned", **fields}
    return client.post(f"{URL}act/", sent)


def test_a_page_does_not_carry_everybodys_name(client, me):
    other, _third = make_user(name="Ada Other"), make_user()
    make_recheck(owner=me)
    text = client.get(URL).text
    assert 'type="email" name="owner"' in text
    assert "Ada Other" not in text
    assert other.email not in text


def test_the_new_owner_is_named_by_address_however_it_is_written(client, me):
    other, recheck = make_user(), make_recheck(owner=me)
    assert reassign(client, recheck, owner=f" {other.email.upper()} ").status_code == 302
    assert Recheck.objects.get().owner == other


def test_an_address_that_is_nobodys_is_said(client, me):
    make_user()
    response = reassign(client, make_recheck(owner=me), owner="nobody@example.org")
    assert response.status_code == 422
    assert "Nobody with this address can look after it." in response.text
    assert "nobody@example.org" in response.text


def test_who_looks_after_it_now_stands_there_by_address(client, me):
    deputy = make_user()
    recheck = make_recheck(owner=me)
    Recheck.objects.update(deputy=deputy)
    text = client.get(f"{URL}{recheck.pk}/edit/").text
    assert f'value="{me.email}"' in text
    assert f'value="{deputy.email}"' in text
