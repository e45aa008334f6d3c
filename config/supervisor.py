"""Runs the parts in the foreground: starts again what fell, stops all together, leaves none behind."""

import contextlib
import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import TextIOBase
from pathlib import Path
from types import FrameType
from typing import IO, Any, cast

STOP_SECONDS = 6.0
STOP_LAST_SECONDS = 2.0
# A part that ended comes back after a second, then after twice as long each time, up to ten minutes. That is longer
# than /healthz bears silence: a part that falls again and again is called unwell there.
BACK_AFTER, BACK_AT_MOST = 1.0, 600.0
# Whoever ran for so long before it ended begins with a second again.
RAN_WELL_SECONDS = 60.0
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Part:
    """One program. ``stops_last`` for the one that the others need in order to stop cleanly.

    ``comes_back`` for those that are started again when they end by themselves; without the others nothing goes on.
    """

    name: str
    command: tuple[str, ...]
    stops_last: bool = False
    comes_back: bool = False


class _Absence:
    """How often a part fell lately, and until when it stays away."""

    until: float | None = None
    _times = 0
    _started_at = 0.0

    def begin(self) -> float:
        """It has just ended: for how many seconds it stays away."""
        now = time.monotonic()
        self._times = 1 if now - self._started_at >= RAN_WELL_SECONDS else self._times + 1
        seconds = min(BACK_AFTER * 2.0 ** (self._times - 1), BACK_AT_MOST)
        self.until = now + seconds
        return seconds

    def end(self) -> None:
        """It has just been started again."""
        self._started_at, self.until = time.monotonic(), None


class Supervisor:
    """Starts the parts, passes on what they print, starts again those that come back; stops all together."""

    def __init__(self, parts: Iterable[Part], *, cwd: Path, env: Mapping[str, str], out: TextIOBase) -> None:
        self.parts = list(parts)
        self._cwd, self._env, self._out = cwd, env, out
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._absences: dict[str, _Absence] = {}
        self._unfinished: dict[str, bytes] = {}
        self._pipes = selectors.DefaultSelector()
        self._signals = 0

    def run(self, *, each_moment: Callable[[], None]) -> int:
        """Run until a signal (0) or the end of one that does not come back (1); call ``each_moment`` time and again."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note_signal)
        try:
            for part in self.parts:
                self._start(part)
            while not self._signals and not self._fallen():
                self._relay(seconds=0.2)
                self._bring_back()
                each_moment()
            return self._verdict()
        finally:
            self._stop()

    def say(self, text: str, *, name: str = "onrecord") -> None:
        """Print lines under a name."""
        for line in text.splitlines():
            self._out.write(f"{name:>8} | {line}\n")
        self._out.flush()

    def _start(self, part: Part) -> None:
        process = subprocess.Popen(  # noqa: S603  # the commands are those of config/parts.py
            part.command,
            cwd=self._cwd,
            env=dict(self._env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent(),  # noqa: PLW1509  # safe: no thread has been started here
        )
        self._running[part.name] = process
        self._absences.setdefault(part.name, _Absence()).end()
        os.set_blocking(_pipe(process).fileno(), False)
        self._pipes.register(_pipe(process), selectors.EVENT_READ, part.name)

    def _bring_back(self) -> None:
        """Start again, each in its time, what ended by itself."""
        for part in self.parts:
            absence = self._absences[part.name]
            if absence.until and time.monotonic() >= absence.until:
                self._start(part)
            elif part.comes_back and part.name in self._running and self._running[part.name].poll() is not None:
                how = self._clear(part.name)
                self.say(f"{part.name} ended by itself ({how}); it starts again in {absence.begin():.0f} s.")

    def _clear(self, name: str) -> str:
        """End what an ended part has left, and pass on its last words; how it ended."""
        process = self._running[name]
        _end_by_force(process)
        self._relay(seconds=0)
        self.say(self._unfinished.pop(name, b"").decode(errors="replace"), name=name)
        del self._running[name]
        if _pipe(process) in self._pipes.get_map():
            self._pipes.unregister(_pipe(process))
        _pipe(process).close()
        return _how(process.returncode)

    def _note_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._signals += 1

    def _fallen(self) -> list[str]:
        """Those that have ended and do not come back."""
        ends_all = [part.name for part in self.parts if not part.comes_back]
        return [name for name in ends_all if self._running[name].poll() is not None]

    def _verdict(self) -> int:
        fallen = self._fallen()
        for name in fallen:
            self.say(f"{name} ended by itself ({_how(self._running[name].returncode)}); stopping the others.")
        if not fallen:
            self.say("Stopping …")
        return 1 if fallen else 0

    def _stop(self) -> None:
        """Ask, wait, then end by force: first what works, then what it works with."""
        last = {part.name for part in self.parts if part.stops_last}
        asked = self._signals
        for names, seconds in ((self._running.keys() - last, STOP_SECONDS), (last, STOP_LAST_SECONDS)):
            processes = [self._running[name] for name in names if name in self._running]
            for process in processes:
                process.terminate()
            until = time.monotonic() + seconds
            while any(p.poll() is None for p in processes) and time.monotonic() < until and self._signals <= asked:
                self._relay(seconds=0.05)
            for process in processes:
                _end_by_force(process)
        self._relay(seconds=0)
        self._close_pipes()
        self.say("Stopped.")

    def _close_pipes(self) -> None:
        self._pipes.close()
        for process in self._running.values():
            _pipe(process).close()

    def _relay(self, *, seconds: float) -> None:
        """Pass on whole lines, each under the name of its part."""
        for key, _events in self._pipes.select(seconds):
            chunk = os.read(key.fd, 65_536)
            if not chunk:
                self._pipes.unregister(key.fileobj)
                continue
            *lines, rest = (self._unfinished.get(key.data, b"") + chunk).split(b"\n")
            self._unfinished[key.data] = rest
            self.say(b"\n".join(lines).decode(errors="replace"), name=key.data)


def _pipe(process: "subprocess.Popen[bytes]") -> IO[bytes]:
    return cast("IO[bytes]", process.stdout)


def _how(returncode: int) -> str:
    return f"exit code {returncode}" if returncode >= 0 else signal.Signals(-returncode).name


def _end_by_force(process: "subprocess.Popen[bytes]") -> None:
    """End a part and all that it started: each part leads a process group of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _end_with_parent() -> Callable[[], Any] | None:
    """On Linux: the kernel asks a part to stop should its supervisor be killed outright."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
