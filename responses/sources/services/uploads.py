"""What somebody uploads or pastes, read into text before anything is kept."""

from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.canonical import sha256_of
from accounts.validators import UNSTORABLE, validate_plain_text
from responses.sources.choices import Quality
from responses.sources.days import first_day
from responses.sources.encodings import decode
from responses.sources.files import Upload, clean_name, keep_bytes, media_type_of
from responses.sources.kinds import IMAGES, TEXT
from responses.sources.languages import language_of
from responses.sources.models import bytes_path
from responses.sources.reading import MAX_TEXT, read_file
from responses.sources.shapes import Extract

HELD = "held upload"
HELD_FOR = timedelta(days=1)


class Reading(NamedTuple):
    """An upload that was read: its bytes, its text, what read it, and what the file says of itself.

    What it says is proposed to a person with where it stands (``…_from``), and never taken as true.
    """

    upload: Upload
    media_type: str
    sha256: str
    text: str
    extractor: str
    quality: str = Quality.GOOD
    title: str = ""
    title_from: str = ""
    language: str = ""
    language_from: str = ""
    published_on: date | None = None
    published_from: str = ""
    publisher: str = ""
    publisher_from: str = ""
    address: str = ""
    notes: tuple[str, ...] = ()


def read_upload(upload: Upload | Reading) -> Reading:
    """The upload with its text. It may take 20 s: call it outside a transaction, which would hold up all writers.

    Raises ValidationError (field ``file``) when the file is not what it says, holds no text, or too much of it.
    An image and a PDF without a text layer are read as sealed evidence, without text.
    """
    if isinstance(upload, Reading):
        return upload
    try:
        media_type = media_type_of(upload, limit=settings.CAPTURE_MAX_BYTES)
        found = read_bytes(upload.content, media_type, is_given=True)
    except ValidationError as error:
        raise ValidationError({"file": error}) from None
    return Reading(
        upload=Upload(clean_name(upload.filename), upload.content),
        media_type=media_type,
        sha256=sha256_of(upload.content),
        quality=Quality.GOOD if found.text else Quality.SEALED,
        **{**found._asdict(), "published_on": as_date(found.published_on)},
    )


def hold_upload(upload: Upload) -> str:
    """Hold an upload for a day, until somebody has filled in the rest. Returns a word for it that nobody can forge."""
    sha256 = sha256_of(upload.content)
    keep_bytes(upload.content, bytes_path("held", sha256))
    return signing.dumps({"sha256": sha256, "filename": upload.filename}, salt=HELD)


def held_upload(word: str) -> Upload | None:
    """The upload that is held under this word; None when the word is not ours, or is older than a day."""
    try:
        told = signing.loads(word, salt=HELD, max_age=HELD_FOR)
        return Upload(told["filename"], bytes_path("held", told["sha256"]).read_bytes())
    except (signing.BadSignature, OSError):
        return None


def pasted(text: str) -> Upload:
    """Pasted text as the bytes that are kept. Lone surrogates are refused: they have no bytes."""
    try:
        return Upload("pasted.txt", text.replace("\r\n", "\n").encode())
    except UnicodeEncodeError:
        raise ValidationError(
            {"text": _("The text holds half a character (a lone surrogate). Copy it again from the source.")}
        ) from None


def read_bytes(
    content: bytes, media_type: str, *, label: str = "", address: str = "", is_given: bool = False
) -> Extract:
    """The text of a file that is what it says; plain text is read here, everything else in a child process.

    Characters that no database stores are left out with a note; of a text that somebody gives us they are refused.
    Raises ValidationError when there is none, or too much of it.
    """
    if media_type in IMAGES:
        return Extract("", "none", notes=("image",))
    if media_type == TEXT:
        read = _read_plain(content, label)
        if is_given:
            validate_plain_text(read.text)
    else:
        read = read_file(content, media_type, label=label, address=address)
    found = _storable(read)
    if len(found.text) > MAX_TEXT:
        raise ValidationError(
            _("This holds more than %(most)s characters of text, the most that can be kept. Keep it in parts."),
            code="text_too_long",
            params={"most": intcomma(MAX_TEXT)},
        )
    return found


def as_date(stated: str) -> date | None:
    """The day of an ISO date, or None."""
    try:
        return date.fromisoformat(stated)
    except ValueError:
        return None


def _storable(found: Extract) -> Extract:
    """Without the characters that no database stores, and with a note of how many there were."""
    text, removed = UNSTORABLE.subn("", found.text)
    stated = {name: UNSTORABLE.sub("", value) for name, value in found._asdict().items() if isinstance(value, str)}
    notes = (*found.notes, f"characters-removed: {removed}") if removed else found.notes
    return Extract(**{**stated, "text": text if text.strip() else ""}, notes=notes)


def _read_plain(content: bytes, label: str) -> Extract:
    decoded = decode(content, label=label)
    text = decoded.text.replace("\r\n", "\n")
    if not text.strip():
        raise ValidationError(_("There is no text in this, only white space."), code="blank")
    language = language_of(text)
    day = first_day(text, language)
    return Extract(
        text=text,
        extractor=decoded.encoding,
        language=language,
        language_from="text" if language else "",
        published_on=day,
        published_from="first lines" if day else "",
        notes=decoded.notes,
    )
