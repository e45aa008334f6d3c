"""Fetching one page in a child process that can be killed, without database, secrets or more memory than it needs.

``python -m responses.sources.fetching`` is the child (child > journey > bodies, wire); this is who starts it.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from responses.sources.addresses import Unfit

SECONDS = 30
ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-m", "responses.sources.fetching")


class Exchange(NamedTuple):
    """One request and its answer, byte by byte; ``cut`` when the answer was left before its end."""

    url: str
    ip: str
    request: bytes
    answer: bytes
    cut: bool


class Fetched(NamedTuple):
    """A page as it came: its body unpacked, and every exchange on the way."""

    url: str
    status: int
    headers: list[list[str]]
    redirects: list[dict[str, Any]]
    body: bytes
    exchanges: list[Exchange]


def fetch_page(
    url: str, *, agent: str, limit: int, seconds: int = SECONDS, command: tuple[str, ...] = COMMAND
) -> Fetched:
    """Fetch ``url``; at most ``limit`` bytes in at most ``seconds``, then the child is killed. Raises Unfit.

    ``command`` is for tests, which bring a child with a network of its own.
    """
    with tempfile.TemporaryFile() as body, tempfile.TemporaryFile() as record:
        files = {"body": body.fileno(), "record": record.fileno()}
        order = {"url": url, "agent": agent, "limit": limit, "seconds": seconds, **files}
        came = _run(command, order, seconds)
        if "problem" in came:
            raise Unfit(came["problem"], **came["facts"])
        exchanges = _exchanges(came["exchanges"], record)
        body.seek(0)
        return Fetched(came["url"], came["status"], came["headers"], came["redirects"], body.read(), exchanges)


def _run(command: tuple[str, ...], order: dict[str, Any], seconds: int) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603  # our own module; the order goes by standard input
            command,
            input=json.dumps(order).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            cwd=ROOT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            pass_fds=(order["body"], order["record"]),
        )
    except subprocess.TimeoutExpired:
        raise Unfit("too_slow", seconds=seconds) from None
    if done.returncode:
        raise Unfit("ended")
    came: dict[str, Any] = json.loads(done.stdout)
    return came


def _exchanges(told: list[dict[str, Any]], record: BinaryIO) -> list[Exchange]:
    record.seek(0)
    return [
        Exchange(one["url"], one["ip"], one["request"].encode("latin-1"), record.read(one["length"]), one["cut"])
        for one in told
    ]
