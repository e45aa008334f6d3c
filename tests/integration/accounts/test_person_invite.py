"""/desk/people/invite/: the link goes out by mail."""

import re

import pytest
from django.core import mail

from accounts import services
from accounts.canonical import sha256_of
from accounts.models import Invitation
from tests.factories import make_user

pytestmark = pytest.mark.django_db
URL = "/desk/people/invite/"
FILLED_IN = {"email": "new@example.org", "role": "editor"}


@pytest.fixture
def boss(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


def test_person_invite_mails_the_link(client, boss):
    assert "Invite somebody" in client.get(URL).text
    response = client.post(URL, FILLED_IN, follow=True)
    token = re.search(r"/invitations/([^/]+)/", mail.outbox[0].body)[1]
    assert Invitation.objects.get().token_sha256 == sha256_of(token)
    assert "The invitation was mailed to new@example.org." in response.text
    assert token not in response.text


def test_person_invite_says_when_the_mail_server_refuses(client, boss, monkeypatch):
    def refuse(**_facts):
        raise ConnectionRefusedError

    monkeypatch.setattr(services, "mail_invitation", refuse)
    response = client.post(URL, FILLED_IN, follow=True)
    assert "could not be sent" in response.text
    assert "was mailed" not in response.text


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"email": "no address"}, {"email": ["Enter a valid email address."]}),
        ({"email": "here@example.org"}, {"__all__": ["Somebody with this address already works here."]}),
        ({"role": "owner"}, {"role": ["Select a valid choice. owner is not one of the available choices."]}),
    ],
)
def test_person_invite_says_what_is_wrong(client, boss, wrong, errors):
    make_user(email="here@example.org")
    response = client.post(URL, FILLED_IN | wrong)
    assert response.context["form"].errors == errors
    assert (Invitation.objects.count(), len(mail.outbox)) == (0, 0)


def test_person_invite_is_for_administrators(client):
    client.force_login(make_user("editor"))
    assert client.post(URL, FILLED_IN).status_code == 403
    assert (Invitation.objects.count(), len(mail.outbox)) == (0, 0)
