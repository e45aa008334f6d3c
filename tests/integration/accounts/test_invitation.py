"""/invitations/<token>/: from the link in the mail to the workbench."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from accounts import adapters
from accounts.errors import Refused
from accounts.models import Invitation, User
from tests.factories import make_invitation, make_user

pytestmark = pytest.mark.django_db
SIGNUP = "/accounts/signup/"
FILLED_IN = {"name": "Ada", "email": "new@example.org", "password1": "correct horse battery"}


@pytest.fixture
def token():
    return make_invitation(now=timezone.now())[1]


def test_invitation_takes_the_token_out_of_the_address(client, token):
    response = client.get(f"/invitations/{token}/")
    assert response.headers["Location"] == SIGNUP
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert client.session["invitation"] == Invitation.objects.get().pk
    assert token not in str(dict(client.session))


def test_invitation_prefills_the_address(client, token):
    text = client.get(f"/invitations/{token}/", follow=True).text
    assert "Accept the invitation" in text
    assert 'value="new@example.org"' in text
    assert " readonly" in text


def test_invitation_lets_in_without_a_second_mail(client, token):
    client.get(f"/invitations/{token}/")
    assert client.post(SIGNUP, FILLED_IN).headers["Location"] == "/desk/"
    person = User.objects.get(email="new@example.org")
    assert (person.name, person.role) == ("Ada", "reviewer")
    assert Invitation.objects.get().accepted_by == person
    assert EmailAddress.objects.get().verified
    assert mail.outbox == []
    assert "invitation" not in client.session
    assert client.get("/desk/companies/").status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("email", "other@example.org", "The invitation is for new@example.org."),
        ("password1", "short", "This password is too short. It must contain at least 12 characters."),
        ("name", "", "This field is required."),
        ("name", "Ada\u202e", "Character 4 (U+202E) cannot be kept. Remove it and save again."),
    ],
)
def test_signup_says_what_is_wrong(client, token, field, value, message):
    client.get(f"/invitations/{token}/")
    response = client.post(SIGNUP, FILLED_IN | {field: value})
    assert response.context["form"].errors[field] == [message]
    assert not User.objects.filter(name="Ada").exists()
    assert Invitation.objects.get().accepted_at is None


def test_signup_is_by_invitation_only(client):
    response = client.get(SIGNUP)
    assert "By invitation only" in response.text
    assert "By invitation only" in client.post(SIGNUP, FILLED_IN).text
    assert not User.objects.exists()


def test_invitation_of_nobody_is_a_404(client, token):
    assert client.get("/invitations/guessed/").status_code == 404
    assert "invitation" not in client.session


def test_invitation_works_once(client, token):
    client.get(f"/invitations/{token}/")
    client.post(SIGNUP, FILLED_IN)
    other = type(client)()
    response = other.get(f"/invitations/{token}/")
    assert response.status_code == 410
    assert "it works once" in response.text
    assert "invitation" not in other.session


def test_invitation_runs_out(client):
    token = make_invitation(now=timezone.now() - timedelta(days=14))[1]
    response = client.get(f"/invitations/{token}/")
    assert response.status_code == 410
    assert "The link was open until" in response.text


def test_invitation_is_not_for_who_is_signed_in(client, token):
    client.force_login(make_user())
    assert client.get(f"/invitations/{token}/").headers["Location"] == "/desk/"
    assert "invitation" not in client.session


def test_two_who_race_for_one_invitation_do_not_both_come_in(client, token, monkeypatch):
    def too_late(**_facts):
        raise Refused("used")

    client.get(f"/invitations/{token}/")
    monkeypatch.setattr(adapters, "accept_invitation", too_late)
    assert client.post(SIGNUP, FILLED_IN).headers["Location"] == SIGNUP
    assert not User.objects.filter(name="Ada").exists()
