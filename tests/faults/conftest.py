"""A database and an environment of its own for each test that runs real processes."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.faults.processes import python


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of processes under test: the site's real settings over an empty database of the same kind."""
    with _empty_database(tmp_path, f"faults_{os.getpid()}") as url:
        yield _environment(tmp_path, url)


@pytest.fixture
def migrated(tmp_path: Path, template: str) -> Iterator[dict[str, str]]:
    """The same over a database that has its tables."""
    if template.startswith("sqlite"):
        shutil.copy(template.removeprefix("sqlite:///"), tmp_path / "faults.sqlite3")
        yield _environment(tmp_path, f"sqlite:///{tmp_path}/faults.sqlite3")
    else:
        with _database(f"faults_{os.getpid()}", template=template.rpartition("/")[2]) as url:
            yield _environment(tmp_path, url)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with its tables, made once, to be copied."""
    folder = tmp_path_factory.mktemp("template")
    with _empty_database(folder, f"faults_template_{os.getpid()}") as url:
        python("manage.py", "migrate", "--verbosity", "0", env=_environment(folder, url))
        yield url


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
def _empty_database(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database of the kind that the suite runs on."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{folder}/faults.sqlite3"
    else:
        with _database(name) as url:
            yield url


@contextmanager
def _database(name: str, *, template: str = "template0") -> Iterator[str]:
    """The address of a fresh database on the server that the suite runs on."""
    server = settings.DATABASES["default"]
    login = {"host": server["HOST"], "user": server["USER"], "password": server["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **login) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield f"postgres://{server['USER']}:{server['PASSWORD']}@/{server['HOST']}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
