"""Reading the body of an answer, with what it unpacks to counted while it streams."""

import http.client
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from responses.sources.addresses import Unfit

PIECE = 64 * 1024
GZIP_MAGIC = b"\x1f\x8b"


def refuse_long(answer: http.client.HTTPResponse, *, limit: int) -> None:
    """Raise Unfit when the answer says beforehand that it is longer than ``limit`` bytes."""
    if (answer.length or 0) > limit:
        raise Unfit("too_large", limit=limit // 2**20)


def read_body(answer: http.client.HTTPResponse, *, into: BinaryIO, limit: int) -> int:
    """Write the body, unpacked, to ``into`` and return its length. Raises Unfit beyond ``limit`` bytes."""
    encoding = _encoding(answer)
    length = 0
    pieces = _wire(answer, limit)
    for piece in _unpacked(pieces, raw_allowed=encoding == "deflate") if encoding else pieces:
        length += len(piece)
        if length > limit:
            raise Unfit("too_large", limit=limit // 2**20)
        into.write(piece)
    return length


def _encoding(answer: http.client.HTTPResponse) -> str:
    """How it is packed: not, by gzip or by deflate; never twice and never by what we did not ask for."""
    named = ",".join(answer.headers.get_all("Content-Encoding", []))
    encodings = [name.strip().lower() for name in named.split(",") if name.strip().lower() not in {"", "identity"}]
    if not encodings:
        return ""
    if len(encodings) > 1 or encodings[0] not in {"gzip", "x-gzip", "deflate"}:
        raise Unfit("encoding", encoding=", ".join(encodings)[:60])
    return encodings[0]


def _wire(answer: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    """The body as it came, at most ``limit`` bytes of it."""
    length = 0
    try:
        while piece := answer.read(PIECE):
            length += len(piece)
            if length > limit:
                raise Unfit("too_large", limit=limit // 2**20)
            yield piece
    except TimeoutError:
        raise Unfit("silent") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise Unfit("cut_off") from None
    if answer.length:
        raise Unfit("cut_off")


def _unpacked(pieces: Iterator[bytes], *, raw_allowed: bool) -> Iterator[bytes]:
    """What gzip or deflate had packed, a little at a time; "deflate" may lack the header it should have."""
    unpack, begun = zlib.decompressobj(zlib.MAX_WBITS | 32), False
    try:
        for packed in pieces:
            piece = packed
            if raw_allowed and not begun and not _has_zlib_header(piece):
                unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            begun = True
            while piece:
                if unpack.eof:
                    if not piece.startswith(GZIP_MAGIC):
                        break
                    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
                yield unpack.decompress(piece, PIECE)
                piece = unpack.unconsumed_tail or unpack.unused_data
    except zlib.error:
        raise Unfit("packed_badly") from None
    if begun and not unpack.eof:
        raise Unfit("packed_badly")


def _has_zlib_header(piece: bytes) -> bool:
    return piece[:2] == GZIP_MAGIC or (piece[0] & 0x0F == 8 and int.from_bytes(piece[:2]) % 31 == 0)
