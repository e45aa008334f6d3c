import datetime
import json

import pytest
import redis
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from prometheus_client import values

from config import broker, health
from responses.rechecks.models import Halt
from responses.rechecks.services import record_heartbeat
from responses.sources.services import ask_fetch
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_anew():
    health.LATEST.forget()


@pytest.fixture
def all_well(monkeypatch):
    """A broker that answers, and parts seen this moment."""
    monkeypatch.setattr(broker, "ping", lambda: None)
    for name in ("worker", "beat", "sweep"):
        record_heartbeat(name=name, now=timezone.now())


def ask(client):
    response = client.get(reverse("healthz"))
    checks = json.loads(response.content)["checks"]
    return response, {name: (check["ok"], check["why"]) for name, check in checks.items()}


def away(*_arguments):
    raise OperationalError("away: db.internal:5432 refused the password")


def test_healthz_is_green_when_every_part_is(client, all_well, django_assert_num_queries):
    with django_assert_num_queries(6):
        response, checks = ask(client)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert checks == {
        "database": (True, "answers"),
        "broker": (True, "answers"),
        "worker": (True, "last seen 0 s ago"),
        "beat": (True, "last seen 0 s ago"),
        "sweep": (True, "last seen 0 s ago"),
        "mails": (True, "not halted"),
        "fetches": (True, "none late"),
    }


def test_healthz_names_what_is_silent(client, monkeypatch):
    def no_broker():
        raise redis.ConnectionError("Error 2 connecting to /home/somebody/var/broker.sock")

    monkeypatch.setattr(broker, "ping", no_broker)
    record_heartbeat(name="worker", now=timezone.now() - datetime.timedelta(minutes=6))
    response, checks = ask(client)
    assert response.status_code == 503
    assert checks == {
        "database": (True, "answers"),
        "broker": (False, "no answer (ConnectionError)"),
        "worker": (False, "last seen 360 s ago"),
        "beat": (False, "never seen"),
        "sweep": (False, "never seen"),
        "mails": (True, "not halted"),
        "fetches": (True, "none late"),
    }


def test_healthz_names_a_silent_sweep_and_a_halt(client, all_well):
    record_heartbeat(name="sweep", now=timezone.now() - datetime.timedelta(minutes=6))
    Halt.objects.create(reason="restored", since=timezone.now())
    response, checks = ask(client)
    assert (response.status_code, checks["beat"][0]) == (503, True)
    assert checks["sweep"] == (False, "last seen 360 s ago")
    assert checks["mails"] == (False, "halted (restored): nobody is mailed until somebody resumes")


def test_healthz_says_when_pages_are_not_fetched(client, all_well):
    now = timezone.now()
    for url, ago in (("https://a.example/", 16), ("https://b.example/", 14)):
        ask_fetch(url=url, purpose="new", by=make_user(), now=now - datetime.timedelta(minutes=ago))
    ask_fetch(url="https://c.example/", purpose="watch", by=None, now=now - datetime.timedelta(hours=1))
    response, checks = ask(client)
    assert (response.status_code, checks["fetches"]) == (503, (False, "1 late"))


def test_healthz_without_database_says_so_and_no_more(client, all_well, monkeypatch):
    monkeypatch.setattr(health, "_ask_database", away)
    monkeypatch.setattr(health.Heartbeat.objects, "filter", lambda **_conditions: away())
    monkeypatch.setattr(health.Halt.objects, "first", away)
    monkeypatch.setattr(health, "fetches_late", away)
    response, checks = ask(client)
    assert response.status_code == 503
    assert checks["database"] == (False, "no answer (OperationalError)")
    assert checks["beat"] == checks["mails"] == checks["fetches"] == (False, "unknown: the database gives no answer")
    assert b"5432" not in response.content


def test_healthz_asks_once_for_all_who_ask(client, all_well, monkeypatch, django_assert_num_queries):
    ask(client)
    with django_assert_num_queries(0):
        assert ask(client)[0].status_code == 200
    monkeypatch.setattr(health, "LASTS_SECONDS", 0.0)
    with django_assert_num_queries(6):
        ask(client)


def test_healthz_answers_only_to_reading(client):
    assert client.post(reverse("healthz")).status_code == 405


def test_metrics_are_read_from_this_machine(client, all_well):
    client.get(reverse("healthz"))
    response = client.get(reverse("metrics"))
    assert response["Content-Type"].startswith("text/plain")
    assert b'onrecord_request_seconds_count{method="GET",route="healthz",status="200"}' in response.content


@pytest.mark.parametrize(
    "headers", [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, {"HTTP_VIA": "1.1 proxy"}]
)
def test_metrics_are_closed_to_the_world(client, headers, monkeypatch):
    assert client.get(reverse("metrics"), **headers).status_code == 403
    monkeypatch.setenv("METRICS_TOKEN", "s3cret")
    assert client.get(reverse("metrics"), HTTP_AUTHORIZATION="Bearer other", **headers).status_code == 403
    open_now = client.get(reverse("metrics"), HTTP_AUTHORIZATION="Bearer s3cret", **headers)
    assert b"onrecord_request_seconds" in open_now.content


def test_metrics_add_up_the_web_processes(client, monkeypatch, tmp_path):
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    counter = values.MultiProcessValue(process_identifier=lambda: 7)(
        "counter", "visits", "visits_total", (), (), "Visits"
    )
    counter.inc(3)
    assert b"visits_total 3.0" in client.get(reverse("metrics")).content
