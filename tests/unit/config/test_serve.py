import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import serve


@pytest.fixture
def stage(settings, tmp_path, monkeypatch):
    """Nothing is really prepared or run; what would have been is listed."""
    settings.VAR_DIR = tmp_path
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.PORT = free.getsockname()[1]
    done = []
    monkeypatch.setattr(serve, "call_command", lambda name, **_options: done.append(name))
    monkeypatch.setattr(serve.Supervisor, "run", lambda _self, **_hooks: done.append("run") or 0)
    return done


@pytest.mark.parametrize(
    ("demo", "expected"),
    [
        (False, ["migrate", "createcachetable", "collectstatic", "run"]),
        (True, ["migrate", "createcachetable", "demo", "collectstatic", "run"]),
    ],
)
def test_serve_prepares_and_runs(stage, demo, expected):
    call_command("serve", demo=demo, stdout=StringIO())
    assert stage == expected


def test_serve_fails_when_a_part_fell(stage, monkeypatch):
    monkeypatch.setattr(serve.Supervisor, "run", lambda _self, **_hooks: 1)
    with pytest.raises(CommandError, match="one of its parts ended"):
        call_command("serve", stdout=StringIO())


def test_serve_refuses_a_port_that_is_taken(stage, settings):
    taken = socket.create_server(("127.0.0.1", settings.PORT))
    with taken, pytest.raises(CommandError, match=f"Port {settings.PORT} cannot be used"):
        call_command("serve", stdout=StringIO())
    assert stage == []


def test_serve_refuses_a_second_one_in_the_same_folder(stage, settings):
    first = serve.only_one(settings.VAR_DIR)
    with first, pytest.raises(CommandError, match="OnRecord already runs from"):
        call_command("serve", stdout=StringIO())
    assert stage == []


def test_parts_get_an_empty_folder_for_their_metrics(stage, settings):
    old = settings.VAR_DIR / "metrics" / "counter_1.db"
    old.parent.mkdir()
    old.touch()
    assert serve.environment()["PROMETHEUS_MULTIPROC_DIR"] == str(old.parent)
    assert list(old.parent.iterdir()) == []


@pytest.mark.parametrize(("uid", "warned"), [(0, True), (1000, False)])
def test_serve_says_once_that_root_is_not_for_sites(stage, monkeypatch, uid, warned):
    monkeypatch.setattr(serve.os, "geteuid", lambda: uid)
    out = StringIO()
    call_command("serve", stdout=out)
    assert ("You run this as root" in out.getvalue()) == warned
    assert stage[-1] == "run"


@pytest.mark.parametrize(("terminal", "expected"), [(True, "false"), (False, None)])
def test_logs_are_text_on_a_terminal_unless_told_otherwise(stage, monkeypatch, terminal, expected):
    monkeypatch.delenv("LOG_JSON", raising=False)
    monkeypatch.setattr(serve.sys.stdout, "isatty", lambda: terminal, raising=False)
    assert serve.environment().get("LOG_JSON") == expected
    monkeypatch.setenv("LOG_JSON", "true")
    assert serve.environment()["LOG_JSON"] == "true"
