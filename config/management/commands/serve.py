"""``manage.py serve``: all of OnRecord in the foreground, by one command."""

import fcntl
import os
import shutil
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.demo.people import sign_ins
from config.greeting import Greeting, welcome
from config.parts import all_parts
from config.supervisor import Supervisor


class Command(BaseCommand):
    help = "Prepare the database, then run web, worker, beat and broker in the foreground until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demo case first (again is harmless)")

    def handle(self, *_args: Any, demo: bool = False, **_options: Any) -> None:
        require_free_port(settings.PORT)
        with only_one(Path(settings.VAR_DIR)):
            self.prepare(demo=demo)
            supervisor = Supervisor(all_parts(), cwd=settings.BASE_DIR, env=environment(), out=self.stdout)
            greeting = Greeting(supervisor, welcome(sign_ins=sign_ins() if demo else []), began=timezone.now())
            code = supervisor.run(each_moment=greeting.look)
        if code:
            raise CommandError("OnRecord stopped because one of its parts ended.", returncode=code)

    def prepare(self, *, demo: bool) -> None:
        """Database, rate-limit table, demo case and static files, all in this one process."""
        if os.geteuid() == 0:
            self.stdout.write("You run this as root: fine for a trial, not for a site that others use.")
        self.stdout.write("Preparing the database and the static files …")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if demo:
            call_command("demo")
        call_command("collectstatic", interactive=False, verbosity=0)


def environment() -> dict[str, str]:
    """The environment of the parts, with an empty folder where the web processes add up their metrics."""
    metrics = Path(settings.VAR_DIR) / "metrics"
    shutil.rmtree(metrics, ignore_errors=True)
    metrics.mkdir(mode=0o700)
    for_people = {"LOG_JSON": "false"} if sys.stdout.isatty() else {}
    # Celery's warning to root fills the screen; serve says it in one line.
    quiet = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}
    ours = {"PROMETHEUS_MULTIPROC_DIR": str(metrics), "PYTHONUNBUFFERED": "1"}
    return {**quiet, **for_people, **os.environ, **ours}


def require_free_port(port: int) -> None:
    """Refuse in one sentence when somebody else listens."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}): stop what listens there or set PORT."
            ) from error


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, as two brokers would spoil its files; it ends with the process."""
    with (folder / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CommandError(
                f"OnRecord already runs from {folder}: stop it or set VAR_DIR to another folder."
            ) from error
        yield
