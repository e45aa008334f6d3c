"""A throw-away PostgreSQL cluster: ``python -m tests.postgres COMMAND …`` runs COMMAND with its DATABASE_URL."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

DEBIAN = Path("/usr/lib/postgresql")
# Speed, not safety: the cluster lives as long as one run.
CONNECT = "-c listen_addresses='' -c max_connections=100"
OPTIONS = f"-c fsync=off -c synchronous_commit=off -c full_page_writes=off {CONNECT}"


def binaries() -> Path | None:
    """The folder of the newest initdb on this machine, if any."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True)
    found = [*versions, *filter(None, [shutil.which("initdb")])]
    return Path(found[0]).resolve().parent if found else None


class Cluster(NamedTuple):
    """A running cluster: its address, and how it is crashed and started again."""

    url: str
    crash: Callable[[], None]


@contextlib.contextmanager
def cluster(options: str = OPTIONS) -> Iterator[Cluster]:
    """A cluster on a unix socket of its own; stopped and removed at the end."""
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("initdb")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    try:
        if become:
            shutil.chown(folder, "postgres")
        _initialise(programs, folder, become)
        with _server(programs, folder, become, options) as crash:
            yield Cluster(f"postgres://onrecord@/{folder}/postgres", crash)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(programs: Path, folder: Path, become: list[str]) -> None:
    command = [programs / "initdb", "-D", folder / "data", "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--locale=C"]
    subprocess.run([*become, *command, "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextlib.contextmanager
def _server(programs: Path, folder: Path, become: list[str], options: str) -> Iterator[Callable[[], None]]:
    control = [*become, str(programs / "pg_ctl"), "-D", str(folder / "data"), "--silent", "-w"]
    start = ["-l", str(folder / "log"), "-o", f"-k {folder} {options}", "start"]
    subprocess.run([*control, *start], check=True, cwd="/")

    def crash() -> None:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, cwd="/")
        subprocess.run([*control, *start], check=True, cwd="/")

    try:
        yield crash
    finally:
        # pg_ctl signals the process whose id this cluster's own postmaster.pid names.
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, cwd="/")


def copy(source: str, target: str) -> None:
    """What a database holds, put into an empty one on another cluster; both by the address that ``cluster`` gives."""
    programs = binaries() or Path()
    found, wanted = [[f"--host={at.host}", f"--username={at.person}", at.name] for at in map(place, (source, target))]
    dump = subprocess.run([programs / "pg_dump", *found], check=True, stdout=subprocess.PIPE)
    restore = [programs / "psql", *wanted, "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    subprocess.run(restore, input=dump.stdout, check=True, stdout=subprocess.DEVNULL)


class Place(NamedTuple):
    """An address as PostgreSQL's own programs take it."""

    host: str
    person: str
    name: str


def place(url: str) -> Place:
    """An address taken apart; the folder of the socket stands in it where others have host and port."""
    person, _, rest = url.removeprefix("postgres://").rpartition("@/")
    host, _, name = rest.rpartition("/")
    return Place(host, person.partition(":")[0], name)


def main(command: list[str]) -> int:
    """Run the command against a fresh cluster; its exit code."""
    with cluster() as found:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": found.url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
