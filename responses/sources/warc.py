"""The archive record of a fetch: a WARC 1.1 file (ISO 28500) with every request and answer, byte by byte as they went.

The same exchanges at the same time give the same file, so its SHA-256 names it. Any WARC tool can read it.
"""

import hashlib
import re
import uuid
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from responses.sources.fetching import Exchange

FORMAT = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
HEAD_ENDS = re.compile(rb"\r?\n\r?\n")


class Archived(NamedTuple):
    """An answer as the file holds it; ``body`` is unpacked."""

    url: str
    status: int
    body: bytes


class _AsItCame(StatusAndHeaders):
    """A head whose bytes stay as they came, whatever a parser would make of them."""

    def __init__(self, head: bytes) -> None:
        super().__init__("as it came", [])
        self.headers_buff = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Nothing: the bytes are there."""


def write_warc(exchanges: list[Exchange], *, at: datetime, agent: str) -> bytes:
    """The file: who fetched and how, then each answer with its request, in the order they went."""
    content = BytesIO()
    writer = WARCWriter(content, gzip=True, warc_version="1.1")
    date = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    _write(writer, "warcinfo", "", _about(agent), {"WARC-Date": date})
    for number, exchange in enumerate(exchanges):
        common = {"WARC-Date": date, "WARC-IP-Address": exchange.ip}
        cut = {"WARC-Truncated": "length"} if exchange.cut else {}
        answer = _write(writer, "response", exchange.url, exchange.answer, common | cut, number=number)
        asked = {**common, "WARC-Concurrent-To": answer}
        _write(writer, "request", exchange.url, exchange.request, asked, number=number)
    return content.getvalue()


def _about(agent: str) -> bytes:
    told = {"software": "OnRecord", "format": "WARC File Format 1.1", "conformsTo": FORMAT, "robots": "obey"}
    lines = [f"{name}: {value}\r\n" for name, value in {**told, "http-header-user-agent": agent}.items()]
    return "".join(lines).encode()


def _write(writer: WARCWriter, kind: str, url: str, content: bytes, told: dict[str, str], *, number: int = 0) -> str:
    """One record; returns its id, which follows from what it holds."""
    digest = hashlib.sha256(content).hexdigest()
    name = " ".join((kind, str(number), url, told["WARC-Date"], digest))
    record_id = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"
    head, body = _split(content) if url else (b"", content)
    record = writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict={**told, "WARC-Record-ID": record_id},
        http_headers=_AsItCame(head) if url else None,
    )
    writer.write_record(record)
    return record_id


def _split(content: bytes) -> tuple[bytes, bytes]:
    """Head and body of an HTTP message. A head that ends with bare line feeds ends there too."""
    end = HEAD_ENDS.search(content)
    at = end.end() if end else len(content)
    return content[:at], content[at:]


def answers_in(path: Path) -> Iterator[Archived]:
    """The answers a WARC file holds, in order. Raises ValueError when it is no such file, or a digest is wrong."""
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                if record.rec_type == "response":
                    yield _archived(record)
    except (ArchiveLoadFailed, OSError, zlib.error) as error:
        raise ValueError(f"not a WARC file that can be read ({type(error).__name__})") from error


def _archived(record: Any) -> Archived:
    body = record.content_stream().read()
    # What unpacking has no use for is read too: the digest is looked at where the record ends.
    record.raw_stream.read()
    if record.raw_stream.limit:
        raise ArchiveLoadFailed("the file breaks off")
    return Archived(record.rec_headers.get_header("WARC-Target-URI"), int(record.http_headers.get_statuscode()), body)
