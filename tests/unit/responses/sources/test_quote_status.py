"""How a quote stands in the newest copy, and what is shown of it when it moved or is missing."""

from datetime import timedelta

import pytest

from responses.sources import queries, services
from responses.sources.choices import CaptureKind, Quality
from responses.sources.models import Quote
from responses.sources.passages import fold
from responses.sources.services import quotes as quote_services
from tests.factories import NOW, PROMISED, SAID, TEXT, make_capture, make_quote

pytestmark = pytest.mark.django_db
REWORDED = "We will publish our own findings every year."


def later(capture, text, *, days=1, **fields):
    return make_capture(text, source=capture.source, now=NOW + timedelta(days=days), **fields)


def raw(capture, text, **fields):
    """A copy as a fetch or another reading of the same bytes leaves it; the quotes are looked for in it."""
    facts = {"size": 1, "media_type": "text/html", "sha256": "a" * 64, "text_sha256": "b" * 64, "extractor": "next"}
    facts |= {"kind": CaptureKind.UPDATE, "captured_at": NOW + timedelta(days=2)} | fields
    copy = capture.source.captures.create(text=text, **facts)
    services.look_again_for_quotes(copy, fold(text))
    return copy


def only_seen(source):
    [found] = queries.quotes_of(source)
    return found.quote, found.seen


def test_a_verified_quote_stands_in_the_newest_copy_and_nothing_else_is_shown():
    capture = make_capture()
    quote = make_quote(SAID, capture=capture)
    newest = later(capture, f"{TEXT} More.")
    quote.refresh_from_db()
    assert (quote.status, quote.seen_in, quote.seen_start, quote.seen_end) == (
        "verified",
        newest,
        quote.start,
        quote.end,
    )
    assert only_seen(capture.source) == (quote, None)


def test_a_moved_quote_is_shown_where_it_stands_now():
    capture = make_capture()
    make_quote(SAID, capture=capture)
    newest = later(capture, f"New words. “{SAID}” The end.")
    quote, seen = only_seen(capture.source)
    assert (quote.status, seen.before, seen.text, seen.after) == ("moved", "New words. “", SAID, "” The end.")
    assert (seen.capture_id, seen.captured_at, seen.likeness) == (newest.pk, newest.captured_at, None)


def test_a_missing_quote_is_shown_beside_the_nearest_passage_which_is_not_verified():
    capture = make_capture()
    make_quote(PROMISED, capture=capture)
    later(capture, f"A spokesperson said: “{REWORDED}” Nobody else replied.")
    quote, seen = only_seen(capture.source)
    assert quote.status == "missing"
    assert REWORDED[:30] in seen.text
    assert 80 < seen.likeness < 100
    assert quote.likeness == seen.likeness


def test_a_missing_quote_without_anything_like_it():
    capture = make_capture()
    make_quote(PROMISED, capture=capture)
    newest = later(capture, "0123456789")
    quote, seen = only_seen(capture.source)
    assert (quote.status, seen.capture_id, seen.text, seen.likeness) == ("missing", newest.pk, "", None)


def test_the_nearest_passage_is_looked_for_of_the_first_few(monkeypatch):
    monkeypatch.setattr(quote_services, "NEAREST_OF", 1)
    capture = make_capture()
    first, second = make_quote(PROMISED, capture=capture), make_quote(SAID, capture=capture)
    later(capture, f"{REWORDED} We screen each customer before sales.")
    assert [Quote.objects.get(pk=quote.pk).likeness is None for quote in (first, second)] == [False, True]


def test_a_quote_that_came_back_is_verified_again():
    capture = make_capture()
    quote = make_quote(PROMISED, capture=capture)
    later(capture, f"“{REWORDED}” Nobody else replied.")
    later(capture, f"{TEXT}.", days=2)
    quote.refresh_from_db()
    assert (quote.status, quote.likeness, quote.seen_start) == ("verified", None, quote.start)


@pytest.mark.parametrize("quality", [Quality.BLOCKED, Quality.LOGIN, Quality.EMPTY, Quality.ERROR])
def test_a_copy_that_does_not_show_the_page_says_nothing(quality):
    capture = make_capture()
    quote = make_quote(SAID, capture=capture)
    raw(capture, "Please sign in.", quality=quality)
    quote.refresh_from_db()
    assert (quote.status, quote.seen_in) == ("verified", None)
    assert make_quote(PROMISED, capture=capture).status == "verified"


@pytest.mark.parametrize("text", ["Nothing of it.", f"Moved by our reader. {SAID}"])
def test_a_new_reading_of_the_same_bytes_neither_moves_nor_loses_a_quote(text):
    capture = make_capture()
    quote = make_quote(SAID, capture=capture)
    raw(capture, text, kind=CaptureKind.TECHNICAL, sha256=capture.sha256)
    quote.refresh_from_db()
    assert quote.status == "verified"
    assert make_quote(PROMISED, capture=capture).status == "verified"


def test_a_new_reading_may_find_what_the_old_one_lost():
    capture = make_capture()
    quote = make_quote(SAID, capture=capture)
    later(capture, "Badly read.")
    raw(capture, f"Read well: {SAID}", kind=CaptureKind.TECHNICAL)
    quote.refresh_from_db()
    assert (quote.status, quote.seen_start) == ("moved", 11)


def test_a_quote_of_an_old_copy_knows_where_it_stands_now():
    old = make_capture()
    newest = later(old, f"Now {TEXT}")
    quote = make_quote(SAID, capture=old)
    assert (quote.status, quote.seen_in, quote.seen_start) == ("moved", newest, quote.start + 4)
    assert make_quote("Axis answered", capture=newest).seen_in is None


def test_what_is_seen_costs_one_statement(django_assert_num_queries):
    capture = make_capture()
    keys = [make_quote(words, capture=capture).pk for words in (SAID, PROMISED, "Nobody else replied.")]
    later(capture, f"Now {SAID} {REWORDED}")
    with django_assert_num_queries(1):
        seen = queries.seen_now(keys)
    assert (seen[keys[0]].text, seen[keys[0]].likeness) == (SAID, None)
    assert "publish our own findings" in seen[keys[1]].text
    assert seen[keys[1]].likeness > 60


def test_a_copy_shows_its_own_quotes_and_those_found_in_it(django_assert_num_queries):
    capture = make_capture()
    moved, missing = make_quote(SAID, capture=capture), make_quote(PROMISED, capture=capture)
    newest = later(capture, f"Now: {SAID} {REWORDED}")
    own = make_quote("Now", capture=newest)
    with django_assert_num_queries(1):
        spans = sorted(queries.spans_in(newest))
    assert spans == [(0, 3, own.pk), (5, 5 + len(SAID), moved.pk)]
    assert {span.key for span in queries.spans_in(capture)} == {moved.pk, missing.pk}
