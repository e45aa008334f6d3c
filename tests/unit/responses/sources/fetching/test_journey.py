"""From an address to the page, over loopback connections to sites that behave and misbehave."""

import gzip
import io
import zlib
from types import SimpleNamespace

import pytest

from responses.sources.addresses import Unfit
from responses.sources.fetching.journey import Files, Order, travel
from responses.sources.fetching.wire import MOST_HEADER_BYTES, World
from tests.network import AGENT, MOST, PUBLIC, answer, serving, world

PAGE = b"<!doctype html><title>Policy</title><p>We respect human rights.</p>"
NAMES = {name: [PUBLIC] for name in ("example.org", "other.example")}
URL = "http://example.org/page"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def fetch(pages, url=URL, *, limit=MOST, **network):
    """What came of it, the body, and what the site was asked for."""
    body, record = io.BytesIO(), io.BytesIO()
    with serving({"/page": answer(PAGE)} | pages) as site:
        came = travel(Order(url, AGENT, limit), Files(body, record), world(NAMES, site.port)._replace(**network))
    return came, body.getvalue(), site


def refusal(pages, url=URL, **options):
    with pytest.raises(Unfit) as refused:
        fetch(pages, url, **options)
    return refused.value.code


def test_page_comes_as_it_is_with_its_exchange():
    sent = answer(PAGE, content_type="text/html", x_odd="  spaces\tkept ")
    came, body, site = fetch({"/page": sent})
    assert (came["url"], came["status"], body, came["redirects"]) == (URL, 200, PAGE, [])
    assert ["Content-Type", "text/html"] in came["headers"]
    [exchange] = came["exchanges"]
    assert exchange == {
        "url": URL,
        "ip": PUBLIC,
        "request": site.requests[1].decode(),
        "length": len(sent),
        "cut": False,
    }
    assert site.asked == ["/robots.txt", "/page"]
    assert f"User-Agent: {AGENT}\r\n" in exchange["request"]
    assert "Accept-Encoding: gzip, deflate\r\n" in exchange["request"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_recorded(status):
    pages = {"/page": answer(b"moved", status=f"{status} Moved", location="//other.example/b"), "/b": answer(PAGE)}
    came, body, _site = fetch(pages)
    assert (came["url"], body) == ("http://other.example/b", PAGE)
    assert came["redirects"] == [{"url": URL, "status": status}]
    assert [exchange["url"] for exchange in came["exchanges"]] == [URL, "http://other.example/b"]


def test_five_redirects_are_followed_and_not_one_more():
    hops = {f"/{n}": answer(status="302 Found", location=f"/{n + 1}") for n in range(20)}
    came, body, _site = fetch({**hops, "/5": answer(PAGE)}, "http://example.org/0")
    assert (len(came["redirects"]), body) == (5, PAGE)
    assert refusal(hops, "http://example.org/0") == "redirects"
    assert refusal({"/page": answer(status="301 Moved", location="/page")}) == "redirects"


@pytest.mark.parametrize(
    ("there", "code"),
    [("http://127.0.0.1/", "private"), ("ftp://example.org/", "scheme"), ("http://unknown.example/", "no_such_host")],
)
def test_each_hop_is_checked_anew(there, code):
    assert refusal({"/page": answer(status="302 Found", location=there)}) == code


def test_secured_page_leads_to_no_unsecured_one():
    tls = SimpleNamespace(wrap_socket=lambda plain, **_name: plain)
    pages = {"/page": answer(status="302 Found", location="https://other.example/b"), "/b": answer(PAGE)}
    assert fetch(pages, URL.replace("http:", "https:"), tls=lambda: tls)[1] == PAGE
    down = {"/page": answer(status="302 Found", location="http://other.example/b")}
    assert refusal(down, URL.replace("http:", "https:"), tls=lambda: tls) == "downgrade"


def test_what_only_looks_like_a_redirect_is_the_page():
    refresh = b'<meta http-equiv="refresh" content="0; url=http://other.example/">'
    for page in (
        answer(refresh),
        answer(refresh, status="302 Found"),
        answer(refresh, status="300 Choose", location="/b"),
    ):
        came, body, site = fetch({"/page": page})
        assert (came["url"], body, site.asked[1:]) == (URL, refresh, ["/page"])


def test_long_page_of_a_redirect_is_left_before_its_end():
    moved = answer(b"x" * 300_000, status="302 Found", location="/b")
    came, body, _site = fetch({"/page": moved, "/b": answer(PAGE)})
    first, last = came["exchanges"]
    assert (first["cut"], last["cut"], body) == (True, False, PAGE)
    assert first["length"] < len(moved)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        *(
            (encoding, gzip.compress(PAGE, mtime=0))
            for encoding in ("gzip", "x-gzip", "GZip", "identity, gzip", "deflate")
        ),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
)
def test_packed_page_is_unpacked(packed, encoding):
    assert fetch({"/page": answer(packed, content_encoding=encoding)})[1] == PAGE


def test_packed_in_two_parts_with_rubbish_behind_is_unpacked():
    halves = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"rubbish"
    assert fetch({"/page": answer(halves, content_encoding="gzip")})[1] == PAGE
    assert fetch({"/page": answer(b"", content_encoding="gzip")})[1] == b""


def test_page_in_chunks_is_put_together():
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:10], PAGE[10:], b""))
    came, body, _site = fetch({"/page": CHUNKED + chunks})
    assert (body, came["exchanges"][0]["length"]) == (PAGE, len(CHUNKED + chunks))


def bomb(size):
    """Zeros that pack to a thousandth."""
    pack = zlib.compressobj(9, wbits=31)
    return b"".join(pack.compress(b"\0" * 2**20) for _ in range(size)) + pack.flush()


BAD = [
    ("too_large", answer(bomb(3), content_encoding="gzip")),
    ("too_large", answer(zlib.compress(b"\0" * 3 * 2**20), content_encoding="deflate")),
    ("too_large", answer(b"x" * 1_100_000)),
    ("too_large", answer(b"x", content_length="1000000000000")),
    ("too_large", answer(b"x" * 1_100_000, content_length="")),
    ("too_large", CHUNKED + b"100000\r\n%s\r\n" % (b"x" * 2**20) * 2),
    ("encoding", answer(PAGE, content_encoding="br")),
    ("encoding", answer(PAGE, content_encoding="zstd")),
    ("encoding", answer(gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), content_encoding="gzip, gzip")),
    ("packed_badly", answer(PAGE, content_encoding="gzip")),
    ("packed_badly", answer(gzip.compress(PAGE, mtime=0)[:-10], content_encoding="gzip")),
    ("packed_badly", answer(b"\xff" + PAGE, content_encoding="deflate")),
    ("cut_off", answer(PAGE, content_length="1000")),
    ("cut_off", CHUNKED + b"zz\r\n"),
    ("cut_off", CHUNKED + b"ff\r\nshort"),
    ("no_http", b"220 smtp.example.org ESMTP\r\n"),
    ("cut_off", b""),
    ("no_http", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n"),
    ("no_http", b"HTTP/1.1 200 OK\r\nX: " + b"y" * 2**20 + b"\r\n\r\n"),
    ("long_head", b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 60_000 + b"\r\n") * 6 + b"\r\n"),
    ("long_head", b"HTTP/1.1 100 Continue\r\n\r\n" * (MOST_HEADER_BYTES // 20)),
]


@pytest.mark.parametrize(("code", "page"), BAD, ids=range(len(BAD)))
def test_bad_answer_is_refused(code, page):
    assert refusal({"/page": page}, limit=2**20) == code


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (answer(b"User-agent: *\nDisallow: /pa"), "robots"),
        (answer(b"User-agent: *\nDisallow:\n\nUser-agent: OnRecord\nDisallow: /"), "robots"),
        (answer(b"User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /other"), ""),
        (answer(b"User-agent: *\nDisallow: /", status="404 Not Found"), ""),
        (answer(b"User-agent: *\nDisallow: /", status="403 Forbidden"), ""),
        (answer(status="503 Busy"), "robots_closed"),
        (answer(b"x", content_encoding="br"), "robots_closed"),
        (answer(b"#" * 2**20 + b"\nUser-agent: *\nDisallow: /"), ""),
        (answer(b"User-agent: *\nDisallow: /\n" + b"#" * 2**20), "robots"),
        (answer(status="301 Moved", location="/robots2.txt"), "robots"),
        (answer(status="301 Moved", location="/robots.txt"), ""),
    ],
)
def test_robots_txt_is_obeyed(robots, code):
    pages = {"/robots.txt": robots, "/robots2.txt": answer(b"User-agent: *\nDisallow: /page")}
    assert (refusal(pages) if code else fetch(pages)[1] and "") == code


def test_robots_txt_is_asked_once_for_each_site():
    pages = {
        "/page": answer(status="302 Found", location="/b"),
        "/b": answer(status="302 Found", location="//other.example/c"),
    }
    _came, body, site = fetch({**pages, "/c": answer(PAGE)})
    assert (site.asked, body) == (["/robots.txt", "/page", "/b", "/robots.txt", "/c"], PAGE)


def test_site_that_cannot_be_reached_is_said_to_be():
    def unreachable(*_args):
        raise ConnectionRefusedError

    for find, code in ((lambda *_args: [PUBLIC], "no_answer"), (lambda *_args: [], "no_such_host")):
        with pytest.raises(Unfit, match=code):
            travel(Order(URL, AGENT, MOST), Files(io.BytesIO(), io.BytesIO()), World(find, unreachable))
