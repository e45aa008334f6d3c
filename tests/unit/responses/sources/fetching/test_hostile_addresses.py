"""Not one connection is made to an address that is not allowed: asserted at the socket, not by what is said."""

import io
import socket
from ipaddress import ip_address

import pytest

from responses.sources.addresses import Unfit
from responses.sources.fetching.journey import Files, Order, travel
from responses.sources.fetching.wire import World
from tests.network import AGENT, MOST, answer
from tests.unit.responses.sources.fetching.hostile import HOSTILE, NUMBERS


class Wire:
    """Every connection and every look-up there was; connections reach a server that says what it is told to say."""

    def __init__(self, monkeypatch):
        self.connected, self.looked_up, self.numbers, self.answers = [], [], {}, []
        monkeypatch.setattr(socket.socket, "connect", lambda _line, address: self.connected.append(address))
        monkeypatch.setattr(socket.socket, "sendall", lambda *_args: None)
        monkeypatch.setattr(socket.socket, "makefile", lambda *_args, **_options: io.BytesIO(self.answers.pop(0)))
        monkeypatch.setattr(socket, "getaddrinfo", self._look_up)

    def _look_up(self, host, port, **_options):
        self.looked_up.append(host)
        try:
            numbers = [str(ip_address(host))]
        except ValueError:
            numbers = self.numbers.get(host, ["127.0.0.1"])
            numbers = numbers() if callable(numbers) else numbers
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]


@pytest.fixture
def wire(monkeypatch):
    return Wire(monkeypatch)


def fetch(url):
    return travel(Order(url, AGENT, MOST), Files(io.BytesIO(), io.BytesIO()), World())


def test_there_are_hundreds_of_them():
    assert len(set(HOSTILE)) == len(HOSTILE) >= 200


@pytest.mark.parametrize("url", HOSTILE)
def test_hostile_address_is_never_connected_to(wire, url):
    with pytest.raises(Unfit):
        fetch(url)
    assert wire.connected == []


def test_recorder_sees_a_connection_when_there_is_one(wire):
    wire.numbers["example.org"] = ["93.184.216.34"]
    wire.answers = [answer(status="404 Not Found"), answer(b"page")]
    assert fetch("http://example.org/")["status"] == 200
    assert wire.connected == [("93.184.216.34", 80)] * 2


@pytest.mark.parametrize("number", NUMBERS)
def test_name_that_leads_to_a_hostile_number_is_never_connected_to(wire, number):
    wire.numbers["example.org"] = [number]
    with pytest.raises(Unfit, match="private"):
        fetch("http://example.org/")
    assert wire.connected == []


@pytest.mark.parametrize(
    "numbers", [["93.184.216.34", "10.0.0.1"], ["2a00:1450::1", "::1"], ["nonsense"], ["fe80::1%eth0"]]
)
def test_one_bad_number_spoils_them_all(wire, numbers):
    wire.numbers["example.org"] = numbers
    with pytest.raises(Unfit, match="private"):
        fetch("http://example.org/")
    assert wire.connected == []


def test_name_that_changes_between_look_ups_is_looked_up_once_for_each_connection(wire):
    """Rebinding: the number that was checked is the number that is connected to, whatever the name says next."""
    numbers = iter([["93.184.216.34"], ["93.184.216.35"], ["127.0.0.1"]])
    wire.numbers["example.org"] = lambda: next(numbers)
    wire.answers = [answer(status="404 Not Found"), answer(status="302 Found", location="/next")]
    with pytest.raises(Unfit, match="private"):
        fetch("http://example.org/")
    assert wire.connected == [("93.184.216.34", 80), ("93.184.216.35", 80)]
    assert wire.looked_up == ["example.org"] * 3


@pytest.mark.parametrize("url", HOSTILE)
def test_redirect_to_a_hostile_address_is_not_followed(wire, url):
    wire.numbers["example.org"] = ["93.184.216.34"]
    place = url.encode().decode("latin-1").replace("\r", "").replace("\n", "").replace("\x00", "")
    wire.answers = [answer(status="404 Not Found"), answer(status="302 Found", location=place) if place else b""]
    wire.answers += [answer(b"page")] * 7
    try:
        came = fetch("http://example.org/")
    except Unfit:
        came = {"url": "http://example.org/"}
    assert {number for number, _port in wire.connected} == {"93.184.216.34"}
    assert came["url"].startswith("http://example.org/")
