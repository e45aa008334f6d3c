"""A mail server that keeps only Message-IDs, and that stops in the middle of a mail when told to."""

import queue
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Literal

Moment = Literal["before", "after"]
Trouble = Literal["451", "hang up"]


class Recorder(socketserver.ThreadingTCPServer):
    """Accepts every mail on a free loopback port. ``accepted`` holds a Message-ID for each time we said yes."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.accepted: list[str] = []
        self.held: queue.Queue[Moment] = queue.Queue()
        self.go_on = threading.Event()
        self._plan: dict[int, Moment] = {}
        # How the next mails are met instead: refused for now, kept and then hung up on; and no line at all.
        self.troubles: queue.SimpleQueue[Trouble] = queue.SimpleQueue()
        self.is_down = threading.Event()
        self._arrived = 0
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def hold_next(self, moment: Moment) -> None:
        """Hold the next mail before it is kept, or after it is kept but before we say so."""
        self.go_on.clear()
        with self._lock:
            self._plan[self._arrived + 1] = moment

    def take(self, message_id: str) -> None:
        """Keep one mail, holding it first or afterwards if so planned."""
        with self._lock:
            self._arrived += 1
            moment = self._plan.pop(self._arrived, None)
        if moment == "before":
            self._hold(moment)
            return  # its sender is dead by now: the mail was never kept
        with self._lock:
            self.accepted.append(message_id)
        if moment == "after":
            self._hold(moment)

    def _hold(self, moment: Moment) -> None:
        self.held.put(moment)
        self.go_on.wait(timeout=30)


class Conversation(socketserver.StreamRequestHandler):
    """As much SMTP as Django speaks."""

    server: Recorder

    def handle(self) -> None:
        if self.server.is_down.is_set():
            return
        self._say("220 recorder")
        try:
            while line := self.rfile.readline():
                self._answer(line.strip().upper())
        except (ConnectionError, BrokenPipeError):
            return  # the sender was killed

    def _answer(self, line: bytes) -> None:
        if line.startswith(b"DATA"):
            self._say("354 go on")
            text = b"".join(iter(self.rfile.readline, b".\r\n"))
            self._take(message_from_bytes(text)["Message-ID"])
        else:
            self._say("221 bye" if line.startswith(b"QUIT") else "250 yes")

    def _take(self, message_id: str) -> None:
        try:
            trouble = self.server.troubles.get_nowait()
        except queue.Empty:
            trouble = ""
        if trouble == "451":
            self._say("451 not now")
            return
        self.server.take(message_id)
        if trouble == "hang up":
            raise ConnectionError
        self._say("250 kept")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def recorder() -> Iterator[Recorder]:
    """A running recorder."""
    with Recorder() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.go_on.set()
            server.shutdown()
