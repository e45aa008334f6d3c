"""A mail server that keeps only Message-IDs, and that does when told to whatever mail servers do."""

import queue
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from typing import Literal

# When a mail is held: before it is kept (and then it never is), before it is kept a little later, or after it is kept.
Moment = Literal["before", "later", "after"]
# How one mail is met instead of with a yes: refused, for now or for good, by the server or for its recipient;
# or kept, and then no answer: the line is closed, reset or silent, or the answer comes a byte a second.
Trouble = Literal["451", "554", "450 recipient", "550 recipient", "hang up", "reset", "silent", "drip"]
# How callers are met: the line is closed, or the greeting does not come, or comes a byte a second.
Greeting = Literal["", "away", "silent", "drip"]
DRIP = 1.0


class Recorder(socketserver.ThreadingTCPServer):
    """Accepts every mail on a free loopback port. ``accepted`` holds a Message-ID for each time we said yes."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.accepted: list[str] = []
        self.distinct: set[str] = set()
        self.held: queue.Queue[Moment] = queue.Queue()
        self.go_on = threading.Event()
        self._plan: dict[int, Moment] = {}
        self.troubles: queue.SimpleQueue[Trouble] = queue.SimpleQueue()
        self.greeting: Greeting = ""
        self.ended = threading.Event()
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
            raise ConnectionError
        if moment == "later":
            self._hold(moment)
        with self._lock:
            self.accepted.append(message_id)
            self.distinct.add(message_id)
        if moment == "after":
            self._hold(moment)

    def _hold(self, moment: Moment) -> None:
        self.held.put(moment)
        self.go_on.wait(timeout=30)


class Conversation(socketserver.StreamRequestHandler):
    """As much SMTP as Django speaks."""

    server: Recorder

    def handle(self) -> None:
        if self.server.greeting == "away":
            return
        self._trouble = ""
        with suppress(ConnectionError):  # the sender was killed, or had enough
            if self.server.greeting in {"silent", "drip"}:
                self._never_end(self.server.greeting)
            self._say("220 recorder")
            while line := self.rfile.readline():
                self._answer(line.strip().upper())

    def _answer(self, line: bytes) -> None:
        if line.startswith(b"RCPT"):
            with suppress(queue.Empty):
                self._trouble = self.server.troubles.get_nowait()
            refused = self._trouble.endswith(" recipient")
            self._say(f"{self._trouble} refused" if refused else "250 yes")
        elif line.startswith(b"DATA"):
            self._say("354 go on")
            self._take(message_from_bytes(self._text())["Message-ID"])
        else:
            self._say("221 bye" if line.startswith(b"QUIT") else "250 yes")

    def _text(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise ConnectionError  # half a mail: its sender was killed
            lines.append(line)
        return b"".join(lines)

    def _take(self, message_id: str) -> None:
        trouble, self._trouble = self._trouble, ""
        if trouble in {"451", "554"}:
            self._say(f"{trouble} no")
            return
        self.server.take(message_id)
        if trouble == "reset":
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if trouble in {"hang up", "reset"}:
            raise ConnectionError
        if trouble in {"silent", "drip"}:
            self._never_end(trouble)
        self._say("250 kept")

    def _never_end(self, manner: str) -> None:
        """Say nothing, or a byte a second without an end, until the other side has had enough."""
        while not self.server.ended.wait(timeout=DRIP):
            if manner == "drip":
                self.wfile.write(b"2")

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
            server.ended.set()
            server.shutdown()
