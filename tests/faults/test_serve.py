"""``manage.py serve`` starts every part, says when all is well, and leaves no process behind."""

import json
import os
import re
import signal
import socket
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.faults.processes import alive, assert_ended, children, family, running, until

pytestmark = [pytest.mark.faults, pytest.mark.slow]
# What only a failure waits for.
LIMIT = 60.0
SERVE = (sys.executable, "manage.py", "serve")


@pytest.fixture
def house(migrated, tmp_path):
    """A running house that has greeted."""
    with greeted(migrated, tmp_path / "serve") as serve:
        yield serve


@contextmanager
def greeted(env, log):
    with running(*SERVE, env=env, log=log) as serve:
        until(
            lambda: "OnRecord runs at" in serve.log.read_text() or alive({serve.pid}) == set(),
            seconds=3 * LIMIT,
            what="greeting",
        )
        assert f"OnRecord runs at {env['SITE_URL']}" in serve.log.read_text()
        yield serve


def part(serve, word):
    """The process of one part: the child of the supervisor with this word in its command."""
    found = {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in children(serve.pid)}
    (pid,) = [pid for pid, command in found.items() if word in re.split("\0|--| |:", command)]
    return pid


def test_serve_is_healthy_and_leaves_nothing_after_ctrl_c(environment, tmp_path):
    """From an empty database on."""
    with greeted(environment, tmp_path / "serve") as house:
        until(lambda: all(health(environment).values()), seconds=LIMIT, what="all well")
        assert {"database", "broker", "worker", "beat"} <= set(health(environment))
        everybody = family(house.pid)
        assert len(everybody) >= 9  # supervisor, broker, web and two, worker and two, beat
        house.signal(signal.SIGINT)
        assert house.wait(30) == 0
    assert_ended(everybody)


def checks(env):
    """What /healthz says of each part."""
    try:
        with urlopen(f"http://127.0.0.1:{env['PORT']}/healthz", timeout=10) as answer:
            return json.load(answer)["checks"]
    except HTTPError as error:
        return json.load(error)["checks"]


def health(env):
    """Each part, and whether it is well."""
    return {name: check["ok"] for name, check in checks(env).items()}


def test_serve_starts_again_what_fell_while_the_web_goes_on_without_which_all_stops(house, migrated):
    web, fell_at = part(house, "gunicorn"), {}
    for name, word in (("worker", "worker"), ("beat", "beat"), ("broker", "unixsocket")):
        fell = family(part(house, word))
        os.kill(part(house, word), signal.SIGKILL)
        fell_at[name] = datetime.now(UTC)
        until(lambda: house.log.read_text().count("by itself (SIGKILL)") == len(fell_at), seconds=LIMIT, what=name)
        assert f"{name} ended by itself (SIGKILL); it starts again in 1 s." in house.log.read_text()
        assert_ended(fell)
    until(lambda: all(is_back(name, migrated, at) for name, at in fell_at.items()), seconds=LIMIT, what="all are back")
    assert part(house, "gunicorn") == web
    everybody = family(house.pid)
    os.kill(web, signal.SIGKILL)
    assert house.wait(LIMIT) == 1
    assert "web ended by itself (SIGKILL); stopping the others." in house.log.read_text()
    assert_ended(everybody)


def is_back(name, env, fell_at):
    """Well, and with a sign of life since (the broker is asked each time)."""
    check = checks(env)[name]
    seen_at = check["seen_at"] and datetime.fromisoformat(check["seen_at"])
    return check["ok"] and (name == "broker" or (seen_at and seen_at > fell_at))


def test_serve_says_in_one_sentence_that_the_port_is_taken(migrated, tmp_path):
    taken = socket.create_server(("127.0.0.1", int(migrated["PORT"])))
    with taken, running(*SERVE, env=migrated, log=tmp_path / "serve") as serve:
        assert serve.wait(60) == 1
    said = serve.log.read_text().strip()
    assert said.startswith(f"CommandError: Port {migrated['PORT']} cannot be used")
    assert "\n" not in said


def test_serve_runs_once_in_one_folder_and_killed_outright_takes_its_parts_along(house, migrated, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    with running(*SERVE, env={**migrated, "PORT": str(port)}, log=tmp_path / "second") as second:
        assert second.wait(60) == 1
    assert "OnRecord already runs from" in second.log.read_text()
    assert alive({house.pid}) == {house.pid}
    everybody = family(house.pid)
    house.signal(signal.SIGKILL)
    assert_ended(everybody)
    assert house.wait(1) == -signal.SIGKILL
