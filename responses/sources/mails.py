"""The text of a mail (EML) and of a page saved as one file (MHTML). Attachments are named, never opened."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from responses.sources.days import EARLIEST
from responses.sources.encodings import decode
from responses.sources.languages import language_of
from responses.sources.pages import read_page
from responses.sources.shapes import Extract

READER = "mails 1"
HEADERS = ("From", "To", "Cc", "Date", "Subject")
SPACES = re.compile(r"\s+")
# More parts than any mail has.
MOST_PARTS = 500


def read_mail(content: bytes) -> Extract:
    """The headers of a mail, its text, and the names of what is attached."""
    mail = _parsed(content)
    body = _body(mail)
    headers = [f"{name}: {value}" for name in HEADERS if (value := header(mail, name))]
    attached = [_attachment(part) for part in _parts(mail) if part.is_attachment()]
    pieces = ["\n".join(headers), body.text.strip(), *(["Attachments:\n" + "\n".join(attached)] if attached else [])]
    day = _day(mail)
    title = header(mail, "Subject")
    language = body.language or language_of(body.text)
    return Extract(
        text="\n\n".join(piece for piece in pieces if piece),
        extractor=READER if not body.extractor else f"{READER}, {body.extractor}",
        title=title[:300],
        title_from="mail subject" if title else "",
        language=language,
        language_from="text" if language else "",
        published_on=day,
        published_from="mail date" if day else "",
        publisher=header(mail, "From")[:200],
        publisher_from="From" if header(mail, "From") else "",
        notes=body.notes,
    )


def read_saved_page(content: bytes) -> Extract:
    """The page of an MHTML file: its first part that is HTML."""
    mail = _parsed(content)
    part = next((each for each in _parts(mail) if each.get_content_type() == "text/html"), None)
    if part is None:
        return Extract("", READER)
    address = header(part, "Content-Location") or header(mail, "Snapshot-Content-Location")
    found = read_page(_payload(part), label=part.get_content_charset() or "", address=address)
    return found._replace(extractor=f"{READER}, {found.extractor}")


def header(mail: EmailMessage, name: str) -> str:
    """One header on one line, decoded; as it stands when it is broken."""
    try:
        value = str(mail.get(name, ""))
    except Exception:  # noqa: BLE001  # the parser of headers fails on hostile ones in ways nobody lists
        value = next((str(raw) for known, raw in mail.raw_items() if known.lower() == name.lower()), "")
    return SPACES.sub(" ", value).strip().encode("utf-8", "replace").decode()


def _parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    found = []
    for part in mail.walk():
        found.append(part)
        if len(found) == MOST_PARTS:
            break
    return found


def _body(mail: EmailMessage) -> Extract:
    """The words of the mail: its plain text, else its HTML."""
    parts = [part for part in _parts(mail) if not part.is_multipart() and not part.is_attachment()]
    for part in parts:
        if part.get_content_type() == "text/plain":
            decoded = decode(_payload(part), label=part.get_content_charset() or "")
            return Extract(decoded.text.replace("\r\n", "\n"), "", notes=decoded.notes)
    for part in parts:
        if part.get_content_type() == "text/html":
            return read_page(_payload(part), label=part.get_content_charset() or "")
    return Extract("", "")


def _payload(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _attachment(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or part.get_content_type()
    except Exception:  # noqa: BLE001  # as above
        name = "?"
    return f"- {SPACES.sub(' ', name)} ({part.get_content_type()}, {len(_payload(part))} bytes)"


def _day(mail: EmailMessage) -> str:
    try:
        day = parsedate_to_datetime(header(mail, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return day.isoformat() if day.year >= EARLIEST else ""
