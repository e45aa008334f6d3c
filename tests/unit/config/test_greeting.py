import datetime
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config import greeting as module
from config.greeting import Greeting, not_yet_well, welcome
from config.supervisor import Supervisor

BEGAN = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
LATE = {"worker": "never seen"}
AGES = {"old": "2026-11-23T11:59:00Z", "new": "2026-11-23T12:00:05Z", None: None}


class Healthz(BaseHTTPRequestHandler):
    """Answers with the server's ``answer``."""

    def do_GET(self):
        self.server.seen = (self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture
def web(settings):
    """A web part whose health the test decides."""
    with HTTPServer(("127.0.0.1", 0), Healthz) as server:
        settings.PORT = server.server_port
        settings.SITE_URL = "https://onrecord.example"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def answer(**parts):
    checks = {name: {"ok": ok, "why": why, "seen_at": AGES[age]} for name, (ok, why, age) in parts.items()}
    return json.dumps({"checks": checks}).encode()


def test_all_is_well_when_each_part_is_and_has_been_seen_since_the_start(web):
    web.answer = answer(database=(True, "answers", None), beat=(True, "last seen 1 s ago", "new"))
    assert not_yet_well(BEGAN) == {}
    assert web.seen == ("/healthz", "onrecord.example", "https")


def test_sign_of_life_from_before_the_start_does_not_count(web):
    web.answer = answer(worker=(True, "last seen 60 s ago", "old"), broker=(False, "no answer", None))
    assert not_yet_well(BEGAN) == {"worker": "last seen 60 s ago", "broker": "no answer"}


def test_web_that_talks_nonsense_is_not_well(web):
    web.answer = b"<html>"
    assert not_yet_well(BEGAN) == {"web": "JSONDecodeError"}


def test_web_that_does_not_listen_is_not_well(settings):
    settings.PORT = 1
    assert not_yet_well(BEGAN) == {"web": "ConnectionRefusedError"}


def test_greeting_waits_warns_and_is_said_once(monkeypatch, tmp_path):
    out, states, clock = io.StringIO(), [LATE, LATE, {}, {}], iter([0, 0, 0.1, 5, 5, 5, 40, 40, 40, 40, 50, 50, 51])
    monkeypatch.setattr(module, "not_yet_well", lambda _began: states.pop(0))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    greeting = Greeting(Supervisor([], cwd=tmp_path, env={}, out=out), "Hello\nthere", began=BEGAN)
    for _ in range(5):
        greeting.look()
    assert out.getvalue().splitlines() == [
        "onrecord | Still waiting for: worker (never seen)",
        "onrecord | Hello",
        "onrecord | there",
    ]


def test_welcome_says_where_who_and_how_to_stop(settings):
    settings.SITE_URL, settings.EMAIL_FILE_PATH = "http://localhost:8000", "/tmp/mail"  # noqa: S108  # never opened
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert welcome(sign_ins=["editor: a@example.org"]).splitlines() == [
        "OnRecord runs at http://localhost:8000",
        "Sign in as:",
        "  editor: a@example.org",
        "Mail is written to /tmp/mail",
        "Stop with Ctrl-C.",
    ]


def test_welcome_without_demo_and_mail_files_is_two_lines(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert len(welcome(sign_ins=[]).splitlines()) == 2
