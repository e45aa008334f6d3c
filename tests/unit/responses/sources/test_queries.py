"""Looking sources up."""

from datetime import timedelta

import pytest

from responses.sources import queries
from responses.sources.models import Fetch
from responses.sources.services import ask_fetch
from tests.factories import NOW, PROMISED, SAID, make_capture, make_quote, make_source, make_user
from tests.unit.responses.sources.fetched import asked, came

pytestmark = pytest.mark.django_db


def test_sources_listed_counts_copies_and_quotes():
    quoted = make_capture()
    make_quote(SAID, capture=quoted)
    make_quote(PROMISED, capture=quoted)
    make_capture("Another copy.", source=quoted.source, now=NOW + timedelta(days=1))
    bare = make_source(title="Bare")
    listed = [(s, s.capture_count, s.quote_count, s.captured_at) for s in queries.sources_listed()]
    assert listed == [(bare, 1, 0, NOW), (quoted.source, 2, 2, NOW + timedelta(days=1))]


@pytest.mark.parametrize("rows", [1, 3])
def test_sources_listed_costs_one_statement(rows, django_assert_num_queries):
    for _n in range(rows):
        make_quote()
    with django_assert_num_queries(1):
        assert len(queries.sources_listed()) == rows


@pytest.mark.parametrize("text", ["REPORT", "amnesty", "example.org/42"])
def test_sources_are_found_by_title_publisher_and_address(text):
    wanted = make_source(title="The report", publisher="Amnesty", url="https://example.org/42")
    make_source(title="Other")
    assert list(queries.sources_listed(text=text)) == [wanted]


def test_newest_capture_is_by_time_then_by_order():
    first = make_capture()
    assert queries.newest_capture(first.source) == first
    second = make_capture("Same instant.", source=first.source)
    assert queries.newest_capture(first.source) == second


def test_sources_without_quotes():
    make_quote()
    bare = make_source()
    assert list(queries.sources_without_quotes()) == [bare]


def test_captures_come_without_their_texts(django_assert_num_queries):
    capture = make_capture("Twelve chars")
    with django_assert_num_queries(1):
        [listed] = queries.captures_of(capture.source)
        assert (listed.length, str(listed.captured_by)) == (12, str(capture.captured_by))
    assert listed.get_deferred_fields() == {"text"}


@pytest.mark.parametrize("filler", ["", "word " * 60])
def test_quotes_come_with_their_context_cut_at_words(filler, django_assert_num_queries):
    capture = make_capture(f"{filler}before {SAID} after {filler}".strip())
    quote = make_quote(capture=capture)
    with django_assert_num_queries(2):
        [found] = queries.quotes_of(capture.source)
        assert found.quote == quote
    assert found.before.endswith("before ")
    assert found.after.startswith(" after")
    assert (found.before.startswith("…word "), found.after.endswith("word…")) == (bool(filler), bool(filler))


def test_context_of_a_quote_that_is_the_whole_text_is_empty():
    capture = make_capture(SAID)
    make_quote(capture=capture)
    assert [(q.before, q.after) for q in queries.quotes_of(capture.source)] == [("", "")]


def test_quotes_by_status_counts_those_of_the_source():
    capture = make_capture()
    make_quote(SAID, capture=capture)
    make_quote(PROMISED, capture=capture)
    make_quote()
    make_capture(f"Now: {SAID}", source=capture.source)
    assert queries.quotes_by_status(capture.source) == {"moved": 1, "missing": 1}


def test_pages_that_people_wait_for_are_late_and_those_of_the_clock_are_not(django_assert_num_queries):
    came(asked("https://came.example/"))
    source = make_source(url="https://example.org/watched")
    for url, purpose in (("https://a.example/", "new"), ("https://b.example/", "intake"), (source.url, "watch")):
        ask_fetch(url=url, purpose=purpose, by=make_user(), now=NOW, source=source if purpose == "watch" else None)
    with django_assert_num_queries(1):
        assert queries.fetches_late(NOW + timedelta(minutes=15)) == 2
    assert queries.fetches_late(NOW) == 0


def test_automatic_looks_are_those_that_were_judged_newest_first(django_assert_num_queries):
    source = make_source(url="https://example.org/watched")
    for verdict in ("unchanged", "", "changed"):
        fetch = ask_fetch(url=source.url, purpose="watch", by=None, now=NOW, source=source)
        Fetch.objects.filter(pk=fetch.pk).update(state="failed", problem="ended", ended_at=NOW, verdict=verdict)
    with django_assert_num_queries(1):
        assert [look.verdict for look in queries.automatic_looks(source)] == ["changed", "unchanged"]
