"""One request over one connection: TLS by the name, silence, and the tape of what was read."""

import datetime
import io
import socket
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from responses.sources.addresses import Unfit, parse_address
from responses.sources.fetching import wire
from responses.sources.fetching.journey import Files, Order, travel
from responses.sources.fetching.wire import Tape, ask
from tests.network import AGENT, PUBLIC, answer, serving, world

NAMES = {name: [PUBLIC] for name in ("example.org", "other.example")}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with the key and the certificate of example.org, which vouches for itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "example.org")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + datetime.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("example.org")]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    private = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    path.write_bytes(key.private_bytes(*private) + pem)
    return path


def asked(url, certificate, *, trusted=True, secured=True):
    """The answer of a site with this certificate, or why there is none."""
    serves = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serves.load_cert_chain(certificate)
    trusts = ssl.create_default_context(cafile=certificate if trusted else None)
    with serving({"/": answer(b"page")}, tls=serves if secured else None) as site:
        network = world(NAMES, site.port)._replace(tls=lambda: trusts)
        sent = ask(parse_address(url), agent=AGENT, record=io.BytesIO(), world=network)
        with sent.answer:
            return sent.answer.read()


def test_site_with_a_certificate_of_its_name_is_read(certificate):
    assert asked("https://example.org/", certificate) == b"page"


@pytest.mark.parametrize(
    ("url", "options", "code"),
    [
        ("https://other.example/", {}, "certificate"),
        ("https://example.org/", {"trusted": False}, "certificate"),
        ("https://example.org/", {"secured": False}, "silent"),
    ],
)
def test_certificate_is_held_against_the_name(monkeypatch, certificate, url, options, code):
    monkeypatch.setattr(wire, "SILENCE", 0.5)
    with pytest.raises(Unfit, match=code):
        asked(url, certificate, **options)


@pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"])
def test_silent_site_is_left(monkeypatch, begins):
    monkeypatch.setattr(wire, "SILENCE", 0.05)

    def dawdle(line, _target):
        line.sendall(begins)
        line.recv(1)

    order, files = Order("http://example.org/", AGENT, 100), Files(io.BytesIO(), io.BytesIO())
    with serving({"/": dawdle}) as site, pytest.raises(Unfit, match="silent"):
        travel(order, files, world(NAMES, site.port))


def test_tape_writes_down_what_is_read_however_it_is_read():
    record = io.BytesIO()
    tape = Tape(io.BytesIO(b"line\nrest of it"), record)
    into = bytearray(4)
    assert (tape.readline(), tape.read(5), tape.readinto(into), bytes(into)) == (b"line\n", b"rest ", 4, b"of i")
    assert (record.getvalue(), tape.length) == (b"line\nrest of i", 14)


def test_connection_that_fails_is_closed(monkeypatch):
    closed, close = [], socket.socket.close
    monkeypatch.setattr(socket.socket, "close", lambda line: (closed.append(line.family), close(line)))
    monkeypatch.setattr(socket.socket, "connect", lambda *_args: (_ for _ in ()).throw(ConnectionRefusedError))
    for number in ("8.8.8.8", "2a00::1"):
        with pytest.raises(ConnectionRefusedError):
            wire.connect(wire.ipaddress.ip_address(number), 80)
    assert closed == [socket.AF_INET, socket.AF_INET6]
