"""The size a picture says it has."""

import struct

import pytest

from responses.sources.images import GIF, JPEG, PNG, WEBP, Size, kind_of_image, size_of
from tests.specimens import gif_of, png_of


def jpeg_of(width, height, before=b""):
    frame = struct.pack(">2sHB2H", b"\xff\xc0", 11, 8, height, width) + b"\1\1\x11\0"
    return b"\xff\xd8" + before + frame + b"\xff\xd9"


def webp_of(kind, body):
    return b"RIFF" + struct.pack("<L", 12 + len(body)) + b"WEBP" + kind + struct.pack("<L", len(body)) + body


LOSSY = webp_of(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<2H", 640, 480))
LOSSLESS = webp_of(b"VP8L", b"\x2f" + struct.pack("<L", 639 | 479 << 14))
EXTENDED = webp_of(b"VP8X", b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"))
APP0 = b"\xff\xe0\x00\x04\0\0"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png_of(640, 480), PNG),
        (gif_of(640, 480), GIF),
        (jpeg_of(640, 480), JPEG),
        (jpeg_of(640, 480, before=APP0 + b"\xff\x01"), JPEG),
        (jpeg_of(640, 480, before=b"\xff" + APP0), JPEG),
        (LOSSY, WEBP),
        (LOSSLESS, WEBP),
        (EXTENDED, WEBP),
    ],
)
def test_size_is_read_from_the_first_bytes(content, kind):
    assert kind_of_image(content) == kind
    assert size_of(content, kind) == Size(640, 480)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png_of()[:20], PNG),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0dXXXX", PNG),
        (png_of(0, 5), PNG),
        (gif_of()[:8], GIF),
        (b"\xff\xd8\xff\xd9", JPEG),
        (b"\xff\xd8\xffwords and more words", JPEG),
        (b"\xff\xd8\xff\xe0\x00\x02words and more words", JPEG),
        (webp_of(b"NONE", b"\0" * 20), WEBP),
        (webp_of(b"VP8X", b"\0"), WEBP),
        (webp_of(b"VP8L", b"")[:20], WEBP),
    ],
)
def test_picture_that_says_no_size_has_none(content, kind):
    assert size_of(content, kind) is None


@pytest.mark.parametrize(
    ("size", "is_bomb"),
    [(Size(8000, 6000), False), (Size(1_000_000, 1), True), (Size(1, 30_001), True), (Size(20_000, 20_000), True)],
)
def test_picture_that_would_fill_the_memory_is_told(size, is_bomb):
    assert size.is_bomb is is_bomb


def test_other_bytes_are_no_picture():
    assert kind_of_image(b"RIFF....WAVE") == kind_of_image(b"words") == ""
