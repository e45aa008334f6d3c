"""Two people at the same moment: each call in a thread with a connection of its own, started together."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections


@contextmanager
def reachable_by_threads(folder: Path) -> Iterator[None]:
    """A database in memory belongs to one thread: others get a copy of it, in a file, as the product has it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    settings = connections["default"].settings_dict
    name, settings["NAME"] = settings["NAME"], str(folder / "racing.sqlite3")
    try:
        with sqlite3.connect(settings["NAME"]) as copy:
            connection.connection.backup(copy)
        copy.close()
        yield
    finally:
        settings["NAME"] = name


def race(*calls: Callable[[], Any]) -> list[Any]:
    """What each call returned or raised."""
    gate = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=20)
            return call()
        except Exception as error:  # noqa: BLE001  # what was raised is what the test asks for
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
