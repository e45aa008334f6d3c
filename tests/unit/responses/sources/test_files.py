"""What an uploaded file is by its content, and how its bytes are kept."""

import hashlib
import os
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from responses.sources import files
from responses.sources.files import HTML, PDF, TEXT, Upload, holds_bytes, keep_bytes, media_type_of

LIMIT = 2**20


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", b"%PDF-1.4 \0", PDF),
        ("a.HTML", b"\xef\xbb\xbf \n<!DOCTYPE html><p>a", HTML),
        ("a.htm", b"<html>", HTML),
        ("a.txt", "Ünï".encode(), TEXT),
        ("a.md", b"< not a page", TEXT),
    ],
)
def test_content_and_name_agree(name, content, media_type):
    assert media_type_of(Upload(name, content), limit=LIMIT) == media_type


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "The file is empty (0 bytes)."),
        ("a.txt", b"a" * (LIMIT + 1), "The file is larger than 1 MB, the most that can be kept."),
        ("a.doc", b"PK", "Upload a PDF, HTML, MHTML, DOCX, EML or text file, or an image."),
        ("noending", b"a", "Upload a PDF, HTML, MHTML, DOCX, EML or text file, or an image."),
        ("a.pdf", b"<html>", "The file is called a PDF but holds a web page."),
        ("a.txt", b"%PDF-1.7", "The file is called plain text but holds a PDF."),
        ("a.html", b"words", "The file is called a web page but holds plain text."),
        ("a.txt", b"a\0b", "The file is called plain text but holds something else (binary data)."),
    ],
)
def test_other_files_are_refused_in_plain_words(name, content, message):
    with pytest.raises(ValidationError) as refused:
        media_type_of(Upload(name, content), limit=LIMIT)
    assert refused.value.messages == [message]


def test_largest_file_is_kept():
    assert media_type_of(Upload("a.txt", b"a" * LIMIT), limit=LIMIT) == TEXT


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


def test_nothing_half_written_stays_when_the_disk_fails(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        keep_bytes(b"words", tmp_path / "ab" / "abc")
    assert [p for p in Path(tmp_path).rglob("*") if p.is_file()] == []
    assert os.fsync is full
