"""What came of a fetch: its bytes and its WARC file are kept by their SHA-256, the page is read and judged."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError

from accounts.canonical import sha256_of
from accounts.validators import UNSTORABLE
from responses.sources.fetching import Fetched
from responses.sources.files import keep_bytes, kept_bytes
from responses.sources.kinds import DOCX, EML, HTML, MHTML, PDF, TEXT
from responses.sources.models import Capture, Fetch, bytes_path
from responses.sources.services.uploads import as_date, read_bytes
from responses.sources.shapes import Extract
from responses.sources.walls import Seen, quality_of
from responses.sources.warc import write_warc

MOST_HEADER = 2000
UNNAMEABLE = re.compile(r"[^\w.-]+")
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,48}/[a-z0-9][a-z0-9!#$&^_.+-]{0,48}")
HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
ENDINGS = {HTML: ".html", PDF: ".pdf", TEXT: ".txt"}
READABLE = frozenset([HTML, PDF, TEXT, DOCX, EML, MHTML])
NOTHING = Extract("", "none")
STATED = (
    *("extractor", "title", "title_from", "publisher", "publisher_from"),
    *("language", "language_from", "published_from"),
)
Fields = dict[str, Any]


def read_answer(fetched: Fetched, *, at: datetime, agent: str) -> Fields:
    """The fields of a Fetch that is done; the bytes are on disk when it returns. It may take 20 s."""
    declared, charset = _content_type(fetched.headers)
    media_type = _media_type(fetched.body, declared)
    read = _read(fetched.body, media_type, charset, fetched.url)
    seen = Seen(fetched.status, fetched.url, fetched.body, read["text"], read["title"], media_type == HTML)
    return {
        "final_url": fetched.url,
        "redirects": fetched.redirects,
        "status": fetched.status,
        "headers": [[_clean(name), _clean(value)] for name, value in fetched.headers],
        "size": len(fetched.body),
        "media_type": media_type,
        "filename": _filename(fetched.url, media_type),
        "quality": quality_of(seen),
        **read,
        **_keep(fetched, at=at, agent=agent),
    }


def read_again(capture: Capture) -> tuple[str, str]:
    """The text of a capture by the reader of today, and the name of that reader; no text when it finds none."""
    charset = _content_type(capture.headers)[1]
    read = _read(capture.path.read_bytes(), capture.media_type, charset, capture.final_url)
    return read["text"], read["extractor"]


def _keep(fetched: Fetched, *, at: datetime, agent: str) -> Fields:
    """Keep the page and the WARC file of its fetch, each whole or not at all."""
    warc = write_warc(fetched.exchanges, at=at, agent=agent)
    kept = {"sha256": sha256_of(fetched.body), "warc_sha256": sha256_of(warc)}
    with kept_bytes(fetched.body, bytes_path("captures", kept["sha256"])):
        keep_bytes(warc, bytes_path("warc", kept["warc_sha256"]))
    return kept


def _content_type(headers: list[list[str]]) -> tuple[str, str]:
    """The media type and the encoding that the site names."""
    said = next((value for name, value in headers if name.lower() == "content-type"), "")
    declared, _semicolon, parameters = said.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", parameters, re.IGNORECASE)
    return declared.strip().lower(), charset[1] if charset else ""


def _media_type(content: bytes, declared: str) -> str:
    """By content where it shows, else what the site says."""
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"%pdf-"):
        return PDF
    if head.startswith(HTML_OPENINGS) or declared in {HTML, "application/xhtml+xml"}:
        return HTML
    return declared if MEDIA_TYPE.fullmatch(declared) else "application/octet-stream"


def _read(content: bytes, media_type: str, charset: str, address: str) -> Fields:
    """What can be read out of it: nothing, of what is no text or holds none."""
    try:
        readable = media_type in READABLE
        found = read_bytes(content, media_type, label=charset, address=address) if readable else NOTHING
    except ValidationError:
        found = NOTHING
    return {
        **{name: _fitted(name, getattr(found, name)) for name in STATED},
        "text": found.text,
        "text_sha256": sha256_of(found.text),
        "published_on": as_date(found.published_on),
        "notes": list(found.notes),
    }


def _fitted(name: str, stated: str) -> str:
    """What a page says of itself as the column holds it: one line, cut at its length."""
    column = Fetch._meta.get_field(name)
    return " ".join(stated.split())[: getattr(column, "max_length", None)]


def _filename(url: str, media_type: str) -> str:
    """A name to download it under: the last part of its address."""
    parts = urlsplit(url)
    name = unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.hostname or "page"
    name = UNNAMEABLE.sub("-", _clean(name)).strip(".-") or "page"
    ending = ENDINGS.get(media_type, "")
    return f"{name[:180].removesuffix(ending)}{ending}"


def _clean(text: str) -> str:
    """One line that can be stored and shown."""
    return UNSTORABLE.sub("", text.replace("\n", " ").replace("\r", " "))[:MOST_HEADER]
