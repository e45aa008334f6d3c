"""Reading text out of hostile bytes, in a child process with limits."""

import io
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError

from responses.sources import confinement, reading
from responses.sources.reading import read_text

PAGE = (
    b"<html><body><article><h1>Axis answers</h1><p>We screen every customer before a sale.</p></article></body></html>"
)


def pdf_of(words):
    """The smallest PDF that says ``words``."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return bytes(out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "media_type", "reader"),
    [(PAGE, "text/html", "pages"), (pdf_of("We screen every customer"), "application/pdf", "pypdf")],
)
def test_text_is_read_and_its_reader_named(content, media_type, reader):
    text, extractor = read_text(content, media_type)
    assert "We screen every customer" in text
    assert extractor.split()[0] == reader


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "media_type"), [(b"%PDF-1.4 nothing", "application/pdf"), (b"<html></html>", "text/html")]
)
def test_file_without_text_is_refused(content, media_type):
    with pytest.raises(ValidationError, match="No text could be read from this file"):
        read_text(content, media_type)


def test_file_that_takes_too_long_is_refused(monkeypatch):
    def hang(*_args, **_kwargs):
        raise subprocess.TimeoutExpired("reading", 20)

    monkeypatch.setattr(reading.subprocess, "run", hang)
    with pytest.raises(ValidationError, match="took too long to read"):
        read_text(PAGE, "text/html")


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        (PAGE, "text/html", "We screen every customer before a sale."),
        (b"<html></html>", "text/html", ""),
        (pdf_of("Axis answers"), "application/pdf", "Axis answers"),
    ],
)
def test_extraction_of_each_kind(content, media_type, text):
    found = reading._extract(content, media_type)
    assert text in found
    assert bool(text) == bool(found)


def test_child_reads_from_its_input_and_prints_the_text_up_to_the_limit(monkeypatch):
    printed, confined = io.TextIOWrapper(io.BytesIO()), []
    monkeypatch.setattr(confinement, "confine", lambda *, output: confined.append(output))
    monkeypatch.setattr(sys, "argv", ["reading", "text/html"])
    page = ("<html><p>Ünï" + "x" * 2_000_000).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    monkeypatch.setattr(sys, "stdout", printed)
    runpy.run_path(reading.__file__, run_name="__main__")
    assert confined == [reading.MAX_OUTPUT]
    assert printed.buffer.getvalue().decode() == "Ünï" + "x" * (reading.MAX_TEXT - 2)


@pytest.mark.slow
def test_text_beyond_the_limit_comes_back_too_long_to_be_kept():
    page = b"<html><body><article>" + b"<p>We screen every customer.</p>" * 90_000 + b"</article></body></html>"
    assert len(read_text(page, "text/html")[0]) == reading.MAX_TEXT + 1
