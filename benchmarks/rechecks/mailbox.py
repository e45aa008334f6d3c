"""A mail server of its own process on a loopback port: it keeps the Message-IDs, and counts its lines."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import NamedTuple

from tests.faults.recorder import recorder


class Mailbox(NamedTuple):
    """A running mail server."""

    port: int
    pipe: "Connection[object, object]"

    def received(self) -> list[str]:
        """The Message-IDs of all that came."""
        self.pipe.send("how many")
        found: list[str] = self.pipe.recv()
        return found


def _serve(pipe: "Connection[object, object]") -> None:
    with recorder() as server:
        pipe.send(server.port)
        while pipe.recv():
            pipe.send(server.accepted)


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server for the length of a block."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,))
    process.start()
    try:
        yield Mailbox(here.recv(), here)
    finally:
        here.send("")
        process.join()
