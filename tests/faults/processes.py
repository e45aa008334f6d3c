"""Real processes for tests: started in groups of their own, killed by their own ids, none left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from tests.repo.source import ROOT


class Process:
    """One program with all that it starts; its output goes to ``log``."""

    def __init__(self, command: tuple[str, ...], *, env: Mapping[str, str], log: Path) -> None:
        self._command, self._env, self.log = command, env, log
        self._output: IO[bytes] = log.open("ab")
        self._popen = self._start()

    @property
    def pid(self) -> int:
        return self._popen.pid

    def kill(self) -> None:
        """``kill -9`` of the whole group."""
        with suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()

    def restart(self) -> None:
        """Start the same program again."""
        self._popen = self._start()

    def signal(self, number: int) -> None:
        self._popen.send_signal(number)

    def wait(self, seconds: float) -> int:
        """The exit code, within so many seconds."""
        return self._popen.wait(timeout=seconds)

    def close(self) -> None:
        self.kill()
        self._output.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


@contextmanager
def running(*command: str, env: Mapping[str, str], log: Path) -> Iterator[Process]:
    """A program for the length of a block."""
    process = Process(command, env=env, log=log)
    try:
        yield process
    finally:
        process.close()


def python(*arguments: str, env: Mapping[str, str]) -> str:
    """What a short Python program prints."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def until(holds: Callable[[], object], *, seconds: float, what: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.1)


def family(pid: int) -> set[int]:
    """A process with all its living descendants, from /proc (Linux)."""
    children: dict[int, set[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it ended while we looked
        if state != "Z":
            children.setdefault(int(parent), set()).add(int(path.parent.name))
    found, todo = {pid}, [pid]
    while todo:
        new = children.get(todo.pop(), set()) - found
        found |= new
        todo.extend(new)
    return found


def children(pid: int) -> set[int]:
    """The processes that this one has started itself (by its first thread)."""
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def alive(pids: set[int]) -> set[int]:
    """Those that still run (a zombie does not)."""
    return {pid for pid in pids if _state(pid) not in {"", "Z"}}


def assert_ended(pids: set[int], *, seconds: float = 10) -> None:
    """Wait until none of them runs: the kernel ends a killed process in its own time."""
    until(lambda: not alive(pids), seconds=seconds, what=f"of {sorted(pids)} nobody left")


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
