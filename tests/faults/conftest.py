"""A database and an environment of its own for each test that runs real processes."""

import fcntl
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from django.conf import settings

from tests.faults.processes import python


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of processes under test: the site's real settings over an empty database of the same kind."""
    with _database(tmp_path, f"faults_{os.getpid()}") as url:
        yield _environment(tmp_path, url)


@pytest.fixture
def migrated(tmp_path: Path, template: str) -> Iterator[dict[str, str]]:
    """The same over a database that has its tables."""
    with _database(tmp_path, f"faults_{os.getpid()}", template=template) as url:
        yield _environment(tmp_path, url)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str, worker_id: str) -> Iterator[str]:
    """The address of a database with its tables, made once for all workers of a run, to be copied."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "template"
    folder.mkdir(exist_ok=True)
    made, name = folder / "made", f"faults_template_{testrun_uid[:12]}"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            url = _create(folder, name)
            python("manage.py", "migrate", "--verbosity", "0", env=_environment(folder, url))
            made.write_text(url)
        _note_use(folder, 1)
        fcntl.flock(lock, fcntl.LOCK_UN)
        yield made.read_text()
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _note_use(folder, -1):
            _drop(name)
            made.unlink()


def _note_use(folder: Path, more: int) -> int:
    """How many workers of this run use the template, with one more or less."""
    uses = folder / "uses"
    number = int(uses.read_text() if uses.exists() else 0) + more
    uses.write_text(str(number))
    return number


def _environment(folder: Path, url: str) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": url,
        "VAR_DIR": str(folder / "var"),
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"filemail:///{folder}/mail",
        "COVERAGE_PROCESS_START": "",
    }


@contextmanager
def _database(folder: Path, name: str, *, template: str = "") -> Iterator[str]:
    """The address of a database for the length of a block."""
    yield _create(folder, name, template)
    _drop(name)


def _create(folder: Path, name: str, template: str = "") -> str:
    """The address of a fresh database of the kind that the suite runs on: empty, or a copy of the one at an address."""
    server = settings.DATABASES["default"]
    if server["ENGINE"].endswith("sqlite3"):
        if template:
            shutil.copy(template.removeprefix("sqlite:///"), folder / "faults.sqlite3")
        return f"sqlite:///{folder}/faults.sqlite3"
    _drop(name)
    _on_server(f"CREATE DATABASE {name} TEMPLATE {template.rpartition('/')[2] or 'template0'}")
    return f"postgres://{server['USER']}:{server['PASSWORD']}@/{server['HOST']}/{name}"


def _drop(name: str) -> None:
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _on_server(command: LiteralString) -> None:
    server = settings.DATABASES["default"]
    login = {"host": server["HOST"], "user": server["USER"], "password": server["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **login) as connection:
        connection.execute(command)
