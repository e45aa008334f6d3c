"""A page that was asked for survives ``kill -9`` of the worker and of the child that fetches it."""

import json
import os
import signal
import sys
from threading import Event

import pytest

from tests.faults.processes import assert_ended, family, python, running
from tests.faults.storm import send
from tests.network import answer, serving

pytestmark = [pytest.mark.faults, pytest.mark.slow]
PAGE = answer(b"<html><title>Policy</title><p>We respect human rights.</p></html>", content_type="text/html")


@pytest.fixture
def house(migrated, tmp_path):
    """A page that hangs until it is told not to, and the environment of a database in which it was asked for."""
    python("-m", "tests.faults.fetcher", "sow", env=migrated)
    hang, asked = Event(), Event()
    hang.set()

    def serve(line, _target):
        asked.set()
        if hang.is_set():
            line.recv(1)
        else:
            line.sendall(PAGE)

    with serving({"/page": serve}) as site:
        site.hang, site.asked_for_page = hang, asked
        yield site, migrated, tmp_path / "worker"


def standing(env):
    return json.loads(python("-m", "tests.faults.fetcher", "state", env=env))


def run(site, env, minutes):
    """How it stands after the next run."""
    return json.loads(python("-m", "tests.faults.fetcher", "run", str(site.port), str(minutes), env=env))


def test_killed_worker_leaves_the_page_to_the_next(house):
    site, env, log = house
    command = (sys.executable, "-m", "tests.faults.fetcher", "run", str(site.port), "0")
    with running(*command, env=env, log=log) as worker:
        assert site.asked_for_page.wait(30), log.read_text()
        orphans = family(worker.pid) - {worker.pid}
        # The worker alone: its child is in the same group, and must end without being told to.
        os.kill(worker.pid, signal.SIGKILL)
        assert orphans
        assert_ended(orphans)
    assert standing(env) == {"state": "running", "attempts": 1, "files": [], "verbs": ["fetch.asked"]}
    site.hang.clear()
    assert run(site, env, 0)["state"] == "running"
    done = {"state": "done", "attempts": 2, "files": [True, True], "verbs": ["fetch.asked", "fetch.done"]}
    assert run(site, env, 5) == done


def test_killed_child_is_one_attempt(house):
    site, env, log = house
    command = (sys.executable, "-m", "tests.faults.fetcher", "run", str(site.port), "0")
    with running(*command, env=env, log=log) as worker:
        assert site.asked_for_page.wait(30), log.read_text()
        send(signal.SIGKILL, family(worker.pid) - {worker.pid})
        assert worker.wait(30) == 0
    assert standing(env) == {"state": "waiting", "attempts": 1, "files": [], "verbs": ["fetch.asked"]}
    site.hang.clear()
    assert run(site, env, 5)["state"] == "done"
