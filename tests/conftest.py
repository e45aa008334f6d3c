"""What every test may lean on: no network, a fixed clock, a database that can be emptied."""

import datetime
import os
import shutil
import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker
from pytest_socket import socket_allow_hosts

from accountability.scorecards.leagues import league
from responses.rechecks.services import halts
from tests import suite

LOOPBACK = ["127.0.0.1", "::1"]
TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}

settings.register_profile("onrecord", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if suite.chromium() is None:
        missing = pytest.mark.skip(reason="no Chromium here (Debian: apt-get install chromium)")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(missing)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With NO_SKIPS, as under .ci/run, a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("NO_SKIPS: a skipped test fails this run.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_runtest_setup() -> None:
    """Only this machine can be reached."""
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Rows of append-only tables may be deleted between tests; changing them stays forbidden."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        for name, table in cursor.fetchall():
            if name.startswith(("onrecord_no_delete_", "onrecord_no_truncate_")):
                on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{on_table}')


@pytest.fixture(autouse=True)
def no_halts(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each test has a database of its own and jumps about in time: neither is a restore nor a broken clock."""
    mark = tmp_path_factory.getbasetemp() / f"ledger-mark-{uuid.uuid4()}"
    monkeypatch.setattr(halts, "_mark", lambda: mark)
    monkeypatch.setattr(halts, "SEEN", halts.Seen())
    monkeypatch.setattr(halts, "FURTHEST_JUMP", datetime.timedelta.max)


@pytest.fixture(autouse=True)
def _fresh_leagues() -> None:
    """Editions start again with every test, and so must what is kept by edition."""
    league.cache_clear()


@pytest.fixture
def now() -> datetime.datetime:
    """The instant at which every test happens that does not say otherwise."""
    return datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Where Debian's browser lies; browser tests are skipped where there is none."""
    return suite.chromium()


@pytest.fixture(autouse=True)
def media_root(settings: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads of one test are not seen by the next."""
    folder = tmp_path_factory.mktemp("media", numbered=True)
    settings.MEDIA_ROOT = folder
    yield
    shutil.rmtree(folder, ignore_errors=True)
