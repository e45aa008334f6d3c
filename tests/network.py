"""A small Internet on the loopback address: names lead to public numbers, connections to them to a test's own server.

The rule for addresses stays as it is; only looking a name up and making the connection are replaced. As a program
(``python -m tests.network NAMES PORT``) it is the fetching child in that Internet.
"""

import json
import socket
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from responses.sources.fetching import Fetched, fetch_page
from responses.sources.fetching.child import main
from responses.sources.fetching.wire import World

PUBLIC = "93.184.216.34"
AGENT = "OnRecord/1.0 (+https://onrecord.example/; contact: us@onrecord.example)"
MOST = 25 * 2**20
Serve = Callable[[socket.socket, str], None]


def world(names: dict[str, list[str]], port: int) -> World:
    """An Internet of these names, where every site is the server at this port."""

    def connect(_number: object, _port: int) -> socket.socket:
        return socket.create_connection(("127.0.0.1", port), timeout=5)

    def resolve(host: str, _port: int) -> list[str]:
        if host not in names:
            raise socket.gaierror(host)
        return names[host]

    return World(resolve, connect)


def answer(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer, byte by byte; ``content_type`` becomes ``Content-Type``."""
    told = {"content_length": str(len(body))} | headers
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in told.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


class Site:
    """A server that answers each target with fixed bytes, or by a function that writes them."""

    def __init__(self, pages: dict[str, bytes | Serve], tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.pages = {"/robots.txt": answer(status="404 Not Found")} | pages
        self.asked: list[str] = []
        self.requests: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                line, _address = self._listening.accept()
            except OSError:
                return
            Thread(target=self._serve, args=[line], daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        plain.settimeout(30)
        with suppress(OSError, IndexError, UnicodeDecodeError), plain, self._secured(plain) as line:
            request = _head(line)
            target = request.split(b" ")[1].decode()
            self.asked.append(target)
            self.requests.append(request)
            page = self.pages.get(target, answer(status="404 Not Found"))
            if callable(page):
                page(line, target)
            else:
                line.sendall(page)

    def _secured(self, line: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(line, server_side=True) if self._tls else line

    def fetch(self, url: str, *, names: dict[str, list[str]] | None = None, seconds: int = 10) -> Fetched:
        """Fetch a page of this site through a child in its Internet; every name leads here unless told otherwise."""
        known = {name: [PUBLIC] for name in ("example.org", "www.example.org", "other.example")}
        told = (json.dumps(known if names is None else names), str(self.port))
        command = (sys.executable, "-m", "tests.network", *told)
        return fetch_page(url, agent=AGENT, limit=MOST, seconds=seconds, command=command)

    def close(self) -> None:
        """Answer no more."""
        self._listening.close()


def _head(line: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        piece = line.recv(4096)
        if not piece:
            break
        request += piece
    return request


@contextmanager
def serving(pages: dict[str, bytes | Serve], *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site for as long as it is needed."""
    site = Site(pages, tls)
    try:
        yield site
    finally:
        site.close()


if __name__ == "__main__":
    main(world(json.loads(sys.argv[1]), int(sys.argv[2])))
