"""The error pages: what happened, what was kept, how to go on."""

import re

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from config import errors


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/lost/")


@pytest.mark.parametrize(
    ("handler", "status", "title"),
    [
        (errors.handler400, 400, "We could not read that"),
        (errors.handler403, 403, "This is not open to you"),
        (errors.handler404, 404, "There is no such page"),
        (errors.handler429, 429, "Too many attempts"),
        (errors.csrf_failure, 403, "The form was too old"),
    ],
)
def test_error_page_speaks_plainly(handler: object, status: int, title: str, request_: HttpRequest) -> None:
    response = handler(request_)  # type: ignore[operator]
    page = response.content.decode()
    assert response.status_code == status
    assert re.findall(r"<h1>(.*?)</h1>", page) == [title]


def test_fault_page_needs_no_context(request_: HttpRequest) -> None:
    response = errors.handler500(request_)
    assert (response.status_code, b"<h1>Something broke on our side</h1>" in response.content) == (500, True)


@pytest.mark.django_db
def test_unknown_address_is_our_page(client: Client) -> None:
    response = client.get("/no/such/page/")
    assert (response.status_code, b"There is no such page" in response.content) == (404, True)


@pytest.mark.django_db
def test_form_without_token_is_our_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@example.org"})
    assert (response.status_code, b"The form was too old" in response.content) == (403, True)
