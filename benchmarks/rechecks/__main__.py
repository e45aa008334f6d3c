"""The speed of the clock: ``python -m benchmarks.rechecks`` (or ``make bench``); exit 1 when a goal is missed.

On SQLite, and on PostgreSQL where it is installed, each in a database of its own that is removed at the end. The
PostgreSQL is as Debian sets it up, waiting for the disk at each commit. ``sqlite`` or ``postgresql`` measures one.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from tests.postgres import CONNECT, binaries, cluster

# What a step ends with when a goal is missed.
MISSED = 3
STEP = (sys.executable, "-m", "benchmarks.rechecks.steps")


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of a file that is not there yet."""
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a cluster of our own."""
    with cluster(CONNECT) as found:
        yield found.url


def measured(name: str, database: Callable[[], AbstractContextManager[str]]) -> int:
    """Print the goals on one database; 1 when one is missed."""
    print(f"\nRe-checks on {name}", flush=True)
    with database() as address, tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        env = {**os.environ, "DATABASE_URL": address, "VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        env |= {"DEBUG": "false", "LOG_LEVEL": "ERROR", "ALLOWED_HOSTS": "testserver"}
        steps = ("pages", "sweep", "mails")
        missed = 0
        for step in steps:
            code = subprocess.run([*STEP, step], env=env, check=False).returncode
            if code not in {0, MISSED}:
                raise SystemExit(f"{step} failed")
            missed |= code
        return int(missed > 0)


def main(wanted: list[str]) -> int:
    """Measure every database there is, or the one asked for."""
    databases = {"sqlite": sqlite}
    if binaries():
        databases["postgresql"] = postgresql
    else:
        print("PostgreSQL is not installed here: its goals are not measured.")
    return max([measured(name, found) for name, found in databases.items() if name in (wanted or databases)], default=2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
