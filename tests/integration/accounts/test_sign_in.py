"""/accounts/login/ and /accounts/password/reset/: nobody locks somebody else out, and mails hold our own address."""

import logging

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache

from accounts import adapters
from accounts import hashers as ours
from tests.factories import make_user

LOGIN, RESET = "/accounts/login/", "/accounts/password/reset/"
RIGHT = {"login": "ada@example.org", "password": "a very long one"}


@pytest.fixture(autouse=True)
def ada(db):
    cache.clear()
    ada = make_user(email="ada@example.org", password="a very long one")
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True)
    yield ada
    cache.clear()


def sign_in(client, words=RIGHT, **options):
    return client.post(LOGIN, words, **options).headers.get("Location", "")


@pytest.mark.slow
@pytest.mark.parametrize("tries", [6, 21])
def test_wrong_passwords_from_one_address_lock_nobody_else_out(client, settings, tries):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    stranger, owner = {"X-Forwarded-For": "9.9.9.9, 203.0.113.9"}, {"X-Forwarded-For": "9.9.9.9, 198.51.100.4"}
    for _n in range(tries):
        assert sign_in(client, RIGHT | {"password": "wrong"}, headers=stranger) == ""
    assert sign_in(client, headers=stranger) == ""
    assert sign_in(client, headers=owner) == "/desk/"


@pytest.mark.slow
def test_too_many_attempts_have_our_page(client):
    pages = [client.post(RESET, {"email": "nobody@example.org"}) for _n in range(6)]
    assert [page.status_code for page in pages] == [302] * 5 + [429]
    assert "Your account is not locked." in pages[-1].text


def test_password_is_hashed_in_a_lane_that_can_be_full(client, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["accounts.hashers.LanedArgon2"]
    monkeypatch.setattr(ours, "WAIT_SECONDS", 0.01)
    for _n in range(2):
        ours.SLOTS.acquire()
    try:
        response = client.post(LOGIN, RIGHT | {"login": "nobody@example.org"})
    finally:
        ours.SLOTS.release(2)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert "Too many people sign in at this moment" in response.text


@pytest.mark.slow
def test_lane_hashes_as_django_does(settings):
    settings.PASSWORD_HASHERS = ["accounts.hashers.LanedArgon2"]
    encoded = hashers.make_password("a very long one")
    assert encoded.startswith("argon2$argon2id$")
    assert [hashers.check_password(word, encoded) for word in ("a very long one", "another")] == [True, False]


def test_reset_mail_holds_our_own_address(client):
    client.post(RESET, {"email": "ada@example.org"}, headers={"Host": "127.0.0.1"})
    [sent] = mail.outbox
    assert "http://localhost:8000/accounts/password/reset/key/" in sent.body
    assert "127.0.0.1" not in sent.body
    assert "Hello from OnRecord!" in sent.body


def test_address_keeps_its_query():
    assert adapters.on_this_site("http://127.0.0.1/here/?a=1") == "http://localhost:8000/here/?a=1"


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_reset_says_the_same_without_a_mail_server(client, email, monkeypatch, caplog):
    def refuse(*_arguments):
        raise ConnectionRefusedError("mail.internal")

    monkeypatch.setattr(adapters.DefaultAccountAdapter, "send_mail", refuse)
    with caplog.at_level(logging.ERROR):
        response = client.post(RESET, {"email": email})
    assert response.headers["Location"] == "/accounts/password/reset/done/"
    [line] = [record.getMessage() for record in caplog.records if record.name == "accounts.adapters"]
    assert line.endswith("could not be sent (ConnectionRefusedError).")


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/desk/people/", "/desk/people/"),
        ("http://127.0.0.1/x", "/desk/"),
        ("http://localhost:8000/x", "/desk/"),
        ("//127.0.0.1/x", "/desk/"),
        ("https:///x", "/desk/"),
    ],
)
def test_sign_in_leads_on_within_this_site(client, asked, led_to):
    assert sign_in(client, RIGHT | {"next": asked}) == led_to


@pytest.mark.parametrize("key", ["aaaaaaaa\x00", "short", "A" * 32, "a" * 41])
def test_cookie_that_cannot_be_a_session_is_none(client, key):
    client.cookies["sessionid"] = key
    assert client.get("/desk/people/").headers["Location"] == "/accounts/login/?next=/desk/people/"


def test_session_of_a_person_holds(client, ada):
    client.force_login(ada)
    assert client.get("/desk/companies/").context["user"] == ada
