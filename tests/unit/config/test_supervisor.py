import io
import os
import signal
import sys
from pathlib import Path

import pytest

from config import supervisor as module
from config.supervisor import Part, Supervisor
from tests.faults.processes import assert_ended

SLEEPS = ("sleep", "60")
STUBBORN = ("sh", "-c", "trap '' TERM; echo ready; sleep 60 & wait; sleep 60")


@pytest.fixture(autouse=True)
def old_signal_handlers():
    """The handlers of the test runner, given back."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    old = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, old, strict=True):
        signal.signal(number, handler)


def run(*parts, until=lambda _text: False, sends=signal.SIGINT):
    """Exit code and output of a supervisor that gets a signal once its output satisfies ``until``."""
    out = io.StringIO()
    supervisor = Supervisor(parts, cwd=Path.cwd(), env=os.environ, out=out)

    def moment():
        if until(out.getvalue()):
            os.kill(os.getpid(), sends)

    return supervisor.run(each_moment=moment), out.getvalue()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_supervisor_stops_all_on_a_signal(number):
    code, said = run(Part("one", SLEEPS), Part("two", SLEEPS), until=lambda _text: True, sends=number)
    assert (code, said) == (0, "onrecord | Stopping …\nonrecord | Stopped.\n")


def test_supervisor_passes_on_whole_lines_under_the_name_of_their_part():
    talks = Part("talks", ("sh", "-c", "printf 'one\\ntw'; sleep 0.3; printf 'o\\nrest'; sleep 60"))
    _code, said = run(talks, until=lambda text: "two" in text)
    assert said.splitlines()[:2] == ["   talks | one", "   talks | two"]


@pytest.mark.parametrize(
    ("command", "how"), [(("sh", "-c", "exit 0"), "exit code 0"), (("sh", "-c", "kill -9 $$"), "SIGKILL")]
)
def test_supervisor_fails_when_a_part_ends_by_itself(command, how):
    code, said = run(Part("broker", SLEEPS, stops_last=True), Part("web", command))
    assert code == 1
    assert f"onrecord | web ended by itself ({how}); stopping the others.\n" in said


def test_supervisor_stops_the_broker_last():
    speaks = ("sh", "-c", "trap 'echo stopped; exit' TERM; echo ready; while :; do sleep 0.05; done")
    parts = [Part("broker", speaks, stops_last=True), Part("web", speaks)]
    _code, said = run(*parts, until=lambda text: text.count("ready") == 2)
    assert [line for line in said.splitlines() if "stopped" in line] == ["     web | stopped", "  broker | stopped"]


def test_supervisor_ends_by_force_what_does_not_stop(monkeypatch):
    monkeypatch.setattr(module, "STOP_SECONDS", 0.3)
    code, said = run(Part("deaf", STUBBORN), until=lambda text: "ready" in text)
    assert (code, said.splitlines()[-1]) == (0, "onrecord | Stopped.")


def test_supervisor_without_linux_starts_parts_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert run(Part("one", SLEEPS), until=lambda _text: True)[0] == 0


FALLS = ("sh", "-c", "printf 'last words'; exit 3")


def test_supervisor_starts_again_what_comes_back_after_ever_longer_waits(monkeypatch):
    monkeypatch.setattr(module, "BACK_AFTER", 0.02)
    monkeypatch.setattr(module, "BACK_AT_MOST", 0.05)
    monkeypatch.setattr(module, "_how", lambda code: f"code {code}")
    waits = []
    begin = module._Absence.begin
    monkeypatch.setattr(module._Absence, "begin", lambda self: waits.append(begin(self)) or waits[-1])
    parts = [Part("web", SLEEPS), Part("beat", FALLS, comes_back=True)]
    code, said = run(*parts, until=lambda text: text.count("ended by itself (code 3)") == 4)
    assert code == 0
    assert waits == [0.02, 0.04, 0.05, 0.05]
    assert said.count("    beat | last words\n") == 4


def test_supervisor_forgets_old_falls_of_a_part_that_ran_well(monkeypatch):
    monkeypatch.setattr(module, "BACK_AFTER", 0.02)
    monkeypatch.setattr(module, "RAN_WELL_SECONDS", 0.0)
    parts = [Part("web", SLEEPS), Part("beat", FALLS, comes_back=True)]
    _code, said = run(*parts, until=lambda text: text.count("it starts again in 0 s.") == 3)
    assert said.count("ended by itself") == 3


def test_supervisor_ends_what_a_fallen_part_has_left_before_it_comes_back(tmp_path):
    """A pool process that outlived its worker would work beside the new one."""
    leaves = ("sh", "-c", f"sleep 60 & echo $! > {tmp_path}/left; exit 1")
    parts = [Part("web", SLEEPS), Part("worker", leaves, comes_back=True)]
    run(*parts, until=lambda text: "worker ended by itself (exit code 1); it starts again in 1 s." in text)
    assert_ended({int((tmp_path / "left").read_text())})


def test_supervisor_stops_while_a_part_is_away():
    parts = [Part("web", SLEEPS), Part("worker", FALLS, comes_back=True)]
    code, said = run(*parts, until=lambda text: "starts again" in text)
    assert (code, said.splitlines()[-1]) == (0, "onrecord | Stopped.")


def test_a_part_that_falls_each_time_stays_away_longer_than_healthz_bears_silence(settings):
    assert module.BACK_AT_MOST >= 2 * settings.HEARTBEAT_SILENCE_SECONDS
