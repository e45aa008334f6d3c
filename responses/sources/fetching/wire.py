"""One request over one connection to one checked address, with every byte of it written down.

The name is resolved once; every answer must be allowed; the connection goes to one of those numbers and nowhere else,
while the request, SNI and the check of the certificate go by the name.
"""

import http.client
import io
import ipaddress
import socket
import ssl
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from responses.sources.addresses import Address, IpAddress, Unfit, is_allowed

# Seconds without a byte. The whole fetch has its own limit, which the parent keeps.
SILENCE = 10.0
CONNECT = 5.0
TRIES = 3
MOST_HEADER_BYTES = 256 * 1024

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[IpAddress, int], socket.socket]


def resolve(host: str, port: int) -> list[str]:
    """The numbers of a name, asked for once."""
    return [str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect(address: IpAddress, port: int) -> socket.socket:
    """A connection to a number: no name is looked up here."""
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.settimeout(CONNECT)
        made.connect((str(address), port))
    except BaseException:
        made.close()
        raise
    return made


class World(NamedTuple):
    """What stands between us and the network; tests bring one of their own, the program has only this one."""

    resolve: Resolve = resolve
    connect: Connect = connect
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context


class Sent(NamedTuple):
    """A request that was sent: its bytes, the number it went to, and the answer, of which the head was read."""

    request: bytes
    ip: str
    answer: http.client.HTTPResponse
    tape: "Tape"


class Tape(io.BufferedReader):
    """What is read is written down, byte by byte as it came; the head of an answer only up to a limit."""

    def __init__(self, raw: io.RawIOBase, record: BinaryIO) -> None:
        super().__init__(raw, 64 * 1024)
        self._record = record
        self.length = 0
        self.in_head = True

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line; too many of them in a head are refused."""
        line = self._keep(super().readline(size))
        if self.in_head and self.length > MOST_HEADER_BYTES:
            raise Unfit("long_head")
        return line

    def read(self, size: int | None = -1, /) -> bytes:
        """Bytes."""
        return self._keep(super().read(size))

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # any buffer upstream
        """Bytes into a buffer."""
        found = super().readinto(buffer)
        self._keep(bytes(memoryview(buffer)[:found]))
        return found

    def _keep(self, piece: bytes) -> bytes:
        try:
            self._record.write(piece)
        except OSError:
            raise Unfit("no_space") from None
        self.length += len(piece)
        return piece


class _Line:
    """The connection as ``http.client`` knows it: what is sent is kept, what is read goes through a tape."""

    def __init__(self, plain: socket.socket, record: BinaryIO) -> None:
        self._socket, self._record = plain, record
        self.sent = b""
        self.tape: Tape | None = None

    def sendall(self, content: bytes) -> None:
        """Send and keep."""
        self.sent += content
        self._socket.sendall(content)

    def makefile(self, _mode: str) -> Tape:
        """The tape to read from."""
        self.tape = Tape(self._socket.makefile("rb", buffering=0), self._record)
        return self.tape

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def ask(address: Address, *, agent: str, record: BinaryIO, world: World) -> Sent:
    """Send a GET and read the head of the answer; its bytes go to ``record``. Raises Unfit."""
    numbers = _numbers(address, world.resolve)
    plain, ip = _reach(numbers, address, world)
    line = _Line(_secure(plain, address, world), record)
    exchange = http.client.HTTPConnection(address.host)
    exchange.sock = line
    try:
        exchange.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
        for name, value in _headers(address, agent):
            exchange.putheader(name, value)
        exchange.endheaders()
        answer = exchange.getresponse()
    except OSError as error:
        raise _lost(error) from None
    except (http.client.HTTPException, ValueError):
        # More than 100 headers, a line beyond 64 KiB, or no HTTP at all.
        raise Unfit("no_http") from None
    finally:
        # What the tape still has to read keeps it open until then.
        line.close()
    assert line.tape is not None  # noqa: S101  # getresponse has made it
    line.tape.in_head = False
    return Sent(line.sent, ip, answer, line.tape)


def _headers(address: Address, agent: str) -> list[tuple[str, str]]:
    return [
        ("Host", address.host_header),
        ("User-Agent", agent),
        ("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ]


def _numbers(address: Address, find: Resolve) -> list[IpAddress]:
    """Where the name leads. One number that is not allowed spoils them all."""
    try:
        found = list(dict.fromkeys(find(address.host, address.port)))
        numbers = [ipaddress.ip_address(number) for number in found]
    except (OSError, UnicodeError):
        raise Unfit("no_such_host", host=address.host) from None
    except ValueError:
        raise Unfit("private", host=address.host) from None
    if not numbers:
        raise Unfit("no_such_host", host=address.host)
    if not all(is_allowed(number) for number in numbers):
        raise Unfit("private", host=address.host)
    return numbers


def _reach(numbers: list[IpAddress], address: Address, world: World) -> tuple[socket.socket, str]:
    for number in numbers[:TRIES]:
        try:
            made = world.connect(number, address.port)
        except OSError:
            continue
        made.settimeout(SILENCE)
        return made, str(number)
    raise Unfit("no_answer", host=address.host)


def _secure(plain: socket.socket, address: Address, world: World) -> socket.socket:
    if address.scheme == "http":
        return plain
    try:
        return world.tls().wrap_socket(plain, server_hostname=address.host)
    except ssl.SSLCertVerificationError as error:
        plain.close()
        raise Unfit("certificate", host=address.host, why=error.verify_message) from None
    except OSError as error:
        plain.close()
        raise _lost(error) from None


def _lost(error: OSError) -> Unfit:
    return Unfit("silent" if isinstance(error, TimeoutError) else "cut_off")
