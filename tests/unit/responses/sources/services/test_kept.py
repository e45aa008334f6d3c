"""Keeping a fetched page: of a new source or of one that is there, as the kind of copy it is."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from responses.sources.choices import Purpose, QuoteStatus
from responses.sources.models import Capture, FetchHost, Source
from responses.sources.services import SourceFacts, ask_fetch, keep_fetched, verify_quote
from responses.sources.warc import answers_in
from tests.factories import NOW, make_user
from tests.unit.responses.sources.fetched import PAGE, URL, WORDS, asked, came, page

pytestmark = pytest.mark.django_db
FACTS = SourceFacts("Human rights policy", "Axis", "policy", url=URL)
DAY = timedelta(days=1)
SHELL = b"<html><script src=/a.js></script><p>Wait</p></html>"


def kept(came_of_it=None, *, source=None, now=NOW, **options):
    """A page that was fetched and kept."""
    by = options.pop("by", None) or make_user()
    FetchHost.objects.all().delete()  # no pause here
    fetch = came(asked(by=by, source=source, now=now), came_of_it, now=now)
    whose = {"source": source} if source else {"facts": options.pop("facts", FACTS)}
    return keep_fetched(fetch=fetch, by=by, now=now, **whose, **options)


def again(capture, came_of_it, days):
    return kept(came_of_it, source=capture.source, now=NOW + days * DAY)


def test_new_source_is_kept_with_all_that_is_known_of_its_fetch():
    capture = kept()
    fetch = capture.fetch
    assert (capture.kind, capture.quality, capture.status, capture.extent) == ("first", "good", 200, "full")
    assert (capture.source.title, capture.source.url, fetch.source) == ("Human rights policy", URL, capture.source)
    assert (capture.path.read_bytes(), capture.url, capture.final_url) == (PAGE, URL, URL)
    assert (capture.headers, capture.warc_sha256, capture.text) == (fetch.headers, fetch.warc_sha256, fetch.text)
    assert capture.is_sound()
    assert capture.has_sound_warc()
    assert [answer.body for answer in answers_in(capture.warc_path)] == [PAGE]
    entered = LedgerEntry.objects.order_by("-seq").values_list("verb", flat=True)[:2]
    assert list(entered) == ["source.captured", "source.logged"]


def test_one_fetch_is_kept_once():
    capture = kept()
    with pytest.raises(Refused, match="kept already"):
        keep_fetched(fetch=capture.fetch, by=make_user(), now=NOW, facts=FACTS)
    assert (Source.objects.count(), Capture.objects.count()) == (1, 1)


def test_copy_equal_to_the_newest_is_refused_and_one_that_comes_back_is_kept():
    capture = kept()
    with pytest.raises(Refused, match="This very copy"):
        again(capture, page(), 1)
    changed = again(capture, page(PAGE.replace(b"each year", b"each month")), 2)
    back = again(capture, page(), 3)
    assert [each.kind for each in (capture, changed, back)] == ["first", "update", "update"]
    assert back.sha256 == capture.sha256


def test_quotes_are_looked_for_in_a_new_copy():
    capture = kept()
    quote = verify_quote(capture=capture, quotation=WORDS, by=make_user(), now=NOW)
    for body, status in (
        (PAGE.replace(b"<h1>", b"<h1>Our "), QuoteStatus.MOVED),
        (PAGE.replace(b"every country", b"most countries"), QuoteStatus.MISSING),
    ):
        again(capture, page(body), 1)
        quote.refresh_from_db()
        assert quote.status == status


@pytest.mark.parametrize(
    ("wall", "quality"),
    [
        (page(b"no", status=403), "blocked"),
        (page(b"no", status=451), "blocked"),
        (page(b"<html><p>Sign in</p><input type=password></html>"), "login"),
    ],
)
def test_wall_is_kept_as_blocked_and_says_nothing_of_quotes(wall, quality):
    capture = kept()
    quote = verify_quote(capture=capture, quotation=WORDS, by=make_user(), now=NOW)
    blocked = again(capture, wall, 1)
    quote.refresh_from_db()
    assert (blocked.kind, blocked.quality, quote.status) == ("blocked", quality, "verified")


def test_first_copy_that_shows_the_page_is_the_first_whatever_walls_came_before():
    blocked = kept(page(b"no", status=403))
    assert (blocked.kind, again(blocked, page(), 1).kind) == ("blocked", "first")


def test_page_without_text_is_kept_with_its_note():
    assert (kept(page(SHELL)).quality, kept(page(b"%PDF-1.7", content_type="application/pdf")).quality) == (
        "empty",
        "sealed",
    )


def test_note_is_overruled_by_a_person_where_there_is_text():
    capture = kept(page(SHELL), is_readable=True)
    assert (capture.quality, capture.fetch.quality) == ("good", "empty")
    assert kept(page(b"", content_type="text/plain"), is_readable=True).quality == "empty"


@pytest.mark.parametrize("status", [400, 404, 410, 500])
def test_error_is_no_copy_of_anything(status):
    with pytest.raises(Refused, match=f"status {status}: there is no page to keep"):
        kept(page(status=status))
    assert not Source.objects.exists()


def test_page_that_is_gone_for_fourteen_days_is_kept_as_removed():
    capture, gone = kept(), page(b"gone", status=404)
    for days in (1, 8, 14):
        with pytest.raises(Refused, match="no page to keep"):
            again(capture, gone, days)
    removed = again(capture, page(b"gone", status=410), 16)
    assert (removed.kind, removed.quality, removed.status) == ("removed", "error", 410)


def test_days_without_the_page_are_counted_from_when_it_was_last_seen():
    capture, gone = kept(), page(b"gone", status=404)
    for came_of_it, days in ((gone, 1), (page(b"no", status=403), 5), (page(status=500), 9)):
        if came_of_it.status == 403:
            again(capture, came_of_it, days)
        else:
            with pytest.raises(Refused):
                again(capture, came_of_it, days)
    back = again(capture, page(PAGE.replace(b"each", b"every")), 12)
    with pytest.raises(Refused):
        again(capture, gone, 16)
    assert (back.kind, again(capture, gone, 31).kind) == ("update", "removed")


def test_what_was_not_fetched_cannot_be_kept():
    fetch = asked()
    with pytest.raises(Refused, match="not been fetched"):
        keep_fetched(fetch=fetch, by=make_user(), now=NOW, facts=FACTS)
    came(fetch).path.unlink()
    with pytest.raises(Refused, match="Fetch it again"):
        keep_fetched(fetch=fetch, by=make_user(), now=NOW, facts=FACTS)


def test_facts_are_checked_and_nothing_is_kept_when_they_are_wrong():
    for wrong, field in (({"title": ""}, "title"), ({"published_on": (NOW + DAY).date()}, "published_on")):
        with pytest.raises(ValidationError) as refused:
            kept(facts=FACTS._replace(**wrong))
        assert list(refused.value.error_dict) == [field]
    with pytest.raises(TypeError):
        kept(facts=None)
    assert not Source.objects.exists()


def test_who_may_not_log_may_not_keep_and_the_clock_keeps_only_what_it_watches():
    capture = kept()
    fetch = came(asked(source=capture.source, now=NOW + DAY), page(SHELL), now=NOW + DAY)
    for by in (make_user(Role.ADMINISTRATOR), None):
        with pytest.raises(NotAllowed):
            keep_fetched(fetch=fetch, by=by, now=NOW, source=capture.source)
    watched = ask_fetch(url=URL, purpose=Purpose.WATCH, by=None, now=NOW + 2 * DAY, source=capture.source)
    came(watched, page(PAGE + b"<!-- more -->"), now=NOW + 2 * DAY)
    automatic = keep_fetched(fetch=watched, by=None, now=NOW + 2 * DAY, source=capture.source)
    assert (automatic.captured_by, automatic.kind) == (None, "update")
