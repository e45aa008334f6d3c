"""The text of a PDF file, and what in it could act when it is opened."""

import re
from importlib.metadata import version
from io import BytesIO

import pypdf
from pypdf.errors import PdfReadError
from pypdf.generic import DictionaryObject

from responses.sources.archives import Suspect
from responses.sources.days import day_in, first_day
from responses.sources.languages import language_of, tag_of
from responses.sources.shapes import Extract

READER = f"pypdf {version('pypdf')}"
# What a PDF can do beyond showing pages, and what it is called in a note.
ACTIONS = {
    "javascript": re.compile(rb"/(?:JavaScript|JS)\b"),
    "launch": re.compile(rb"/Launch\b"),
    "embedded files": re.compile(rb"/EmbeddedFiles?\b"),
    "rich media": re.compile(rb"/RichMedia\b|/Movie\b|/Sound\b"),
    "forms that send": re.compile(rb"/(?:SubmitForm|ImportData)\b"),
    "xfa": re.compile(rb"/XFA\b"),
}
# Only an action runs; a page to open at is no action.
OPENING = re.compile(rb"/(?:OpenAction|AA)\s*(?:<<|\d+\s+\d+\s+R)")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STAMP = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")
TITLE_MOST = 300


def read_pdf(content: bytes) -> Extract:
    """The text of the pages, and notes on what it lacks and what could act. Raises Suspect when it is locked."""
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Suspect("file_locked")
    pages = [page.extract_text().strip() for page in reader.pages]
    text = "\n\n".join(page for page in pages if page)
    title, created = _stated(reader)
    language = tag_of(str(reader.root_object.get("/Lang", "")))
    shown = language_of(text)
    day = first_day(pages[0], shown or language) if pages else ""
    return Extract(
        text=text,
        extractor=READER,
        title=title,
        title_from="PDF title" if title else "",
        language=shown or language,
        language_from="text" if shown else "PDF language" if language else "",
        published_on=day or created,
        published_from="first page" if day else "PDF creation date" if created else "",
        notes=(*_missing(pages), *_acting(content, reader)),
    )


def _stated(reader: pypdf.PdfReader) -> tuple[str, str]:
    """The title and the day it was made, as the file says."""
    try:
        stated = dict(reader.metadata or {})
    except (PdfReadError, ValueError, TypeError, AttributeError):
        return "", ""
    title = str(stated.get("/Title", "")).strip()[:TITLE_MOST]
    stamp = STAMP.match(str(stated.get("/CreationDate", "")))
    return title, day_in("-".join(stamp.groups())) if stamp else ""


def _missing(pages: list[str]) -> tuple[str, ...]:
    bare = sum(not page for page in pages)
    if bare == len(pages):
        return ("no-text-layer",)
    return (f"pages-without-text: {bare} of {len(pages)}",) if bare else ()


def _acting(content: bytes, reader: pypdf.PdfReader) -> tuple[str, ...]:
    """A note of what in the file could act: looked for in its bytes and in its packed objects."""
    where = [content, *_packed(reader)]
    plain = [ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), each) for each in where]
    found = [name for name, mark in ACTIONS.items() if any(mark.search(each) for each in plain)]
    if any(OPENING.search(each) for each in plain) and _opens_with_action(reader):
        found.insert(0, "opening action")
    return (f"pdf-active: {', '.join(found)}",) if found else ()


def _packed(reader: pypdf.PdfReader) -> list[bytes]:
    """The object streams, unpacked."""
    streams = {number for number, _index in reader.xref_objStm.values()}
    found = []
    for number in streams:
        try:
            stream = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
            found.append(stream.get_data() if isinstance(stream, pypdf.generic.StreamObject) else b"")
        except (PdfReadError, ValueError, KeyError):
            continue
    return found


def _opens_with_action(reader: pypdf.PdfReader) -> bool:
    """Whether the document or a page does more on opening than show a place in itself."""
    root = reader.root_object
    opening = root.get("/OpenAction")
    action = opening.get_object() if opening is not None else None
    is_action = isinstance(action, DictionaryObject) and action.get("/S") != "/GoTo"
    return is_action or "/AA" in root or any("/AA" in page for page in reader.pages)
