"""Telling whether an uploaded file is what it is called, and keeping its bytes."""

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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


def keep_bytes(content: bytes, path: Path) -> None:
    """Put ``content`` at ``path`` whole or not at all, durably. Bytes that are there already are left alone."""
    if holds_bytes(path, hashlib.sha256(content).hexdigest()):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).chmod(0o440)
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
