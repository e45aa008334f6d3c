"""Looking at a ZIP archive from outside before anything in it is unpacked: its end, its list of entries, sizes."""

import re
import stat
import struct
import zipfile
from io import BytesIO

END = b"PK\x05\x06"
END_SIZE = struct.Struct("<4s4H2LH")
# So far from the end of a file its end record can begin.
TAIL = 22 + 2**16
ENTRIES, LIST_SIZE = 2_000, 2**20
UNPACKED, RATIO = 200 * 2**20, 200
# A small entry may well be packed a thousandfold.
SMALL = 2**20
BAD_NAME = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f]")


class Suspect(Exception):
    """An archive that is not opened. The message is a code."""


def ends_as_archive(content: bytes) -> bool:
    """Whether the bytes can also be opened as a ZIP archive, whatever they begin with."""
    at = content.rfind(END, max(0, len(content) - TAIL))
    if at < 0 or len(content) < at + END_SIZE.size:
        return False
    size, offset = END_SIZE.unpack_from(content, at)[5:7]
    starts = {at - size, offset}
    return size == 0 or any(content[start : start + 4] == b"PK\x01\x02" for start in starts if 0 <= start < at)


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive, when its list of entries is harmless. Raises Suspect."""
    at = content.rfind(END, max(0, len(content) - TAIL))
    if at < 0 or len(content) < at + END_SIZE.size:
        raise Suspect("archive_broken")
    record = END_SIZE.unpack_from(content, at)
    if record[4] > ENTRIES or record[5] > LIST_SIZE:
        raise Suspect("archive_bomb")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error):
        raise Suspect("archive_broken") from None
    _refuse_hostile(archive.infolist())
    return archive


def _refuse_hostile(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise Suspect("archive_bomb")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise Suspect("archive_broken")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Suspect("archive_locked")
        if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
            raise Suspect("archive_bomb")
        if BAD_NAME.search(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
            raise Suspect("archive_path")


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """One entry, no longer than its list says. Raises Suspect."""
    try:
        with archive.open(name) as entry:
            most = archive.getinfo(name).file_size
            content = entry.read(most + 1)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        raise Suspect("archive_broken") from None
    except Exception as error:  # zlib.error, lzma errors: whatever unpacking hostile bytes comes to
        raise Suspect("archive_broken") from error
    if len(content) > most:
        raise Suspect("archive_bomb")
    return content
