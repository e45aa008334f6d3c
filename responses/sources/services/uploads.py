"""What somebody uploads or pastes, read into text before anything is kept."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.canonical import sha256_of
from accounts.validators import UNSTORABLE, validate_plain_text
from responses.sources.files import TEXT, Upload, media_type_of
from responses.sources.reading import MAX_TEXT, read_text


class Reading(NamedTuple):
    """An upload that was read: its bytes, its text, and what read it."""

    upload: Upload
    media_type: str
    sha256: str
    text: str
    extractor: str


def read_upload(upload: Upload | Reading) -> Reading:
    """The upload with its text. It may take 20 s: call it outside a transaction, which would hold up all writers.

    Raises ValidationError (field ``file``) when the file is not what it says, holds no text, or too much of it.
    """
    if isinstance(upload, Reading):
        return upload
    try:
        media_type = media_type_of(upload, limit=settings.CAPTURE_MAX_BYTES)
        text, extractor = _read(upload.content, media_type)
    except ValidationError as error:
        raise ValidationError({"file": error}) from None
    return Reading(upload, media_type, sha256_of(upload.content), text, extractor)


def pasted(text: str) -> Upload:
    """Pasted text as the bytes that are kept. Lone surrogates are refused: they have no bytes."""
    try:
        return Upload("pasted.txt", text.replace("\r\n", "\n").encode())
    except UnicodeEncodeError:
        raise ValidationError(
            {"text": _("The text holds half a character (a lone surrogate). Copy it again from the source.")}
        ) from None


def _read(content: bytes, media_type: str) -> tuple[str, str]:
    """The text and what read it; plain text is read here, everything else in a child process."""
    if media_type == TEXT:
        text, extractor = _read_plain(content), "utf-8"
    else:
        text, extractor = read_text(content, media_type)
        text = UNSTORABLE.sub("", text)
    if len(text) > MAX_TEXT:
        raise ValidationError(
            _("This holds more than %(most)s characters of text, the most that can be kept. Keep it in parts."),
            code="text_too_long",
            params={"most": intcomma(MAX_TEXT)},
        )
    return text, extractor


def _read_plain(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValidationError(_("The text is not in UTF-8. Save it as UTF-8 and try again."), code="encoding") from None
    if not text.strip():
        raise ValidationError(_("There is no text in this, only white space."), code="blank")
    validate_plain_text(text)
    return text
