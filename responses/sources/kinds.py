"""The kinds of files that are kept, and what a file is by its content."""

import re

from responses.sources.archives import ends_as_archive
from responses.sources.encodings import width_without_mark
from responses.sources.images import GIF, JPEG, PNG, WEBP, kind_of_image

PDF, HTML, TEXT = "application/pdf", "text/html", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML, MHTML = "message/rfc822", "multipart/related"
IMAGES = frozenset([PNG, JPEG, GIF, WEBP])
ENDINGS = {
    ".pdf": PDF, ".docx": DOCX, ".eml": EML, ".mht": MHTML, ".mhtml": MHTML,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".txt": TEXT, ".text": TEXT, ".md": TEXT,
    ".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".gif": GIF, ".webp": WEBP,
}  # fmt: skip
# What a file can turn out to be that is not kept under any name.
ARCHIVE, BOTH, BINARY, DRAWING = "application/zip", "polyglot", "application/octet-stream", "image/svg+xml"
LOOK_AT = 4096
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
PROLOGUE = re.compile(rb"^(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
MARKUP = re.compile(rb"^<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
# A page saved in parts is still a page, when it is called one.
FRAGMENT = re.compile(
    rb"^<(?:div|p|h[1-6]|article|main|section|table|ul|ol|header|span|script|style|link|body)\b", re.IGNORECASE
)
VECTOR = re.compile(rb"^<(?:!doctype\s+svg|svg)\b", re.IGNORECASE)
HEADER = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
MAIL = re.compile(rb"^(?:From|Date|Subject|Received|MIME-Version|Message-ID|To|Return-Path):", re.MULTILINE)
RELATED = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html)", re.MULTILINE | re.IGNORECASE)


def kind_of(content: bytes, named: str) -> str:
    """The media type of the content. ``named`` decides only between what reads alike: mails, saved pages and text."""
    image = kind_of_image(content)
    if content[:LOOK_AT].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        image = PDF
    if image:
        return BOTH if ends_as_archive(content) else image
    if content.startswith(b"PK") or ends_as_archive(content):
        return DOCX if b"word/document.xml" in content and content.startswith(b"PK\x03\x04") else ARCHIVE
    if is_binary(content):
        return BINARY
    return _kind_of_text(content, named)


def is_binary(content: bytes) -> bool:
    """Whether it is no text: zero bytes, unless as half of a character in UTF-16."""
    return b"\0" in content and not content.startswith(BYTE_ORDER_MARKS[1:]) and not width_without_mark(content)


def _kind_of_text(content: bytes, named: str) -> str:
    head = content[:LOOK_AT]
    for mark in BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    # UTF-16 shows its ASCII letters once the zeros are gone.
    start = PROLOGUE.sub(b"", head.replace(b"\0", b""))
    if VECTOR.match(start):
        return DRAWING
    if MARKUP.match(start) or (named == HTML and FRAGMENT.match(start)):
        return HTML
    if named in {EML, MHTML} and HEADER.match(start.replace(b"\r\n", b"\n")) and MAIL.search(start):
        return MHTML if named == MHTML and RELATED.search(start) else EML
    return TEXT
