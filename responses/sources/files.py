"""Telling what an uploaded file is by its content, and keeping its bytes."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PDF, HTML, TEXT = "application/pdf", "text/html", "text/plain"
ENDINGS = {".pdf": PDF, ".html": HTML, ".htm": HTML, ".txt": TEXT, ".text": TEXT, ".md": TEXT}
HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
LOOK_AT = 4096


class Upload(NamedTuple):
    """Bytes with the name they came under."""

    filename: str
    content: bytes


def media_type_of(upload: Upload, *, limit: int) -> str:
    """PDF, HTML or plain text, when content and file name agree. Raises ValidationError in plain words."""
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
        raise ValidationError(_("Upload a PDF, HTML or text file (.pdf, .html, .txt)."), code="file_kind")
    found = _content_type(upload.content)
    if named != found:
        raise ValidationError(
            _("The file is called %(named)s but holds %(found)s."),
            code="file_disguised",
            params={"named": WORDS[named], "found": WORDS[found]},
        )
    return found


WORDS = {PDF: _("a PDF"), HTML: _("a web page"), TEXT: _("plain text"), "": _("something else (binary data)")}


def _content_type(content: bytes) -> str:
    head = content[:LOOK_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"%pdf-"):
        return PDF
    if b"\0" in content:
        return ""
    return HTML if head.startswith(HTML_OPENINGS) else TEXT


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
