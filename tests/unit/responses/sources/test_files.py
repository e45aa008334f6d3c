"""What an uploaded file is by its content, and how its bytes are kept."""

import errno
import hashlib
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from responses.sources import files
from responses.sources.files import (
    NoSpace,
    Upload,
    clean_name,
    discard_bytes,
    holds_bytes,
    keep_bytes,
    kept_bytes,
    media_type_of,
    want_bytes,
)
from responses.sources.images import GIF, PNG
from responses.sources.kinds import DOCX, EML, HTML, MHTML, PDF, TEXT
from tests.specimens import MAIL, SAVED_PAGE, archive_of, docx_of, gif_of, paragraph, pdf_of, png_of

LIMIT = 2**20
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
KINDS = "Upload a PDF, HTML, MHTML, DOCX, EML or text file, or an image."
DOCX_FILE = docx_of(paragraph("Words"))


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", b"%PDF-1.4 \0", PDF),
        ("a.pdf", pdf_of("Words"), PDF),
        ("a.HTML", b"\xef\xbb\xbf \n<!DOCTYPE html><p>a", HTML),
        ("a.htm", b"<html>", HTML),
        ("a.xhtml", b'<?xml version="1.0"?><!-- a --><html>', HTML),
        ("a.html", b"<div class=a>part of a page", HTML),
        ("a.html", "<html>Ünï".encode("utf-16"), HTML),
        ("a.txt", "Ünï".encode(), TEXT),
        ("a.txt", "Plain words".encode("utf-16"), TEXT),
        ("a.txt", "Plain words".encode("utf-16-le"), TEXT),
        ("a.txt", b"Subject: a word\n\nand more", TEXT),
        ("a.md", b"< not a page", TEXT),
        ("a.txt", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", TEXT),
        ("a.docx", DOCX_FILE, DOCX),
        ("a.eml", MAIL, EML),
        ("a.eml", SAVED_PAGE, EML),
        ("a.mht", SAVED_PAGE, MHTML),
        ("a.mhtml", SAVED_PAGE.replace(b"\n", b"\r\n"), MHTML),
        ("a.png", png_of(640, 480), PNG),
        ("a.gif", gif_of(640, 480), GIF),
    ],
)
def test_content_and_name_agree(name, content, media_type):
    assert media_type_of(Upload(name, content), limit=LIMIT) == media_type


def disguised(named, held):
    return f"The file is called {named} but holds {held}."


BINARY = "something else (binary data)"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "The file is empty (0 bytes)."),
        ("a.txt", b"a" * (LIMIT + 1), "The file is larger than 1 MB, the most that can be kept."),
        *((name, b"a", KINDS) for name in ("a.doc", "a.svg", "a.exe", "a.zip", "noending", "a.docm", "a\u202efdp.exe")),
        ("a.pdf", b"<html>", disguised("a PDF", "a web page")),
        ("a.txt", b"%PDF-1.7", disguised("plain text", "a PDF")),
        ("a.html", b"words", disguised("a web page", "plain text")),
        ("a.txt", b"a\0b", disguised("plain text", BINARY)),
        ("a.pdf", b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", disguised("a PDF", BINARY)),
        ("a.txt", b"  <HTML><script>", disguised("plain text", "a web page")),
        ("a.html", b"<svg onload=a()>", disguised("a web page", "a drawing that can hold programs (SVG)")),
        ("a.html", b'<?xml version="1.0"?><svg>', disguised("a web page", "a drawing that can hold programs (SVG)")),
        ("a.pdf", pdf_of("a") + archive_of({"a": b"1"}), disguised("a PDF", "two kinds of file at once")),
        ("a.gif", gif_of() + archive_of({"a.class": b"1"}), disguised("an image", "two kinds of file at once")),
        ("a.txt", archive_of({"a": b"1"}), disguised("plain text", "a ZIP archive")),
        ("a.docx", archive_of({"a": b"1"}), disguised("a Word document", "a ZIP archive")),
        ("a.png", gif_of(), disguised("an image", "an image")),
        ("a.eml", b"no headers here", disguised("a mail", "plain text")),
        ("a.mht", MAIL, disguised("a page saved as one file", "a mail")),
        ("a.png", png_of(1_000_000, 1), "The image says it is larger than any camera makes. Nothing was kept."),
        ("a.png", png_of()[:16], "The image does not say how large it is: it is damaged. Nothing was kept."),
        ("a.docx", DOCX_FILE[:-30], "The file is damaged and cannot be opened. Nothing was kept."),
        (
            *("a.docx", archive_of({"word/document.xml": b"\0" * 2**21})),
            "The file unpacks to far more than it holds. Nothing was kept.",
        ),
        (
            *("a.docx", archive_of({"word/document.xml": b"", "../../x": b""})),
            "The file holds entries that point outside of it. Nothing was kept.",
        ),
        (
            "a.docx",
            archive_of({"x/word/document.xml": b""}),
            "The file is damaged and cannot be opened. Nothing was kept.",
        ),
    ],
)
def test_other_files_are_refused_in_plain_words_at_once(name, content, message):
    began = time.process_time()
    with pytest.raises(ValidationError) as refused:
        media_type_of(Upload(name, content), limit=LIMIT)
    assert refused.value.messages == [message]
    assert time.process_time() - began < 1


def test_largest_file_is_kept():
    assert media_type_of(Upload("a.txt", b"a" * LIMIT), limit=LIMIT) == TEXT


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../x.pdf", "x.pdf"),
        ("C:\\Users\\x.pdf", "x.pdf"),
        ("a\0b\n.pdf", "ab.pdf"),
        ("n" * 300 + ".pdf", "n" * 116 + ".pdf"),
        ("re\u202efdp.txt", "refdp.txt"),
        ("CON.pdf", "CON_.pdf"),
        ("lpt1.txt", "lpt1_.txt"),
        ("console.pdf", "console.pdf"),
        ("Antwort Müller (1).pdf", "Antwort Müller (1).pdf"),
        (" . ", "file"),
        ("/", "file"),
        (".pdf", "pdf"),
        ("a\ud800.pdf", "a.pdf"),
    ],
)
def test_names_are_made_such_as_any_system_can_store(given, kept):
    assert clean_name(given) == kept


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def test_bytes_are_kept_once_and_read_only(tmp_path):
    path = tmp_path / "ab" / "abc"
    keep_bytes(b"words", path)
    first = path.stat()
    keep_bytes(b"words", path)
    assert path.stat().st_ino == first.st_ino
    assert (path.read_bytes(), first.st_mode & 0o777, len(list(path.parent.iterdir()))) == (b"words", 0o440, 1)


def test_bytes_that_rotted_are_put_right_by_the_same_upload(tmp_path):
    path = tmp_path / "abc"
    path.write_bytes(b"rotten")
    assert not holds_bytes(path, sha256(b"words"))
    keep_bytes(b"words", path)
    assert holds_bytes(path, sha256(b"words"))


def test_absent_bytes_are_not_held(tmp_path):
    assert not holds_bytes(tmp_path / "absent", sha256(b""))


def test_name_of_what_is_kept_is_made_durable_after_it_is_given(tmp_path, monkeypatch):
    path, synced = tmp_path / "ab" / "abc", []
    monkeypatch.setattr(
        files.os,
        "fsync",
        lambda number: synced.append((str(Path(f"/proc/self/fd/{number}").readlink()), path.exists())),
    )
    keep_bytes(b"words", path)
    assert synced[1:] == [(str(path.parent), True)]
    assert not synced[0][1]


@pytest.mark.parametrize(
    ("number", "raised"),
    [(errno.ENOSPC, NoSpace), (errno.EDQUOT, NoSpace), (errno.EFBIG, NoSpace), (errno.EIO, OSError)],
)
def test_nothing_half_written_stays_when_the_disk_fails(tmp_path, monkeypatch, number, raised):
    def failing(_descriptor):
        raise OSError(number, "The disk fails")

    monkeypatch.setattr(files.os, "fsync", failing)
    with pytest.raises(raised, match="disk"):
        keep_bytes(b"words", tmp_path / "ab" / "abc")
    assert [p for p in Path(tmp_path).rglob("*") if p.is_file()] == []
    assert os.fsync is failing


def old(path, content=b"words"):
    """Bytes that were kept long ago."""
    keep_bytes(content, path)
    os.utime(path, (0, 0))
    return path


def test_old_bytes_are_discarded_and_younger_ones_are_left(tmp_path):
    first, second = old(tmp_path / "ab" / "first"), tmp_path / "ab" / "second"
    keep_bytes(b"words", second)
    assert [discard_bytes(path, before=LONG_AGO) for path in (first, second, tmp_path / "none")] == [True, False, False]
    assert (first.exists(), second.read_bytes()) == (False, b"words")


def test_bytes_that_are_wanted_again_are_left(tmp_path):
    path = old(tmp_path / "ab" / "abc")
    assert want_bytes(path)
    assert not discard_bytes(path, before=LONG_AGO)
    os.utime(path, (0, 0))
    keep_bytes(b"words", path)
    assert not discard_bytes(path, before=LONG_AGO)
    assert not want_bytes(tmp_path / "none")


def test_who_wants_bytes_while_they_are_discarded_finds_them_gone_and_keeps_them_anew(tmp_path, monkeypatch):
    path, lock = old(tmp_path / "ab" / "abc"), files.fcntl.flock

    def discarded_first(file, how):
        monkeypatch.setattr(files.fcntl, "flock", lock)
        assert discard_bytes(path, before=LONG_AGO)
        lock(file, how)

    monkeypatch.setattr(files.fcntl, "flock", discarded_first)
    keep_bytes(b"words", path)
    assert path.read_bytes() == b"words"
    assert path.stat().st_mtime > LONG_AGO.timestamp()


def test_of_two_who_discard_the_same_bytes_one_does(tmp_path, monkeypatch):
    path, lock = old(tmp_path / "ab" / "abc"), files.fcntl.flock

    def discarded_first(file, how):
        monkeypatch.setattr(files.fcntl, "flock", lock)
        assert discard_bytes(path, before=LONG_AGO)
        keep_bytes(b"words", path)
        lock(file, how)

    monkeypatch.setattr(files.fcntl, "flock", discarded_first)
    assert not discard_bytes(path, before=LONG_AGO)
    assert path.read_bytes() == b"words"


def fail():
    raise ValueError("refused")


def want_and_fail(path):
    keep_bytes(b"words", path)
    fail()


def test_bytes_go_when_what_is_done_with_them_fails_unless_others_want_them(tmp_path):
    path = tmp_path / "ab" / "abc"
    with pytest.raises(ValueError, match="refused"), kept_bytes(b"words", path):
        fail()
    assert not path.exists()
    with pytest.raises(ValueError, match="refused"), kept_bytes(b"words", path):
        want_and_fail(path)
    assert path.exists()


def test_bytes_that_were_there_stay_whatever_fails(tmp_path):
    path = old(tmp_path / "ab" / "abc")
    with kept_bytes(b"words", path):
        assert path.exists()
    with pytest.raises(ValueError, match="refused"), kept_bytes(b"words", path):
        fail()
    assert path.read_bytes() == b"words"
