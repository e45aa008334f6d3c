"""The child process: what it hands back, that it ends in time whatever the site does, and how little it may."""

import contextlib
import io
import json
import os
import resource
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from responses.sources.addresses import Unfit
from responses.sources.fetching import COMMAND, child, fetch_page
from tests.faults.processes import assert_ended
from tests.network import AGENT, MOST, PUBLIC, answer, serving, world
from tests.unit.responses.sources.fetching.test_journey import PAGE, URL, bomb

ROOM = 64 * 1024  # KiB of memory that hostile answers may cost beyond a plain page


def children_peak():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.mark.slow
def test_page_comes_back_with_every_exchange():
    moved = answer(b"moved", status="302 Found", location="/page")
    with serving({"/": moved, "/page": answer(PAGE, content_type="text/html")}) as site:
        found = site.fetch("http://example.org/")
    assert (found.url, found.status, found.body) == (URL, 200, PAGE)
    assert found.redirects == [{"url": "http://example.org/", "status": 302}]
    assert [exchange.answer for exchange in found.exchanges] == [moved, answer(PAGE, content_type="text/html")]
    assert found.exchanges[0].request == site.requests[1]


@pytest.mark.slow
def test_refusal_comes_back_with_its_facts():
    with serving({}) as site, pytest.raises(Unfit) as refused:
        site.fetch("http://example.org/", names={"example.org": ["93.184.216.34", "127.0.0.1"]})
    assert (refused.value.code, refused.value.facts) == ("private", {"host": "example.org"})
    assert site.asked == []


def drip(pieces):
    """A site that says a little, again and again."""

    def serve(line, _target):
        for piece in pieces:
            line.sendall(piece)
            time.sleep(0.05)

    return serve


def forever(first, piece):
    yield first
    while True:
        yield piece


def children():
    """The processes we have started and not yet waited for, of which another test may have left one running."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == str(os.getpid()):
                found.add(stat.parent.name)
    return found


SLOW = {
    "a byte at a time": lambda: drip(forever(b"HTTP/1.1 200 OK\r\n\r\n", b"x")),
    "a header at a time": lambda: drip(forever(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n")),
    "a chunk that never ends": lambda: drip(forever(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nf", b"f")),
    "nothing": lambda: lambda line, _target: line.recv(1),
}


@pytest.mark.slow
@pytest.mark.parametrize("serve", SLOW.values(), ids=SLOW)
def test_slow_site_is_given_up_in_time_and_the_child_is_gone(serve):
    before = children()
    with serving({"/page": serve()}) as site:
        began = time.monotonic()
        with pytest.raises(Unfit, match="too_slow"):
            site.fetch(URL, seconds=1)
        assert time.monotonic() - began > 0.9
    assert children() <= before


@pytest.mark.slow
def test_hostile_answers_cost_little_memory():
    pages = {
        "/plain": answer(PAGE),
        "/bomb": answer(bomb(1024), content_encoding="gzip"),
        "/long": answer(content_length="") + b"x" * (MOST + 1),
        "/head": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
    }
    with serving(pages) as site:
        site.fetch("http://example.org/plain")
        before = children_peak()
        for name in ("/bomb", "/long", "/head"):
            with pytest.raises(Unfit):
                site.fetch(f"http://example.org{name}")
    assert children_peak() - before <= ROOM


@pytest.mark.slow
def test_child_that_is_killed_is_an_attempt_that_ended():
    command = (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(Unfit, match="ended"):
        fetch_page(URL, agent=AGENT, limit=MOST, command=command)


@pytest.mark.slow
def test_child_gets_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setenv("DATABASE_URL", "canary")
    told = '{"problem": "x", "facts": {"environment": " ".join(os.environ), "django": "django" in sys.modules}}'
    tell = f"import json, os, sys, responses.sources.fetching.child; print(json.dumps({told}))"
    with pytest.raises(Unfit) as told_by_child:
        fetch_page(URL, agent=AGENT, limit=MOST, command=(sys.executable, "-c", tell))
    assert set(told_by_child.value.facts["environment"].split()) <= {"PATH", "LANG", "LC_CTYPE"}
    assert told_by_child.value.facts["django"] is False


ORPHAN = """
import sys
sys.path.insert(0, ".")
from tests.network import serving
with serving({"/page": lambda line, _target: (print("asked", flush=True), line.recv(1))}) as site:
    site.fetch("http://example.org/page", seconds=30)
"""


@pytest.mark.slow
def test_child_dies_with_its_parent():
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE) as parent:
        assert parent.stdout.readline() == b"asked\n"
        [orphan] = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text(encoding="ascii").split()
        parent.send_signal(signal.SIGKILL)
    assert_ended({int(orphan)})


@pytest.fixture
def run(monkeypatch, tmp_path):
    """The child's program in this very process, without locking it in; what it prints."""
    for name in ("confine", "die_with_parent"):
        monkeypatch.setattr(child, name, lambda **_options: None)
    monkeypatch.setattr(child.signal, "alarm", lambda _seconds: None)

    def run_here(network, *, files=(tmp_path / "body", tmp_path / "record")):
        body, record = (os.open(path, os.O_WRONLY | os.O_CREAT) for path in files)
        order = {"url": URL, "agent": AGENT, "limit": MOST, "seconds": 1, "body": body, "record": record}
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(order)))
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        child.main(network)
        return json.loads(sys.stdout.getvalue())

    return run_here


def test_child_writes_the_page_and_the_record_into_the_files_it_is_given(run, tmp_path):
    with serving({"/page": answer(PAGE)}) as site:
        came = run(world({"example.org": [PUBLIC]}, site.port))
    assert (came["status"], (tmp_path / "body").read_bytes()) == (200, PAGE)
    assert (tmp_path / "record").read_bytes() == answer(PAGE)


def test_child_says_why_not(run):
    assert run(world({}, 1)) == {"problem": "no_such_host", "facts": {"host": "example.org"}}


@pytest.mark.parametrize("full", [0, 1])
@pytest.mark.parametrize("size", [10, 100_000])
def test_child_says_that_the_disk_is_full(run, tmp_path, full, size):
    files = [tmp_path / "body", tmp_path / "record"]
    files[full] = "/dev/full"
    with serving({"/page": answer(b"x" * size)}) as site:
        came = run(world({"example.org": [PUBLIC]}, site.port), files=files)
    assert came == {"problem": "no_space", "facts": {}}


def test_command_is_the_program_itself():
    assert list(COMMAND) == [sys.executable, "-m", "responses.sources.fetching"]


@pytest.mark.slow
def test_program_itself_reaches_no_further_than_the_rule():
    with pytest.raises(Unfit, match="private"):
        fetch_page("http://127.0.0.1/", agent=AGENT, limit=MOST)


def test_program_runs_the_child(monkeypatch):
    ran = []
    monkeypatch.setattr(child, "main", lambda: ran.append("main"))
    runpy.run_module("responses.sources.fetching", run_name="__main__")
    assert ran == ["main"]
