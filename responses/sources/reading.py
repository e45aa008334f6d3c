"""Reading the text out of hostile bytes: in a child process with limits, without database, secrets or network.

Run as ``python -m responses.sources.reading MEDIA_TYPE ENCODING ADDRESS`` with the bytes on standard input it prints
one line of JSON with everything but the text, and then the text. What the child can and cannot do stands in
``confinement``.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from responses.sources.archives import Suspect
from responses.sources.confinement import SECONDS, confine
from responses.sources.documents import read_document
from responses.sources.encodings import load_codecs
from responses.sources.files import REFUSALS
from responses.sources.kinds import DOCX, EML, HTML, MHTML, PDF
from responses.sources.mails import read_mail, read_saved_page
from responses.sources.pages import read_page
from responses.sources.pdfs import read_pdf
from responses.sources.shapes import Extract

# Characters of text, of whatever kind of file; of anything else that is said of it.
MAX_TEXT, MAX_STATED = 2_000_000, 2_000
MAX_OUTPUT = 4 * (MAX_TEXT + 1) + 2**16
ROOT = Path(__file__).resolve().parent.parent.parent
READERS = {PDF: read_pdf, DOCX: read_document, EML: read_mail, MHTML: read_saved_page}
UNREADABLE = _("No text could be read from this file. Paste the text instead; nothing was kept.")


def read_file(content: bytes, media_type: str, *, label: str = "", address: str = "") -> Extract:
    """The text of a file and what it says of itself; ``label`` is the encoding its server named.

    Of a text longer than MAX_TEXT it gives more than MAX_TEXT characters, not all: whoever asks must refuse it.
    A PDF without a text layer has no text and a note that says so. Raises ValidationError when there is none
    otherwise, or when the file is locked or hostile, or takes more than 20 s or 512 MiB to read.
    """
    told = [media_type, *(each.replace("\0", "").encode("utf-8", "replace").decode() for each in (label, address))]
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(  # noqa: S603  # our own module; the arguments are words, not a command
                [sys.executable, "-m", "responses.sources.reading", *told],
                input=content,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
                cwd=ROOT,
                env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired:
            raise ValidationError(_("The file took too long to read. Nothing was kept."), code="unreadable") from None
        output.seek(0)
        printed = output.read(MAX_OUTPUT)
    if done.returncode:
        raise ValidationError(UNREADABLE, code="unreadable")
    return _understood(printed)


def _understood(printed: bytes) -> Extract:
    """What the child printed, trusted no more than the file it read. Raises ValidationError."""
    head, _line, text = printed.partition(b"\n")
    try:
        stated = json.loads(head)
        refused, notes = str(stated.pop("refused", "")), tuple(str(note)[:MAX_STATED] for note in stated.pop("notes"))
        found = Extract(**{name: str(value)[:MAX_STATED] for name, value in stated.items()}, notes=notes, text="")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ValidationError(UNREADABLE, code="unreadable") from None
    if refused:
        raise ValidationError(REFUSALS.get(refused, UNREADABLE), code=refused)
    found = found._replace(text=text.decode("utf-8", "replace"))
    if not found.text.strip() and "no-text-layer" not in notes:
        raise ValidationError(UNREADABLE, code="unreadable")
    return found


def extract(content: bytes, media_type: str, *, label: str = "", address: str = "") -> Extract:
    """The text of a file, read in this very process: for tests and for what reads files of our own."""
    if media_type == HTML:
        return read_page(content, label=label, address=address)
    return READERS[media_type](content)


def _printed(content: bytes, told: list[str]) -> bytes:
    """What the child has to say."""
    media_type, label, address = told
    try:
        found = extract(content, media_type, label=label, address=address)
        stated = found._asdict()
    except Suspect as suspect:
        stated = {**Extract("", "")._asdict(), "refused": str(suspect)}
    text = str(stated.pop("text")).strip()[: MAX_TEXT + 1]
    return json.dumps(stated).encode() + b"\n" + text.encode("utf-8", "replace")


if __name__ == "__main__":
    load_codecs()
    confine(output=MAX_OUTPUT)
    sys.stdout.buffer.write(_printed(sys.stdin.buffer.read(), sys.argv[1:4]))
