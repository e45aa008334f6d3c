"""Reading the text out of hostile bytes: in a child process with limits, without database or secrets.

Run as ``python -m responses.sources.reading MEDIA_TYPE`` with the bytes on standard input it prints the text.
"""

import os
import resource
import subprocess
import sys
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pypdf
import trafilatura
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SECONDS = 20
MEMORY = 1024 * 2**20
MAX_TEXT = 5_000_000
ROOT = Path(__file__).resolve().parent.parent.parent


def read_text(content: bytes, media_type: str) -> tuple[str, str]:
    """The text of a PDF, web page or text file, and the name and version of what read it.

    Raises ValidationError when there is no text, or the file took more than 20 s or 1 GiB to read.
    """
    try:
        done = subprocess.run(  # noqa: S603  # our own module, the arguments are ours
            [sys.executable, "-m", "responses.sources.reading", media_type],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=ROOT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            preexec_fn=_limit,  # only sets limits, before exec
        )
    except subprocess.TimeoutExpired:
        raise ValidationError(_("The file took too long to read. Nothing was kept."), code="unreadable") from None
    text = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode or not text:
        raise ValidationError(
            _("No text could be read from this file. Paste the text instead; nothing was kept."),
            code="unreadable",
        )
    return text[:MAX_TEXT], READERS[media_type]


READERS = {
    "application/pdf": f"pypdf {version('pypdf')}",
    "text/html": f"trafilatura {version('trafilatura')}",
    "text/plain": "utf-8",
}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _extract(content: bytes, media_type: str) -> str:
    if media_type == "application/pdf":
        return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    if media_type == "text/html":
        return trafilatura.extract(content, include_comments=False, include_tables=True, favor_recall=True) or ""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


if __name__ == "__main__":
    found = _extract(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.buffer.write(found.encode("utf-8", "replace"))
