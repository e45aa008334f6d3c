"""The archive record of a fetch: byte by byte, the same every time, and read by others' tools."""

import gzip
import hashlib
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.warcwriter import WARCWriter

from responses.sources.fetching import Exchange
from responses.sources.warc import answers_in, write_warc

AT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
AGENT = "OnRecord/1.0 (+https://onrecord.example/)"
REQUEST = b"GET /p HTTP/1.1\r\nHost: example.org\r\n\r\n"
NOISE = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(99))
BODY = b"Wir achten die Menschenrechte.\r\n\r\n" * 5
URL = "https://example.org/p"
# Folded, doubled, in Latin-1: as sites send it.
ODD = b"HTTP/1.1 200 \r\ncontent-TYPE:text/html\r\nX-A:  1\r\nX-A: 2\r\nX-B: \xe4\r\n folded\r\n\r\n"


def packed(body):
    content = gzip.compress(body)
    return b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (
        len(content),
        content,
    )


def kept(tmp_path, *answers, cut=False):
    path = tmp_path / "record.warc.gz"
    exchanges = [Exchange(f"{URL}{n}", "93.184.216.34", REQUEST, answer, cut) for n, answer in enumerate(answers)]
    path.write_bytes(write_warc(exchanges, at=AT, agent=AGENT))
    return path


def blocks(path):
    """Every record as it lies in the file, unparsed."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file, no_record_parse=True):
            yield record.rec_type, record.rec_headers, record.raw_stream.read()


def test_exchanges_lie_in_the_file_byte_by_byte(tmp_path):
    found = list(blocks(kept(tmp_path, ODD + BODY, b"HTTP/1.0 404 \n\nnot there", b"no head at all")))
    assert [(kind, block) for kind, _headers, block in found[1:]] == [
        ("response", ODD + BODY),
        ("request", REQUEST),
        ("response", b"HTTP/1.0 404 \n\nnot there"),
        ("request", REQUEST),
        ("response", b"no head at all"),
        ("request", REQUEST),
    ]
    kind, _headers, about = found[0]
    assert (kind, AGENT.encode() in about) == ("warcinfo", True)


def test_record_says_where_when_and_what_it_belongs_to(tmp_path):
    _about, (_kind, answer, _block), (_kind, request, _block) = blocks(kept(tmp_path, ODD + BODY, cut=True))
    said = {
        name: answer.get_header(name) for name in ("WARC-Target-URI", "WARC-IP-Address", "WARC-Date", "WARC-Truncated")
    }
    assert said == {
        "WARC-Target-URI": f"{URL}0",
        "WARC-IP-Address": "93.184.216.34",
        "WARC-Date": "2026-11-23T12:30:00.000000Z",
        "WARC-Truncated": "length",
    }
    assert request.get_header("WARC-Concurrent-To") == answer.get_header("WARC-Record-ID")


def test_same_exchanges_give_the_same_file(tmp_path):
    assert kept(tmp_path, ODD + BODY).read_bytes() == kept(tmp_path, ODD + BODY).read_bytes()
    assert kept(tmp_path, ODD + BODY).read_bytes() != kept(tmp_path, ODD + BODY[1:]).read_bytes()


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=3))
def test_every_body_comes_back_unpacked_with_its_digest(tmp_path_factory, bodies):
    path = kept(tmp_path_factory.mktemp("warc"), *(packed(body) for body in bodies))
    assert [answer.body for answer in answers_in(path)] == bodies
    checker = Checker(type("Asked", (), {"inputs": [str(path)], "verbose": False, "exit_value": 0}))
    checker.process_one(str(path))
    assert checker.exit_value == 0


def test_file_written_again_from_what_was_read_is_the_same(tmp_path):
    path, again = kept(tmp_path, packed(BODY), b"HTTP/1.1 404 Not Found\r\n\r\nno"), io.BytesIO()
    writer = WARCWriter(again, gzip=True, warc_version="1.1")
    with path.open("rb") as file:
        for record in ArchiveIterator(file, no_record_parse=True):
            writer.write_record(record)
    assert again.getvalue() == path.read_bytes()


def test_answers_are_read_with_address_and_status(tmp_path):
    moved = b"HTTP/1.1 302 Found\r\nLocation: /p1\r\n\r\n"
    found = list(answers_in(kept(tmp_path, moved, packed(BODY))))
    assert found == [(f"{URL}0", 302, b""), (f"{URL}1", 200, BODY)]


@pytest.mark.parametrize("content", [b"rubbish" * 50, gzip.compress(b"x\n" * 9, mtime=0)])
def test_file_that_is_none_is_said_to_be(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(ValueError, match="not a WARC file"):
        list(answers_in(tmp_path / "x"))


def test_file_that_breaks_off_is_said_to(tmp_path):
    path = kept(tmp_path, ODD + BODY, ODD + NOISE)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(ValueError, match="not a WARC file"):
        list(answers_in(path))


def test_answer_that_was_changed_is_found_by_its_digest(tmp_path):
    path = kept(tmp_path, ODD + BODY)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"Menschenrechte", b"Menschenpflich", 1)))
    with pytest.raises(ValueError, match="not a WARC file"):
        list(answers_in(path))
