"""A house of real processes, and everything that can go wrong in it."""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import TimeoutExpired

import psycopg
import redis
from django.test import override_settings

from config import broker
from config.parts import broker_command
from tests.faults.celery_fast import LEASE
from tests.faults.processes import Process, alive, family, python, running, until
from tests.faults.recorder import Recorder, recorder
from tests.postgres import place

QUIETLY = ("--loglevel", "WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat")
WORKER = (sys.executable, "-m", "tests.faults.celery_fast", "worker", *QUIETLY, "--concurrency")
BEAT = (sys.executable, "-m", "tests.faults.celery_fast", "beat", "--pidfile", "")
RINGS = "Sending due task"
STANDING = "SELECT state, count(*) FROM rechecks_digest GROUP BY state"
# What a service manager gives a part to end by itself, and how long it waits before it starts one again.
GRACE, AWAY = 10.0, 1.0
# Limits that only a failure meets.
ONE_MORE, ALL_MARKED = 120.0, 120.0


@dataclass
class House:
    """Worker, beat, broker, mail server and database of one storm; what ends by itself is started again."""

    env: Mapping[str, str]
    mails: Recorder
    broker: Process
    beat: Process
    worker: Process
    crash_database: Callable[[], None] | None = None
    counted: dict[str, int] = field(default_factory=dict)

    def faults(self) -> dict[str, Callable[[], None]]:
        """Everything that can go wrong, by name."""
        found = {
            "worker killed": lambda: self._kill(self.worker),
            "pool process killed": self._kill_child,
            "beat killed": lambda: self._kill(self.beat),
            "broker killed": self._no_broker,
            "broker emptied": self._empty_broker,
            "broker stands still": lambda: self._freeze(family(self.broker.pid), 2),
            "worker stands still past its lease": lambda: self._freeze(family(self.worker.pid), LEASE + 0.5),
            "a second beat": self._second_beat,
            "mail server away": self._no_mail_server,
            "mail server says 451": lambda: self.mails.troubles.put("451"),
            "mail server hangs up after the mail": lambda: self.mails.troubles.put("hang up"),
            "worker asked to end": self._deploy,
        }
        if self.crash_database:
            found["database crashed"] = self.crash_database
        return found

    def storm(self, faults: int, *, reminders: int, seed: int = 1) -> None:
        """So many faults, spread over the work by how much of it is done; each kind in turn before any comes again."""
        chance = random.Random(seed)  # noqa: S311  # the order of faults, the same in each run
        names: list[str] = []
        for number in range(1, faults + 1):
            self.wait_for(reminders * number // (faults + 1))
            names = names or chance.sample(sorted(self.faults()), len(self.faults()))
            name = names.pop()
            self.faults()[name]()
            self.counted[name] = self.counted.get(name, 0) + 1

    def wait_for(self, mails: int) -> None:
        """Wait until so many have been kept, however long that takes; but not without end for one more."""
        while (kept := len(self.mails.distinct)) < mails:
            until(lambda: self._goes_on(kept), seconds=ONE_MORE, what=f"one more after {kept} of {mails}\n{self.log()}")

    def drain(self, reminders: int) -> dict[str, object]:
        """Wait until every mail is sent and marked; the state then."""
        self.wait_for(reminders)
        until(self._is_marked(reminders), seconds=ALL_MARKED, what=f"all marked\n{self.log()}")
        return self.state()

    def state(self) -> dict[str, object]:
        """How many mails stand how, and the Message-IDs of all."""
        return json.loads(python("-m", "tests.faults.seed", "state", env=self.env))

    def log(self) -> str:
        """The end of what the worker said, for a failure."""
        return self.worker.log.read_text()[-3000:]

    def kill_holding(self, moment: str) -> None:
        """Kill the worker while a mail is on its way: before the mail server kept it, or before it could say so."""
        self.mails.hold_next(moment)
        assert self.mails.held.get(timeout=ONE_MORE) == moment, self.log()
        self._kill(self.worker)
        self.mails.go_on.set()

    def fall(self) -> None:
        """Everything is killed at once, and started again."""
        for part in (self.worker, self.beat, self.broker):
            part.kill()
        if self.crash_database:
            self.crash_database()
        for part in (self.broker, self.beat, self.worker):
            part.restart()

    def _goes_on(self, kept: int) -> bool:
        self._revive()
        return len(self.mails.distinct) > kept

    def _is_marked(self, reminders: int) -> Callable[[], bool]:
        def is_marked() -> bool:
            self._revive()
            return standing(self.env["DATABASE_URL"]) == {"sent": reminders}

        return is_marked

    def _revive(self) -> None:
        """What a service manager does: a part that ended by itself is started again."""
        for part in (self.broker, self.beat, self.worker):
            if not alive({part.pid}):
                self._kill(part)

    def _kill(self, process: Process) -> None:
        process.kill()
        process.restart()

    def _kill_child(self) -> None:
        children = sorted(family(self.worker.pid) - {self.worker.pid})
        if children:
            os.kill(children[-1], signal.SIGKILL)

    def _freeze(self, pids: set[int], seconds: float) -> None:
        send(signal.SIGSTOP, pids)
        time.sleep(seconds)
        send(signal.SIGCONT, pids)

    def _second_beat(self) -> None:
        log = self.beat.log.with_name("second beat")
        with running(*BEAT, "--loglevel", "INFO", env=self.env, log=log):
            known = log.read_text().count(RINGS)
            until(lambda: log.read_text().count(RINGS) > known, seconds=ONE_MORE, what="the second beat rings")

    def _no_broker(self) -> None:
        self.broker.kill()
        time.sleep(AWAY)
        self.broker.restart()

    def _empty_broker(self) -> None:
        with line_to_broker(self.env) as line:
            until(lambda: emptied(line), seconds=ONE_MORE, what="the broker could be emptied")

    def _no_mail_server(self) -> None:
        self.mails.greeting = "away"
        time.sleep(1.5)
        self.mails.greeting = ""

    def _deploy(self) -> None:
        self.worker.signal(signal.SIGTERM)
        with suppress(TimeoutExpired):
            self.worker.wait(GRACE)
        self._kill(self.worker)


def standing(url: str) -> dict[str, int]:
    """How many mails stand how, asked of the database itself: a start of Django would cost a second each time."""
    try:
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as line:
                return dict(line.execute(STANDING).fetchall())
        at = place(url)
        with psycopg.connect(host=at.host, dbname=at.name, user=at.person) as line:
            return dict(line.execute(STANDING).fetchall())
    except (sqlite3.OperationalError, psycopg.OperationalError):
        return {}  # it was crashed just now


def line_to_broker(env: Mapping[str, str]) -> "redis.Redis[bytes]":
    """A line to the broker of a house."""
    with override_settings(VAR_DIR=env["VAR_DIR"], REDIS_URL=""):
        return redis.Redis(unix_socket_path=str(broker.socket_path()))


def emptied(line: "redis.Redis[bytes]") -> bool:
    """Whether everything that the broker held is gone; not yet, when it was started just now."""
    try:
        return bool(line.flushall())
    except redis.RedisError:
        return False


def send(number: int, pids: set[int]) -> None:
    """A signal to each of them that still lives."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


@contextmanager
def house(
    env: Mapping[str, str],
    folder: Path,
    *,
    reminders: int,
    processes: int = 2,
    crash_database: Callable[[], None] | None = None,
) -> Iterator[House]:
    """So many reminders due, each to a person of their own, and everything running."""
    with override_settings(VAR_DIR=env["VAR_DIR"], REDIS_URL=""):
        commands = {"broker": broker_command(), "beat": BEAT, "worker": (*WORKER, str(processes))}
    with ExitStack() as stack:
        mails = stack.enter_context(recorder())
        env = {**env, "EMAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
        python("-m", "tests.faults.seed", "many", str(reminders), env=env)
        parts = (
            stack.enter_context(running(*command, env=env, log=folder / name)) for name, command in commands.items()
        )
        yield House(env, mails, *parts, crash_database)
