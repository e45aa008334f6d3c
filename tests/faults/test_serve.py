"""``manage.py serve`` starts every part, says when all is well, and leaves no process behind."""

import json
import os
import signal
import socket
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.faults.processes import alive, family, running, until

pytestmark = [pytest.mark.faults, pytest.mark.slow]
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
            seconds=180,
            what="greeting",
        )
        assert f"OnRecord runs at {env['SITE_URL']}" in serve.log.read_text()
        yield serve


def part(serve, word):
    """The process of one part: the descendant of the supervisor with this word in its command."""
    (found,) = [pid for pid in family(serve.pid) if word in Path(f"/proc/{pid}/cmdline").read_text().split("\0")]
    return found


def test_serve_is_healthy_and_leaves_nothing_after_ctrl_c(environment, tmp_path):
    """From an empty database on."""
    with greeted(environment, tmp_path / "serve") as house:
        until(lambda: all(health(environment).values()), seconds=60, what="all well")
        assert {"database", "broker", "worker", "beat"} <= set(health(environment))
        everybody = family(house.pid)
        assert len(everybody) >= 9  # supervisor, broker, web and two, worker and two, beat
        house.signal(signal.SIGINT)
        assert house.wait(30) == 0
    assert alive(everybody) == set()


def health(env):
    """Each part, and whether it is well."""
    try:
        with urlopen(f"http://127.0.0.1:{env['PORT']}/healthz", timeout=10) as answer:
            body = json.load(answer)
    except HTTPError as error:
        body = json.load(error)
    return {name: check["ok"] for name, check in body["checks"].items()}


def test_serve_stops_all_and_names_the_part_that_fell(house):
    everybody = family(house.pid)
    beat = part(house, "beat")
    os.kill(beat, signal.SIGKILL)
    assert house.wait(30) == 1
    assert "beat ended by itself (SIGKILL); stopping the others." in house.log.read_text()
    assert alive(everybody) == set()


def test_serve_killed_outright_takes_its_parts_along(house):
    everybody = family(house.pid)
    house.signal(signal.SIGKILL)
    until(lambda: alive(everybody) == set(), seconds=10, what="nobody left")
    assert house.wait(1) == -signal.SIGKILL


def test_serve_says_in_one_sentence_that_the_port_is_taken(migrated, tmp_path):
    taken = socket.create_server(("127.0.0.1", int(migrated["PORT"])))
    with taken, running(*SERVE, env=migrated, log=tmp_path / "serve") as serve:
        assert serve.wait(60) == 1
    said = serve.log.read_text().strip()
    assert said.startswith(f"CommandError: Port {migrated['PORT']} cannot be used")
    assert "\n" not in said


def test_serve_runs_once_in_one_folder(house, migrated, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    with running(*SERVE, env={**migrated, "PORT": str(port)}, log=tmp_path / "second") as second:
        assert second.wait(60) == 1
    assert "OnRecord already runs from" in second.log.read_text()
    assert alive({house.pid}) == {house.pid}
