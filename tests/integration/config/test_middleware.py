"""What is logged and counted around a request: no path, no message of an exception."""

import json
import logging
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from prometheus_client import REGISTRY, generate_latest

from config.logs import RouteOnly, withhold_messages

SECRET = "tok3n-of-an-invitation"


def broken(request: HttpRequest, token: str) -> HttpResponse:
    raise ValueError(f"row holds {token}")


urlpatterns = [path("broken/<str:token>/", broken, name="broken")]
handler500 = "config.errors.handler500"


@override_settings(ROOT_URLCONF=__name__)
def test_fault_is_logged_by_route_and_place_alone(caplog):
    client = Client(raise_request_exception=False)
    assert client.get(f"/broken/{SECRET}/").status_code == 500
    formatter = next(
        handler.formatter for handler in logging.root.handlers if hasattr(handler.formatter, "foreign_pre_chain")
    )
    lines = [formatter.format(record) for record in caplog.records]
    assert SECRET not in "".join(lines)
    [fault] = [json.loads(line) for line in lines if '"level": "error"' in line]
    assert (fault["event"], fault["exception"]) == ("request failed: broken", "ValueError")
    assert [frame.split("/")[-1].split(":")[0] for frame in fault["frames"]][-1] == "test_middleware.py"
    assert fault["frames"][-1].endswith(":broken")


def test_fault_before_any_route_is_logged_without_path():
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("Fault", f"/{SECRET}/"), None)
    assert RouteOnly().filter(record)
    assert record.getMessage() == "request failed: unknown"


@pytest.mark.parametrize("given", ["exception", "triple", "true"])
def test_exceptions_are_logged_without_message(given):
    try:
        broken(HttpRequest(), SECRET)
    except ValueError as error:
        exc_info = {"exception": error, "triple": sys.exc_info(), "true": True}[given]
        event = withhold_messages(None, "error", {"event": "x", "exc_info": exc_info})
    assert (event["exception"], len(event["frames"])) == ("ValueError", 2)
    assert withhold_messages(None, "info", {"event": "x"}) == {"event": "x"}


@pytest.mark.django_db
def test_suspicious_requests_write_no_path(caplog):
    response = Client().get(f"/invitations/{SECRET}/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert SECRET not in caplog.text
    assert not [record for record in caplog.records if record.name.startswith("django.security")]


@pytest.mark.django_db
def test_methods_nobody_knows_are_one_in_the_metrics(client):
    for number in range(3):
        client.generic(f"MADE{number}", "/healthz")
    text = generate_latest(REGISTRY).decode()
    assert 'method="other",route="healthz"' in text
    assert "MADE" not in text
