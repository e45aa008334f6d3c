"""ZIP archives, looked at from outside."""

import io
import stat
import struct
import time
import zipfile

import pytest

from responses.sources import archives
from responses.sources.archives import Suspect, ends_as_archive, open_archive, read_entry
from tests.specimens import archive_of, gif_of, pdf_of


def entry(name, mode=0):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def locked():
    """An archive that says its entry is encrypted."""
    content = bytearray(archive_of({"a": b"words"}))
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<H", content, at + 8, 1)
    return bytes(content)


def many(count):
    """The end of an archive that says it has so many entries, and their list."""
    head = b"PK\x01\x02" + b"\0" * 24 + struct.pack("<3H", 1, 0, 0) + b"\0" * 12 + b"a"
    listed = head * min(count, 3)
    return listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), 0, 0)


def twice():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a", b"2")
    return out.getvalue()


BOMB = {"word/document.xml": b"\0" * (2**20 * 2)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "archive_broken"),
        (b"PK\x03\x04 no end", "archive_broken"),
        (b"PK\x05\x06", "archive_broken"),
        (b"words" * 9 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 45, 0, 0), "archive_broken"),
        (many(60_000), "archive_bomb"),
        (many(2), "archive_broken"),
        (archive_of(BOMB), "archive_bomb"),
        (locked(), "archive_locked"),
        (archive_of({"../../x": b""}), "archive_path"),
        (archive_of({"/etc/x": b""}), "archive_path"),
        (archive_of({"C:\\x": b""}), "archive_path"),
        (archive_of({"a\nb": b""}), "archive_path"),
        (archive_of({entry("link", stat.S_IFLNK | 0o777): b"/etc/passwd"}), "archive_path"),
        (twice(), "archive_broken"),
    ],
)
def test_hostile_archives_are_not_opened(content, code):
    with pytest.raises(Suspect, match=f"^{code}$"):
        open_archive(content)


def test_long_list_of_entries_is_refused_before_it_is_read():
    content = many(3)[:-22] * 10_000 + many(0)[-22:]
    at = len(content) - 22
    packed = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 7, 7, at, 0, 0)
    began = time.process_time()
    with pytest.raises(Suspect, match="archive_bomb"):
        open_archive(content[:at] + packed)
    assert time.process_time() - began < 0.1


def test_too_many_entries_are_refused_whatever_the_end_says(monkeypatch):
    monkeypatch.setattr(archives, "ENTRIES", 2)
    content = bytearray(archive_of({"a": b"", "b": b"", "c": b""}))
    struct.pack_into("<2H", content, len(content) - 14, 1, 1)
    with pytest.raises(Suspect, match="archive_bomb"):
        open_archive(bytes(content))


def test_entries_of_a_good_archive_are_read():
    archive = open_archive(archive_of({"a/b.xml": b"words"}))
    assert read_entry(archive, "a/b.xml") == b"words"


def damaged(at, value):
    content = bytearray(archive_of({"a": b"words that are long enough to be packed, packed, packed"}))
    content[at : at + len(value)] = value
    return bytes(content)


@pytest.mark.parametrize("content", [damaged(31, b"\xff\xff\xff"), damaged(0, b"XXXX")])
def test_damaged_entries_are_refused(content):
    with pytest.raises(Suspect, match="archive_broken"):
        read_entry(open_archive(content), "a")


def test_absent_entries_are_refused():
    with pytest.raises(Suspect, match="archive_broken"):
        read_entry(open_archive(archive_of({"a": b""})), "b")


def test_no_more_is_unpacked_than_the_list_says():
    archive = open_archive(archive_of({"a": b"words"}))
    archive.getinfo("a").file_size = 2
    with pytest.raises(Suspect, match="archive_broken"):
        read_entry(archive, "a")


@pytest.mark.parametrize(
    ("content", "is_archive"),
    [
        (archive_of({"a": b"1"}), True),
        (pdf_of("a") + archive_of({"a": b"1"}), True),
        (gif_of() + archive_of({"a.class": b"1"}), True),
        (gif_of() + archive_of({"a.class": b"1"}) + b"\n", True),
        (gif_of() + archive_of({}), True),
        (pdf_of("a"), False),
        (b"words PK\x05\x06 and more words that follow them", False),
        (b"PK\x05\x06", False),
        (b"", False),
    ],
)
def test_what_can_be_opened_as_an_archive_too_is_told(content, is_archive):
    assert ends_as_archive(content) is is_archive
