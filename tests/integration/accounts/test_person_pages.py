"""/desk/people/<uid>/: role and access of one person."""

import uuid

import pytest

from accounts.models import LedgerEntry, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


@pytest.fixture
def ada():
    return make_user("reviewer", name="Ada")


def address(person, page=""):
    return f"/desk/people/{person.uid}/{page}"


def test_person_role_shows_and_changes_it(client, boss, ada):
    assert client.get(address(ada)).context["form"]["role"].value() == "reviewer"
    client.post(address(ada), {"role": "editor"})
    assert User.objects.get(pk=ada.pk).role == "editor"


def test_person_role_refuses_the_same(client, boss, ada):
    response = client.post(address(ada), {"role": "reviewer"})
    assert response.context["form"].errors == {"__all__": ["This is their role already."]}
    assert not LedgerEntry.objects.exists()


def test_person_role_offers_nothing_on_oneself(client, boss):
    text = client.get(address(boss)).text
    assert "This is you." in text
    assert "Save the role" not in text
    assert client.post(address(boss), {"role": "editor"}).status_code == 403
    assert User.objects.get(pk=boss.pk).role == "administrator"


def test_person_access_asks_with_the_name(client, boss, ada):
    assert "Take the access of Ada away?" in client.get(address(ada, "access/")).text
    assert User.objects.get(pk=ada.pk).is_active


def test_person_access_is_taken_and_given_back(client, boss, ada):
    client.post(address(ada, "access/"), {"access": "take"})
    assert not User.objects.get(pk=ada.pk).is_active
    assert "Give Ada access again" in client.get(address(ada)).text
    client.post(address(ada, "access/"), {"access": "give"})
    assert User.objects.get(pk=ada.pk).is_active


def test_person_access_does_what_the_page_asked_not_its_opposite(client, boss, ada):
    for _n in range(2):
        response = client.post(address(ada, "access/"), {"access": "take"})
    assert response.context["form"].errors == {"__all__": ["They have no access already."]}
    assert not User.objects.get(pk=ada.pk).is_active


def test_deactivated_person_is_out_at_the_next_request(client, boss, ada):
    theirs = type(client)()
    theirs.force_login(ada)
    assert theirs.get("/desk/companies/").status_code == 200
    client.post(address(ada, "access/"), {"access": "take"})
    assert theirs.get("/desk/companies/").headers["Location"] == "/accounts/login/?next=/desk/companies/"


def test_deactivated_person_cannot_sign_in(client):
    ada = make_user(email="ada@example.org", password="a very long one")
    words = {"login": "ada@example.org", "password": "a very long one"}
    User.objects.update(is_active=False)
    assert client.post("/accounts/login/", words).headers["Location"] == "/accounts/inactive/"
    assert "_auth_user_id" not in client.session
    assert ada.check_password("a very long one")


@pytest.mark.parametrize("page", ["", "access/"])
def test_person_pages_are_for_administrators(client, ada, page):
    client.force_login(make_user("editor"))
    assert client.post(address(ada, page), {"role": "editor", "access": "take"}).status_code == 403
    assert (User.objects.get(pk=ada.pk).role, User.objects.get(pk=ada.pk).is_active) == ("reviewer", True)


def test_person_pages_of_nobody_are_a_404(client, boss):
    assert client.get(f"/desk/people/{uuid.uuid4()}/").status_code == 404
