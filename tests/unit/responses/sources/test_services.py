"""Logging sources, keeping captures, verifying quotes; and that a refusal leaves nothing behind."""

import json
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection

from accounts.canonical import sha256_of
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval, watch
from responses.sources.files import Upload
from responses.sources.models import Capture, Quote, Source
from responses.sources.services import (
    QuoteNotFound,
    captures,
    keep_capture,
    pasted,
    quotes,
    read_upload,
    uploads,
    verify_quote,
)
from responses.sources.shapes import Extract
from tests.factories import (
    NOW,
    PROMISED,
    SAID,
    TEXT,
    TODAY,
    make_capture,
    make_quote,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def blobs(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def rows():
    return Source.objects.count(), Capture.objects.count(), LedgerEntry.objects.count()


def test_log_source_keeps_bytes_text_and_hashes(settings):
    capture = make_capture("Line one\r\nLine two")
    assert capture.text == "Line one\nLine two"
    assert capture.path.read_bytes() == b"Line one\nLine two"
    assert (capture.sha256, capture.text_sha256) == (sha256_of(b"Line one\nLine two"), sha256_of(capture.text))
    assert (capture.kind, capture.size, capture.media_type, capture.extractor) == ("first", 17, "text/plain", "utf-8")
    assert blobs(settings) == [capture.path]
    assert [entry.verb for entry in LedgerEntry.objects.all()] == ["source.logged", "source.captured"]


@pytest.mark.slow
def test_log_source_reads_a_web_page_and_drops_what_cannot_be_stored():
    page = f"<html><body><article><p>{SAID} \u202e{PROMISED}</p></article></body></html>".encode()
    capture = make_capture(upload=Upload("page.html", page))
    assert (capture.media_type, capture.text) == ("text/html", f"{SAID} {PROMISED}")
    assert capture.path.read_bytes() == page


FAULTY = {
    "empty": (Upload("a.txt", b""), "The file is empty"),
    "too large": (Upload("a.txt", b"a" * 101), "The file is larger than"),
    "disguised": (Upload("a.pdf", b"<html>"), "is called a PDF but holds a web page"),
    "NUL": (Upload("a.txt", b"a\0b"), "binary data"),
    "damaged": (Upload("a.docx", b"PK\x03\x04 word/document.xml"), "damaged"),
    "blank": (Upload("a.txt", b" \n "), "only white space"),
    "control": (Upload("a.txt", b"a\x1bb"), "Character 2 .U.001B. cannot be kept"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_faulty_file_leaves_neither_row_nor_blob(settings, fault):
    upload, message = FAULTY[fault]
    settings.CAPTURE_MAX_BYTES = 100
    with pytest.raises(ValidationError, match=message) as refused:
        make_capture(upload=upload)
    assert list(refused.value.error_dict) == ["file"]
    assert (rows(), blobs(settings)) == ((0, 0, 0), [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_on", TODAY + timedelta(days=1)),
        ("title", ""),
        ("title", "a\ud800"),
        ("publisher", "a\x00"),
        ("kind", "tweet"),
        ("url", "javascript:alert(1)"),
    ],
)
def test_faulty_fact_leaves_neither_row_nor_blob(settings, field, value):
    with pytest.raises(ValidationError) as refused:
        make_capture(**{field: value})
    assert list(refused.value.error_dict) == [field]
    assert (rows(), blobs(settings)) == ((0, 0, 0), [])


def test_pasted_half_characters_are_refused():
    with pytest.raises(ValidationError, match="lone surrogate") as refused:
        pasted("half \ud83d")
    assert list(refused.value.error_dict) == ["text"]


def test_bytes_stay_when_the_same_copy_comes_twice(settings):
    capture = make_capture()
    with pytest.raises(Refused, match=r"This very copy \(SHA-256 .{12}…\) is kept already"):
        make_capture(source=capture.source)
    assert (Capture.objects.count(), blobs(settings)) == (1, [capture.path])


def test_new_copy_says_how_every_quote_stands():
    capture = make_capture()
    stays, moves = make_quote("Axis answered", capture=capture), make_quote(SAID, capture=capture)
    goes = make_quote(PROMISED, capture=capture)
    update = make_capture(f"Axis answered the report on Tuesday evening. “{SAID}”", source=capture.source)
    assert update.kind == "update"
    statuses = [Quote.objects.get(pk=quote.pk).status for quote in (stays, moves, goes)]
    assert statuses == ["verified", "moved", "missing"]


def test_quote_is_at_its_place_even_when_it_stands_earlier_too():
    capture = make_capture("One two. Three two.")
    quote = Quote.objects.create(
        capture=capture, start=15, end=18, text="two", match="exact", found_at=NOW, found_by=make_user()
    )
    make_capture("One two. Three two. Four.", source=capture.source)
    assert Quote.objects.get(pk=quote.pk).status == "verified"


def test_excerpt_proves_nothing_missing():
    capture = make_capture()
    quote = make_quote(PROMISED, capture=capture)
    make_capture("Only the first lines.", source=capture.source, extent="excerpt")
    assert Quote.objects.get(pk=quote.pk).status == "verified"


@pytest.mark.parametrize(
    ("newer", "status"), [(TEXT + "!", "verified"), (f"Now {TEXT}", "moved"), ("Gone.", "missing")]
)
def test_quote_from_an_old_copy_is_compared_with_the_newest(newer, status):
    old = make_capture()
    make_capture(newer, source=old.source, now=NOW + timedelta(days=1))
    assert make_quote(capture=old).status == status


def test_quote_from_an_old_copy_that_a_newer_excerpt_lacks_is_verified():
    old = make_capture()
    make_capture("Other lines.", source=old.source, extent="excerpt", now=NOW + timedelta(days=1))
    assert make_quote(capture=old).status == "verified"


def test_verify_quote_keeps_the_texts_own_words_once():
    capture, by = make_capture(), make_user()
    first = verify_quote(capture=capture, quotation="“" + SAID.replace(" ", "  ") + '"', by=by, now=NOW)
    again = verify_quote(capture=capture, quotation=f"“{SAID}”", by=by, now=NOW)
    assert (first, first.text, first.match) == (again, f"“{SAID}”", "normalised")
    assert capture.text[first.start : first.end] == first.text
    assert json.loads(LedgerEntry.objects.last().body)["changes"]["capture"] == capture.sha256


def test_verify_quote_refuses_other_words_and_shows_the_nearest():
    with pytest.raises(QuoteNotFound) as missing:
        make_quote("We screen each and every customer before any sale.")
    assert missing.value.nearest.text in TEXT
    assert missing.value.nearest.score < 100
    assert not Quote.objects.exists()


def test_verify_quote_refuses_a_copy_that_failed_its_check():
    capture = make_capture()
    capture.path.unlink()
    with pytest.raises(Refused, match="failed its check"):
        make_quote(capture=capture)
    assert not Quote.objects.exists()


def test_watch_sets_one_recheck_of_a_source():
    source, by = make_source(), make_user()
    facts = {"interval": Interval(TODAY, 1, "months"), "by": by, "now": NOW}
    watched = watch(subject=source, **facts)
    recheck = watched.recheck
    assert (recheck.title, recheck.path, recheck.due_on, recheck.owner) == (
        source.title,
        f"/desk/sources/{source.pk}/",
        TODAY,
        by,
    )
    with pytest.raises(Refused, match="has a re-check already"):
        watch(subject=source, **facts)
    assert Recheck.objects.count() == 1


def test_same_bytes_are_refused_whatever_else_was_read_meanwhile():
    reading = read_upload(pasted("Words."))
    assert read_upload(reading) is reading
    assert make_capture(upload=reading).text == "Words."


@pytest.mark.parametrize("upload", [pasted("a" * 2_000_001), Upload("a.html", b"<html>")], ids=["text", "page"])
def test_text_beyond_two_million_characters_is_refused(monkeypatch, upload):
    long = Extract("a" * 2_000_001, "reader")
    monkeypatch.setattr(uploads, "read_file", lambda *_args, **_options: long)
    with pytest.raises(ValidationError, match="more than 2,000,000 characters of text") as refused:
        make_capture(upload=upload)
    assert list(refused.value.error_dict) == ["file"]
    assert rows() == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_what_takes_long_is_done_while_nobody_waits(monkeypatch):
    """Reading, finding and comparing happen before a transaction begins, or after it has ended."""
    held = []

    def seen(module, name):
        original = getattr(module, name)

        def watched(*args, **kwargs):
            held.append((name, connection.in_atomic_block))
            return original(*args, **kwargs)

        monkeypatch.setattr(module, name, watched)

    slow = {uploads: ("read_file", "media_type_of"), captures: ("fold",), quotes: ("find_passage", "nearest_passage")}
    for module, names in slow.items():
        for name in names:
            seen(module, name)
    page = f"<html><body><article><p>{SAID}</p></article></body></html>".encode()
    capture = make_capture(upload=Upload("page.html", page))
    make_capture(source=capture.source)
    with pytest.raises(QuoteNotFound) as missing:
        make_statement(capture=capture, quotes=("We screen each and every customer before any sale.",))
    assert missing.value.nearest.text in SAID
    make_quote(capture=capture)
    kept_by_hand = [("media_type_of", False), ("fold", False)]
    found = [("find_passage", False), ("nearest_passage", False), ("find_passage", False), ("find_passage", False)]
    assert held == [("media_type_of", False), ("read_file", False), *kept_by_hand, *found]


def test_every_service_is_closed_to_those_who_do_not_log():
    by, capture = make_user("administrator"), make_capture()
    before = rows()
    closed = [
        lambda: make_capture(by=by),
        lambda: keep_capture(source=capture.source, upload=pasted("New."), by=by, now=NOW),
        lambda: verify_quote(capture=capture, quotation=SAID, by=by, now=NOW),
        lambda: watch(subject=capture.source, interval=Interval(TODAY), by=by, now=NOW),
    ]
    for attempt in closed:
        with pytest.raises(NotAllowed):
            attempt()
    assert (rows(), Quote.objects.count(), Recheck.objects.count()) == (before, 0, 0)


@pytest.mark.parametrize("how", ["new", "again"])
def test_bytes_go_when_the_database_cannot_take_their_row(settings, tmp_path, monkeypatch, how):
    settings.MEDIA_ROOT, source = tmp_path, make_source() if how == "again" else None
    before = [path for path in tmp_path.rglob("*") if path.is_file()]
    monkeypatch.setattr(captures, "enter_capture", Mock(side_effect=OperationalError("disk full")))
    with pytest.raises(OperationalError):
        make_capture("Other words.", source=source)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == before
    assert Capture.objects.filter(text="Other words.").count() == 0
