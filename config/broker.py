"""Who carries the messages: the Redis-protocol server of REDIS_URL, else our own on a unix socket."""

import hashlib
import os
import tempfile
from pathlib import Path

import redis
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

# sockaddr_un holds 104 (macOS) to 108 (Linux) bytes.
SOCKET_PATH_MAX = 100
TIMEOUT_SECONDS = 2


def is_ours() -> bool:
    """Whether OnRecord runs the broker itself, as no REDIS_URL names another."""
    return not settings.REDIS_URL


def celery_url() -> str:
    """The broker's address, as Celery writes it."""
    return f"redis+socket://{socket_path()}" if is_ours() else str(settings.REDIS_URL)


def socket_path() -> Path:
    """Where our own broker listens: in var/, or in a private temporary folder when that path is too long."""
    path = Path(settings.VAR_DIR) / "broker" / "broker.sock"
    if len(os.fsencode(path)) > SOCKET_PATH_MAX:
        path = _private_folder(path) / "broker.sock"
    return path


def ping() -> None:
    """Ask the broker for a sign of life, for a few seconds at most. Raises redis.RedisError."""
    client = redis.Redis.from_url(
        f"unix://{socket_path()}" if is_ours() else settings.REDIS_URL,
        socket_timeout=TIMEOUT_SECONDS,
        socket_connect_timeout=TIMEOUT_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )
    with client:
        client.ping()


def _private_folder(path: Path) -> Path:
    """A folder that follows from ``path``, so that every process finds it, and that nobody else can enter."""
    name = f"onrecord-{os.getuid()}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    if folder.is_symlink() or facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        raise ImproperlyConfigured(f"{folder} belongs to somebody else; set VAR_DIR to a shorter path.")
    return folder
