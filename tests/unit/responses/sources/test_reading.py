"""Reading text out of hostile bytes, in a child process with limits."""

import io
import json
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from responses.sources import confinement, reading
from responses.sources.kinds import DOCX, EML, HTML, MHTML, PDF
from responses.sources.reading import extract, read_file
from responses.sources.shapes import Extract
from tests.specimens import MAIL, SAVED_PAGE, docx_of, paragraph, pdf_of

SAID = "We screen every customer"
PAGE = (
    f"<html lang=en><body><article><h1>Axis answers</h1><p>{SAID} before a sale.</p></article></body></html>".encode()
)
OF_EACH_KIND = [
    (PAGE, HTML, "pages"),
    (pdf_of(SAID), PDF, "pypdf"),
    (docx_of(paragraph(SAID)), DOCX, "documents"),
    (MAIL, EML, "mails"),
    (SAVED_PAGE, MHTML, "mails"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("content", "media_type", "reader"), OF_EACH_KIND)
def test_child_reads_as_we_do_and_names_its_reader(content, media_type, reader):
    found = read_file(content, media_type)
    assert SAID in found.text
    assert found.extractor.split()[0] == reader
    assert found == extract(content, media_type)._replace(text=found.text)


@pytest.mark.slow
def test_child_is_told_the_encoding_and_the_address():
    page = "<html><head><link rel=canonical href=/a></head><p>Müßig</p></html>".encode("cp1252")
    found = read_file(page, HTML, label="latin1\0", address="https://axis.example/\ud800")
    assert (found.text, found.address) == ("Müßig", "https://axis.example/a")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "media_type", "message"),
    [
        (b"%PDF-1.4 nothing", PDF, "No text could be read from this file"),
        (b"<html></html>", HTML, "No text could be read from this file"),
        (b"PK", DOCX, "damaged and cannot be opened"),
    ],
)
def test_file_without_text_is_refused(content, media_type, message):
    with pytest.raises(ValidationError, match=message):
        read_file(content, media_type)


@pytest.mark.slow
def test_scan_without_a_text_layer_has_no_text_and_says_so():
    found = read_file(pdf_of(""), PDF)
    assert (found.text, found.notes) == ("", ("no-text-layer",))


def test_file_that_takes_too_long_is_refused(monkeypatch):
    def hang(*_args, **_kwargs):
        raise subprocess.TimeoutExpired("reading", 20)

    monkeypatch.setattr(reading.subprocess, "run", hang)
    with pytest.raises(ValidationError, match="took too long to read"):
        read_file(PAGE, HTML)


GOOD = {**Extract("", "reader")._asdict(), "notes": []}


@pytest.mark.parametrize(
    "printed",
    [b"", b"{}", b"[]", b"1\ntext", b"\xff\n", b'{"notes": 1}\ntext', b'{"notes": [], "other": 1}\ntext', b"[" * 9999],
)
def test_what_a_child_prints_is_not_trusted(monkeypatch, printed):
    def print_it(*_args, stdout, **_options):
        stdout.write(printed)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(reading.subprocess, "run", print_it)
    with pytest.raises(ValidationError, match="No text could be read from this file"):
        read_file(PAGE, HTML)


def test_what_a_child_says_of_a_file_is_cut_to_a_length(monkeypatch):
    said = {**GOOD, "title": "t" * 9999, "published_on": 7, "notes": ["n" * 9999]}
    said.pop("text")

    def print_it(*_args, stdout, **_options):
        stdout.write(json.dumps(said).encode() + b"\ntext\xff")
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(reading.subprocess, "run", print_it)
    found = read_file(PAGE, HTML)
    assert (len(found.title), found.published_on, len(found.notes[0]), found.text) == (2000, "7", 2000, "text\ufffd")


def run_child(monkeypatch, content, *told):
    """What the child prints, run in this process."""
    printed, confined = io.TextIOWrapper(io.BytesIO()), []
    monkeypatch.setattr(confinement, "confine", lambda *, output: confined.append(output))
    monkeypatch.setattr(sys, "argv", ["reading", *told])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    monkeypatch.setattr(sys, "stdout", printed)
    runpy.run_path(reading.__file__, run_name="__main__")
    assert confined == [reading.MAX_OUTPUT]
    stated, _line, text = printed.buffer.getvalue().partition(b"\n")
    return json.loads(stated), text.decode()


def test_child_prints_the_text_up_to_the_limit(monkeypatch):
    stated, text = run_child(monkeypatch, ("<html lang=de><p>Ünï" + "x" * 2_000_000).encode(), HTML, "", "")
    assert text == "Ünï" + "x" * (reading.MAX_TEXT - 2)
    assert stated["language"] == "de"


def test_child_says_why_it_refuses(monkeypatch):
    assert run_child(monkeypatch, b"PK", DOCX, "", "")[0]["refused"] == "archive_broken"


@pytest.mark.slow
def test_text_beyond_the_limit_comes_back_too_long_to_be_kept():
    page = b"<html><body><article>" + b"<p>We screen every customer.</p>" * 90_000 + b"</article></body></html>"
    assert len(read_file(page, HTML).text) == reading.MAX_TEXT + 1
