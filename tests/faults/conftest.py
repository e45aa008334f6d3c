"""A database and an environment of its own for each test that runs real processes."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of processes under test: the site's real settings over an empty database of the same kind."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAR_DIR": str(tmp_path / "var"),
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"filemail:///{tmp_path}/mail",
        "COVERAGE_PROCESS_START": "",
    }
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield {**os.environ, **ours, "DATABASE_URL": f"sqlite:///{tmp_path}/faults.sqlite3"}
    else:
        with _database(f"faults_{os.getpid()}") as url:
            yield {**os.environ, **ours, "DATABASE_URL": url}


@contextmanager
def _database(name: str) -> Iterator[str]:
    """The address of a fresh database on the server that the suite runs on."""
    server = settings.DATABASES["default"]
    login = {"host": server["HOST"], "user": server["USER"], "password": server["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **login) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{server['USER']}:{server['PASSWORD']}@/{server['HOST']}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
