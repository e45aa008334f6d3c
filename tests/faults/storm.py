"""A house of real processes, and everything that can go wrong in it."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.processes import Process, family, python, running, until
from tests.faults.recorder import Recorder, recorder

BROKER = "import os; from config.parts import broker_command as c; os.execv(c()[0], c())"
FLUSH = (
    "import django; django.setup(); import redis; from config import broker;"
    "redis.Redis(unix_socket_path=str(broker.socket_path())).flushall()"
)
WORKER = (sys.executable, "-m", "tests.faults.celery_fast", "worker", "--concurrency", "2", "--loglevel", "WARNING")
BEAT = (sys.executable, "-m", "tests.faults.celery_fast", "beat", "--pidfile", "")
LONGER_THAN_THE_LEASE = 2.6


@dataclass
class House:
    """Worker, beat, broker, mail server and database of one storm."""

    env: Mapping[str, str]
    mails: Recorder
    broker: Process
    beat: Process
    worker: Process
    crash_database: Callable[[], None] | None
    counted: dict[str, int] = field(default_factory=dict)

    def faults(self) -> dict[str, Callable[[], None]]:
        """Everything that can go wrong, by name."""
        found = {
            "worker killed": lambda: self._kill(self.worker),
            "pool process killed": self._kill_child,
            "beat killed": lambda: self._kill(self.beat),
            "broker killed": lambda: self._kill(self.broker),
            "broker emptied": lambda: python("-c", FLUSH, env=self.env) and None,
            "broker stands still": lambda: self._freeze(self.broker, 2),
            "worker stands still past its lease": lambda: self._freeze(self.worker, LONGER_THAN_THE_LEASE),
            "a second beat": self._second_beat,
            "mail server away": self._no_mail_server,
            "mail server says 451": lambda: self.mails.troubles.put("451"),
            "mail server hangs up after the mail": lambda: self.mails.troubles.put("hang up"),
            "worker asked to end": self._deploy,
        }
        if self.crash_database:
            found["database crashed"] = self.crash_database
        return found

    def storm(self, number: int, *, seed: int = 1) -> None:
        """So many faults, each kind in turn before any comes again, in an order that the seed decides."""
        chance = random.Random(seed)  # noqa: S311  # the order of faults, the same in each run
        names: list[str] = []
        for _count in range(number):
            names = names or chance.sample(sorted(self.faults()), len(self.faults()))
            name = names.pop()
            self.faults()[name]()
            self.counted[name] = self.counted.get(name, 0) + 1
            time.sleep(chance.uniform(0.2, 0.9))

    def state(self) -> dict[str, object]:
        """How many mails stand how, and the Message-IDs of all."""
        return json.loads(python("-m", "tests.faults.seed", "state", env=self.env))

    def _kill(self, process: Process) -> None:
        process.kill()
        process.restart()

    def _kill_child(self) -> None:
        children = sorted(family(self.worker.pid) - {self.worker.pid})
        if children:
            os.kill(children[-1], signal.SIGKILL)

    def _freeze(self, process: Process, seconds: float) -> None:
        everybody = family(process.pid)
        for number in (signal.SIGSTOP, signal.SIGCONT):
            for pid in everybody:
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    continue
            time.sleep(seconds if number == signal.SIGSTOP else 0)

    def _second_beat(self) -> None:
        with running(*BEAT, env=self.env, log=self.beat.log):
            time.sleep(2.5)

    def _no_mail_server(self) -> None:
        self.mails.greeting = "away"
        time.sleep(1.5)
        self.mails.greeting = ""

    def _deploy(self) -> None:
        self.worker.signal(signal.SIGTERM)
        self.worker.wait(60)
        self.worker.restart()


@contextmanager
def house(
    env: Mapping[str, str], folder: Path, *, reminders: int, crash_database: Callable[[], None] | None
) -> Iterator[House]:
    """So many reminders due, each to a person of their own, and everything running."""
    with ExitStack() as stack:
        mails = stack.enter_context(recorder())
        env = {**env, "EMAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
        python("-m", "tests.faults.seed", "many", str(reminders), env=env)
        start = {
            name: stack.enter_context(running(*command, env=env, log=folder / name))
            for name, command in (("broker", (sys.executable, "-c", BROKER)), ("beat", BEAT), ("worker", WORKER))
        }
        yield House(env, mails, start["broker"], start["beat"], start["worker"], crash_database)


def drain(found: House, reminders: int, *, seconds: float) -> dict[str, object]:
    """Wait until every mail is sent and marked; the state then."""
    until(lambda: len(set(found.mails.accepted)) >= reminders, seconds=seconds, what="all sent")
    until(lambda: found.state()["states"] == {"sent": reminders}, seconds=60, what="all marked")
    return found.state()
