"""Telling whether an uploaded file is what it is called, and keeping its bytes."""

import errno
import fcntl
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from responses.sources.archives import Suspect, open_archive
from responses.sources.images import size_of
from responses.sources.kinds import (
    ARCHIVE,
    BOTH,
    DOCX,
    DRAWING,
    EML,
    ENDINGS,
    HTML,
    IMAGES,
    MHTML,
    PDF,
    TEXT,
    kind_of,
)

WORDS = {
    PDF: _("a PDF"),
    HTML: _("a web page"),
    MHTML: _("a page saved as one file"),
    DOCX: _("a Word document"),
    EML: _("a mail"),
    TEXT: _("plain text"),
    ARCHIVE: _("a ZIP archive"),
    BOTH: _("two kinds of file at once"),
    DRAWING: _("a drawing that can hold programs (SVG)"),
    **dict.fromkeys(IMAGES, _("an image")),
}
REFUSALS = {
    "file_locked": _("The file is locked with a password. Nothing was kept."),
    "archive_locked": _("The file is locked with a password. Nothing was kept."),
    "archive_bomb": _("The file unpacks to far more than it holds. Nothing was kept."),
    "archive_broken": _("The file is damaged and cannot be opened. Nothing was kept."),
    "archive_path": _("The file holds entries that point outside of it. Nothing was kept."),
    "image_bomb": _("The image says it is larger than any camera makes. Nothing was kept."),
    "image_broken": _("The image does not say how large it is: it is damaged. Nothing was kept."),
}
# What a name must not hold: paths, control characters, marks that turn the direction of writing.
UNNAMED = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
DEVICES = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
LONGEST_NAME = 120
LATELY = timedelta(seconds=1)
# What a system says when there is no room for a file: the disk, somebody's share of it, or the process's own limit.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NoSpace(Refused):
    """There is no room for the bytes; nothing of them was kept."""

    def __init__(self) -> None:
        super().__init__(_("The disk is full, so nothing was kept. Tell who runs this site, then try again."))


def is_full(error: Exception) -> bool:
    """Whether there was no room on the disk."""
    return isinstance(error, NoSpace) or getattr(error, "errno", None) in FULL


class Upload(NamedTuple):
    """Bytes with the name they came under."""

    filename: str
    content: bytes


def clean_name(filename: str) -> str:
    """The last part of a file's name, such as any system can store and nobody can misread."""
    last = UNNAMED.sub("", re.split(r"[/\\]", filename)[-1]).strip(" .")
    path = Path(DEVICES.sub(r"\g<0>_", last) or "file")
    stem, ending = path.stem or "file", path.suffix[:20]
    return stem[: LONGEST_NAME - len(ending)] + ending


def media_type_of(upload: Upload, *, limit: int) -> str:
    """What the file is, when its content and its name agree. Raises ValidationError in plain words."""
    if not upload.content:
        raise ValidationError(_("The file is empty (0 bytes)."), code="file_empty")
    if len(upload.content) > limit:
        raise ValidationError(
            _("The file is larger than %(limit)d MB, the most that can be kept."),
            code="file_too_large",
            params={"limit": limit // 2**20},
        )
    named = ENDINGS.get(Path(upload.filename).suffix.lower())
    if named is None:
        raise ValidationError(
            _("Upload a PDF, HTML, MHTML, DOCX, EML or text file, or an image."),
            code="file_kind",
        )
    found = kind_of(upload.content, named)
    if named != found:
        raise ValidationError(
            _("The file is called %(named)s but holds %(found)s."),
            code="file_disguised",
            params={"named": WORDS[named], "found": WORDS.get(found, _("something else (binary data)"))},
        )
    _refuse_hostile(upload.content, found)
    return found


def _refuse_hostile(content: bytes, media_type: str) -> None:
    """What would harm whoever opens it is told from outside. Raises ValidationError."""
    code = ""
    if media_type == DOCX:
        try:
            names = open_archive(content).namelist()
            code = "archive_broken" if "word/document.xml" not in names else ""
        except Suspect as suspect:
            code = str(suspect)
    if media_type in IMAGES:
        size = size_of(content, media_type)
        code = "image_broken" if size is None else "image_bomb" if size.is_bomb else ""
    if code:
        raise ValidationError(REFUSALS[code], code=code)


def holds_bytes(path: Path, sha256: str) -> bool:
    """Whether the file at ``path`` is there and has this SHA-256."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def keep_bytes(content: bytes, path: Path) -> bool:
    """Put ``content`` at ``path`` whole or not at all, durably. False when it was there already and is left alone.

    Raises NoSpace when the disk is full.
    """
    if holds_bytes(path, hashlib.sha256(content).hexdigest()) and want_bytes(path):
        return False
    try:
        _write(content, path)
    except OSError as error:
        if is_full(error):
            raise NoSpace from error
        raise
    return True


@contextmanager
def kept_bytes(content: bytes, path: Path) -> Iterator[None]:
    """Keep the bytes if all goes well within: whatever goes wrong takes them away again, unless others want them."""
    is_new = keep_bytes(content, path)
    written = path.stat().st_mtime
    try:
        yield
    except BaseException:
        if is_new:
            discard_bytes(path, before=datetime.fromtimestamp(written, UTC) + LATELY)
        raise


def want_bytes(path: Path) -> bool:
    """Say that the bytes are wanted from now on, before a row says so; False when they are gone.

    Both this and ``discard_bytes`` lock the file: whoever comes second knows what the first did.
    """
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            os.utime(file.fileno())
            return os.fstat(file.fileno()).st_nlink > 0
    except OSError:
        return False


def discard_bytes(path: Path, *, before: datetime) -> bool:
    """Remove bytes that nobody said to want since ``before``; False when somebody did, or they are gone."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            facts = os.fstat(file.fileno())
            if not facts.st_nlink or facts.st_mtime >= before.timestamp():
                return False
            path.unlink()
    except FileNotFoundError:
        return False
    return True


def _write(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).chmod(0o440)
            # Dated back, so that whoever wants them from now on is told from who wrote them.
            os.utime(part.fileno(), times=(time.time() - 2 * LATELY.seconds,) * 2)
            Path(part.name).replace(path)
            _sync_folder(path.parent)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """The new name itself must outlive a power failure, not only the bytes."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
