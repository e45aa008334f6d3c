import os
import stat
import tempfile
from pathlib import Path

import pytest
import redis
from django.core.exceptions import ImproperlyConfigured

from config import broker
from config.parts import broker_command
from tests.faults.processes import running, until


@pytest.fixture
def var(settings, tmp_path):
    """A var/ of its own, with no Redis named."""
    settings.REDIS_URL = ""
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def long_var(settings, tmp_path, monkeypatch):
    """A var/ whose path is too long for a unix socket, and a temporary folder of its own."""
    settings.REDIS_URL = ""
    settings.VAR_DIR = tmp_path / ("x" * 100)
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setattr(tempfile, "tempdir", short)
        yield


def test_broker_named_by_the_operator_is_used_as_it_is(settings):
    settings.REDIS_URL = "redis://broker.example:6379/3"
    assert (broker.is_ours(), broker.celery_url()) == (False, "redis://broker.example:6379/3")


def test_our_broker_listens_in_var(var):
    assert broker.celery_url() == f"redis+socket://{var}/broker/broker.sock"


def test_socket_of_a_long_path_lies_in_a_private_folder(long_var):
    path = broker.socket_path()
    assert path == broker.socket_path()
    assert len(os.fsencode(path)) <= broker.SOCKET_PATH_MAX
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_folder_that_others_can_enter_is_refused(long_var):
    broker.socket_path().parent.chmod(0o755)
    with pytest.raises(ImproperlyConfigured, match="set VAR_DIR to a shorter path"):
        broker.socket_path()


def test_ping_fails_where_nobody_listens(var):
    with pytest.raises(redis.ConnectionError):
        broker.ping()


def test_ping_reaches_our_own_broker(var, tmp_path):
    with running(*broker_command(), env=os.environ, log=tmp_path / "log"):
        until(broker.socket_path().exists, seconds=5, what="socket")
        assert broker.ping() is None
        assert stat.S_IMODE(broker.socket_path().stat().st_mode) == 0o700
    assert (Path(broker_command()[broker_command().index("--dir") + 1]) / "appendonlydir").is_dir()
