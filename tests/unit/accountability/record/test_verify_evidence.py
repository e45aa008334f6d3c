"""Archived copies and the records of their fetches: exactly what was tampered with is named."""

from dataclasses import dataclass

import pytest
from django.db import connection

from accountability.record.verification import verify_record
from accounts.canonical import sha256_of
from responses.sources.files import keep_bytes
from responses.sources.models import Capture, FetchHost, bytes_path
from responses.sources.services import SourceFacts, answers, keep_fetched
from responses.sources.shapes import Extract
from tests.factories import NOW, make_capture, make_user
from tests.unit.responses.sources.fetched import asked, came, page

pytestmark = pytest.mark.django_db


@dataclass
class Kept:
    """Three copies: two fetched, one uploaded."""

    first: Capture
    second: Capture
    uploaded: Capture


@pytest.fixture
def kept(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(answers, "read_bytes", lambda *_args, **_options: Extract("Words of the company.", "reader"))
    return Kept(fetched(b"<html>one"), fetched(b"<html>two"), make_capture())


def fetched(body):
    FetchHost.objects.all().delete()
    fetch = came(asked(f"https://example.org/{sha256_of(body)[:6]}"), page(body))
    return keep_fetched(fetch=fetch, by=make_user(), now=NOW, facts=SourceFacts("Policy", "Axis", "policy"))


def faults():
    return verify_record().faults


def overwrite(path, content):
    path.chmod(0o600)
    path.write_bytes(content)


def missing(capture, path):
    return f"copy {capture.pk}: {path} is missing or does not have its SHA-256"


def test_evidence_nobody_touched_is_sound(kept):
    assert faults() == []


def test_flipped_bit_is_named(kept):
    for path in (kept.first.path, kept.second.warc_path):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        overwrite(path, bytes(content))
    assert faults() == [missing(kept.first, kept.first.path), missing(kept.second, kept.second.warc_path)]


def test_deleted_files_are_named(kept):
    kept.first.warc_path.unlink()
    kept.uploaded.path.unlink()
    assert faults() == [missing(kept.first, kept.first.warc_path), missing(kept.uploaded, kept.uploaded.path)]


def test_swapped_files_are_named(kept):
    one, two = kept.first, kept.second
    for place in ("path", "warc_path"):
        paths = [getattr(one, place), getattr(two, place)]
        contents = [path.read_bytes() for path in paths]
        for path, content in zip(paths, reversed(contents), strict=True):
            overwrite(path, content)
    expected = [missing(capture, path) for capture in (one, two) for path in (capture.path, capture.warc_path)]
    assert faults() == expected


def test_record_of_another_page_is_named(kept):
    """The hashes were made to fit: the record itself tells."""
    with connection.cursor() as cursor:
        on_table = " ON sources_capture" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER onrecord_no_update_sources_capture{on_table}")
    Capture.objects.filter(pk=kept.first.pk).update(warc_sha256=kept.second.warc_sha256)
    forged = sha256_of(b"no record")
    keep_bytes(b"no record", bytes_path("warc", forged))
    Capture.objects.filter(pk=kept.second.pk).update(warc_sha256=forged)
    first, second = faults()
    assert first == f"copy {kept.first.pk}: {kept.second.warc_path} holds another page than the copy"
    assert second.startswith(f"copy {kept.second.pk}: {bytes_path('warc', forged)} cannot be read")


def test_without_files_only_texts_are_looked_at(kept):
    kept.first.warc_path.unlink()
    assert verify_record(with_files=False).faults == []
