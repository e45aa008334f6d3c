"""What a picture says of its size, read from its first bytes; a picture is never unpacked here."""

import struct
from typing import NamedTuple

PNG, JPEG, GIF, WEBP = "image/png", "image/jpeg", "image/gif", "image/webp"
# More than any camera or scanner gives: unpacked it would fill the reader's memory.
MOST_SIDE, MOST_PIXELS = 30_000, 150_000_000
# Frames of a JPEG that carry its size.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset([0x01, *range(0xD0, 0xD9)])


class Size(NamedTuple):
    """Pixels across and down."""

    width: int
    height: int

    @property
    def is_bomb(self) -> bool:
        """Whether unpacking it would fill the memory of whoever looks at it."""
        return max(self) > MOST_SIDE or self.width * self.height > MOST_PIXELS


def kind_of_image(content: bytes) -> str:
    """The media type by the first bytes; empty when they are no picture's."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    return WEBP if content.startswith(b"RIFF") and content[8:12] == b"WEBP" else ""


def size_of(content: bytes, media_type: str) -> Size | None:
    """The size a picture says it has, or None when it says none."""
    try:
        found = SIZES[media_type](content)
    except struct.error:
        return None
    return found if found and min(found) > 0 else None


def _png(content: bytes) -> Size | None:
    return Size(*struct.unpack_from(">2L", content, 16)) if content[12:16] == b"IHDR" else None


def _gif(content: bytes) -> Size:
    return Size(*struct.unpack_from("<2H", content, 6))


def _webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if kind == b"VP8X":
        wide, high = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return Size(wide, high) if len(content) >= 30 else None
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<L", content, 21)
        return Size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    if kind == b"VP8 ":
        wide, high = struct.unpack_from("<2H", content, 26)
        return Size(wide & 0x3FFF, high & 0x3FFF)
    return None


def _jpeg(content: bytes) -> Size | None:
    at = 2
    while at < len(content) - 9:
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in ALONE:
            at += 2
        elif marker in FRAMES:
            high, wide = struct.unpack_from(">2H", content, at + 5)
            return Size(wide, high)
        else:
            at += 2 + max(struct.unpack_from(">H", content, at + 2)[0], 2)
    return None


SIZES = {PNG: _png, JPEG: _jpeg, GIF: _gif, WEBP: _webp}
