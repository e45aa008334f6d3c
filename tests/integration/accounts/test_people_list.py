"""/desk/people/: who works here, as what, and who is invited."""

import pytest
from django.utils import timezone

from tests.factories import make_invitation, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/people/"


@pytest.fixture
def boss(client):
    user = make_user("administrator", name="Boss")
    client.force_login(user)
    return user


def test_people_list_shows_role_and_access(client, boss):
    make_user("editor", name="Ada", email="ada@example.org")
    make_user("reviewer", name="", is_active=False)
    response = client.get(URL)
    assert [str(row.record) for row in response.context["table"].rows] == ["Ada", "Boss", "Unnamed person"]
    assert "ada@example.org" in response.text
    assert (response.text.count("Has access"), response.text.count("No access")) == (2, 1)
    assert ">Unnamed person</a>" in response.text


def test_people_list_shows_open_invitations(client, boss):
    make_invitation(by=boss, now=timezone.now(), email="soon@example.org")
    make_invitation(by=boss, email="late@example.org")
    text = client.get(URL).text
    assert "soon@example.org" in text
    assert "late@example.org" not in text


@pytest.mark.parametrize("role", ["contributor", "reviewer", "editor"])
def test_people_list_is_for_administrators(client, role):
    make_user(email="ada@example.org")
    client.force_login(make_user(role))
    response = client.get(URL)
    assert response.status_code == 403
    assert "ada@example.org" not in response.text


def test_people_list_asks_strangers_to_sign_in(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("rows", [1, 3])
def test_people_list_costs_the_same_whatever_the_rows(client, boss, rows, django_assert_num_queries):
    for number in range(rows):
        make_user(name=f"Person {number}")
        make_invitation(by=boss, now=timezone.now(), email=f"new{number}@example.org")
    with django_assert_num_queries(5):
        client.get(URL)
