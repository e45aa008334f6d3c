"""Mail servers that are slow, silent or unclear: nothing waits long for one; what may have arrived is told apart."""

import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

# A time-out of a socket is for each byte; these are for all that belongs to it. Together with the outbox's RUN_FOR
# they stay below the limit of a task.
OPEN_WITHIN = 15.0
SEND_WITHIN = 20.0
CLOSE_WITHIN = 2.0
GO_ON, KEPT = 354, 250
# How often the watch over a line looks at its clock.
WATCHED_EACH = 0.2


class _Watch:
    """One thread for each line that ends what lasts too long: one for each mail would cost as much as writing it."""

    def __init__(self, cut: Callable[[], None]) -> None:
        self._cut, self._lock = cut, threading.Lock()
        self._until: float | None = None
        self._ended: threading.Event | None = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut what the block waits for when it takes longer; never what comes after it."""
        self._begin()
        self._until = time.monotonic() + seconds
        try:
            yield
        finally:
            with self._lock:
                self._until = None

    def _begin(self) -> None:
        if self._ended is None:
            self._ended = threading.Event()
            threading.Thread(target=self._look, args=(self._ended,), daemon=True).start()

    def end(self) -> None:
        """Nothing is to be watched for now."""
        if self._ended:
            self._ended.set()
            self._ended = None

    def _look(self, ended: threading.Event) -> None:
        while not ended.wait(WATCHED_EACH):
            with self._lock:
                if self._until is not None and time.monotonic() > self._until:
                    self._cut()


class Unanswered(OSError):
    """The server was given a whole mail and never said what became of it: it may have been kept."""


class _Line(smtplib.SMTP):
    """A line that its backend knows before the server has greeted, and that notices when a mail hangs in the air."""

    sock: socket.socket | None = None
    _code = 0

    def __init__(self, *args: Any, backend: "EmailBackend", **kwargs: Any) -> None:
        backend.line = self
        super().__init__(*args, **kwargs)

    def getreply(self) -> tuple[int, bytes]:
        self._code, text = super().getreply()
        return self._code, text

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            code, text = super().data(msg)
        except OSError as error:
            if self._code == GO_ON:
                raise Unanswered(type(error).__name__) from error
            raise
        if code != KEPT and not 400 <= code < 600:
            raise Unanswered("an answer cut short")
        return code, text


class _TlsLine(_Line, smtplib.SMTP_SSL):
    """The same with TLS from the start."""


class EmailBackend(smtp.EmailBackend):
    """Django's, but opening a line and sending a mail have an end whatever the server does.

    Raises Unanswered, or what smtplib raises when a line is lost.
    """

    line: _Line | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._watch = _Watch(self._cut)

    @property
    def connection_class(self) -> Any:
        """What Django opens."""
        return partial(_TlsLine if self.use_ssl else _Line, backend=self)

    def open(self) -> bool | None:
        """As Django's, within its time."""
        if self.connection:
            return False
        try:
            with self._watch.within(OPEN_WITHIN):
                opened = super().open()
        finally:
            if not self.connection:
                self._watch.end()
        if opened and self.line and self.line.sock:
            self.line.sock.settimeout(SEND_WITHIN)
        return opened

    def close(self) -> None:
        """As Django's, within its time: whether the server says goodbye is no matter."""
        try:
            with self._watch.within(CLOSE_WITHIN):
                super().close()
        finally:
            self._watch.end()

    def _send(self, email_message: EmailMessage) -> bool:
        with self._watch.within(SEND_WITHIN):
            return bool(super()._send(email_message))  # type: ignore[misc]  # the library's types leave it out

    def _cut(self) -> None:
        """End the line under the thread that waits for it."""
        if self.line and self.line.sock:
            with suppress(OSError):
                # The socket's own: TLS would first take leave of the other side.
                socket.socket.shutdown(self.line.sock, socket.SHUT_RDWR)
