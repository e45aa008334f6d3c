"""Reading the text out of hostile bytes: in a child process with limits, without database, secrets or network.

Run as ``python -m responses.sources.reading MEDIA_TYPE`` with the bytes on standard input it prints the text.
What the child can and cannot do stands in ``confinement``.
"""

import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pypdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from responses.sources.confinement import SECONDS, confine
from responses.sources.pages import READER, read_page

# Characters of text, of whatever kind of file.
MAX_TEXT = 2_000_000
MAX_OUTPUT = 4 * (MAX_TEXT + 1)
ROOT = Path(__file__).resolve().parent.parent.parent
READERS = {"application/pdf": f"pypdf {version('pypdf')}", "text/html": READER}


def read_text(content: bytes, media_type: str) -> tuple[str, str]:
    """The text of a PDF or web page, and the name and version of what read it.

    Of a text longer than MAX_TEXT it gives more than MAX_TEXT characters, not all: whoever asks must refuse it.
    Raises ValidationError when there is no text, or the file took more than 20 s or 1 GiB to read.
    """
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(  # noqa: S603  # our own module, the arguments are ours
                [sys.executable, "-m", "responses.sources.reading", media_type],
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
        text = output.read(MAX_OUTPUT).decode("utf-8", "replace")
    if done.returncode or not text.strip():
        raise ValidationError(
            _("No text could be read from this file. Paste the text instead; nothing was kept."),
            code="unreadable",
        )
    return text, READERS[media_type]


def _extract(content: bytes, media_type: str) -> str:
    if media_type == "application/pdf":
        return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    return read_page(content).text


if __name__ == "__main__":
    confine(output=MAX_OUTPUT)
    found = _extract(sys.stdin.buffer.read(), sys.argv[1]).strip()
    sys.stdout.buffer.write(found[: MAX_TEXT + 1].encode("utf-8", "replace"))
