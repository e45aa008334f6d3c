"""Automatic looks: what was unchanged needs nobody, what changed waits for a person."""

from datetime import timedelta

import pytest

from accounts.models import LedgerEntry
from responses.rechecks.models import Look, Recheck, Reminder
from responses.rechecks.services import Interval, record_look, snooze_recheck, watch, write_due_reminders
from responses.sources import services
from responses.sources.choices import Quality
from responses.sources.models import Capture, Fetch, Quote
from responses.sources.services import watching
from responses.statements.services import look_at_watched
from tests.factories import NOW, PROMISED, SAID, TEXT, TODAY, make_capture, make_policy, make_quote, make_user
from tests.unit.responses.sources.looking import DAY, NOISY, URL, ask, come, look, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture():
    return make_capture(NOISY, url=URL)


@pytest.fixture
def recheck(capture):
    by = make_user()
    return watch(subject=capture.source, interval=Interval(TODAY + DAY), by=by, now=NOW).recheck


def test_a_page_is_asked_for_once_shortly_before_it_comes_due(recheck, capture):
    assert ask(NOW - DAY) is None
    fetch = ask()
    assert (fetch.url, fetch.purpose, fetch.asked_by, fetch.source) == (URL, "watch", None, capture.source)
    assert (fetch.recheck, fetch.occurrence) == (recheck, 0)
    assert ask() is None


@pytest.mark.parametrize("text", [NOISY, NOISY.replace("1 May", "30 May").replace("12 comments", "1,400 comments")])
def test_an_unchanged_page_needs_nobody(recheck, capture, text):
    assert look(text).verdict == "unchanged"
    [found] = Look.objects.all()
    assert (found.outcome, found.made_by, found.recheck) == ("unchanged", None, recheck)
    recheck.refresh_from_db()
    assert (str(recheck.due_on), recheck.last_checked_on, recheck.last_outcome) == ("2025-09-03", TODAY, "unchanged")
    assert list(Capture.objects.all()) == [capture]
    assert LedgerEntry.objects.filter(verb="recheck.looked").count() == 1
    assert ask() is None


def test_a_changed_page_is_kept_and_waits_for_a_person(recheck, capture):
    quote = make_quote(PROMISED, capture=capture)
    fetch = look(NOISY.replace("each year", "when we can"))
    assert fetch.verdict == "changed"
    reason = "The page differs from our copy of 2 June 2025. A quoted sentence was not found."
    assert told(recheck) == (reason, "2025-06-02")
    kept = fetch.capture
    assert (kept.kind, kept.captured_by, kept.source) == ("update", None, capture.source)
    assert Quote.objects.get(pk=quote.pk).status == "missing"
    assert not Look.objects.exists()
    write_due_reminders(now=NOW)
    assert Reminder.objects.get().recipient == recheck.owner
    assert ask(NOW + 3 * DAY) is None


def test_a_changed_word_in_a_quoted_sentence_is_told_whatever_else_is_noise(recheck, capture):
    make_quote("Last updated", capture=capture)
    assert look(NOISY.replace("1 May", "30 May")).verdict == "changed"


def test_a_change_elsewhere_is_told_without_the_quotes(recheck, capture):
    make_quote(SAID, capture=capture)
    assert look(NOISY.replace("Nobody else", "Somebody else")).verdict == "changed"
    assert told(recheck)[0] == "The page differs from our copy of 2 June 2025."


def test_after_the_person_looked_the_new_copy_is_what_counts(recheck, capture):
    look(NOISY.replace("Nobody else", "Somebody else"))
    recheck.refresh_from_db()
    later = NOW + 2 * DAY
    record_look(recheck=recheck, version=recheck.version, outcome="changed", by=recheck.owner, now=later)
    again = NOW + timedelta(days=92)
    assert look(NOISY.replace("Nobody else", "Somebody else"), now=again).verdict == "unchanged"


def test_without_a_whole_copy_there_is_nothing_to_compare():
    excerpt = make_capture(TEXT, url=URL, extent="excerpt")
    recheck = watch(subject=excerpt.source, interval=Interval(TODAY), by=make_user(), now=NOW).recheck
    assert look(TEXT).verdict == "changed"
    assert told(recheck)[0] == "This is the first whole copy of the page: there is none to compare with."


def test_another_reader_is_no_edit_of_the_company(recheck, capture, monkeypatch):
    monkeypatch.setattr(watching, "read_again", lambda _base: (f"Menu\n\n{NOISY}", "next"))
    assert look(f"Menu\n\n{NOISY} ", extractor="next").verdict == "unchanged"


def test_a_change_under_another_reader_comes_after_our_copy_read_anew(recheck, capture, monkeypatch):
    kept = []
    monkeypatch.setattr(watching, "read_again", lambda _base: (f"Menu\n\n{NOISY}", "next"))
    monkeypatch.setattr(watching, "reread_capture", lambda **facts: kept.append(facts["capture"]))
    fetch = look("Menu\n\nOther words.", extractor="next")
    assert (fetch.verdict, kept, fetch.capture.kind) == ("changed", [capture], "update")


def test_policies_are_watched_by_their_source():
    capture = make_capture(NOISY, url=URL)
    policy = make_policy(source=capture.source)
    watch(subject=policy, interval=Interval(TODAY), by=make_user(), now=NOW)
    assert look(NOISY).verdict == "unchanged"
    policy.recheck.refresh_from_db()
    assert policy.recheck.last_outcome == "unchanged"


def test_a_page_with_two_rechecks_is_changed_for_both():
    capture = make_capture(NOISY, url=URL)
    policy, by = make_policy(source=capture.source), make_user()
    for subject in (capture.source, policy):
        recheck = watch(subject=subject, interval=Interval(TODAY), by=by, now=NOW).recheck
        record_look(recheck=recheck, version=1, outcome="unchanged", by=by, now=NOW)
    now = NOW + timedelta(days=92)
    first = look("Other words.", now=now)
    second = Fetch.objects.get(verdict="")
    come(second, "Other words.", now=now + DAY)
    assert look_at_watched(now=now + DAY).judged == 1
    second.refresh_from_db()
    assert (first.verdict, second.verdict, Capture.objects.count()) == ("changed", "changed", 2)
    assert [bool(recheck.attention) for recheck in Recheck.objects.all()] == [True, True]


@pytest.mark.parametrize("url", ["", "https://axis.example:8443/policy"])
def test_what_cannot_be_fetched_is_left_to_people(url):
    capture = make_capture(NOISY, url=url)
    watch(subject=capture.source, interval=Interval(TODAY), by=make_user(), now=NOW)
    assert ask() is None


def test_what_is_done_or_snoozed_is_not_looked_at(recheck, capture):
    until = TODAY + 9 * DAY
    snooze_recheck(recheck=recheck, version=1, until=until, reason="Away", by=recheck.owner, now=NOW)
    assert ask() is None
    assert ask(NOW + 8 * DAY) is not None


def test_looks_cost_the_same_whatever_their_number(recheck, capture, django_assert_num_queries):
    look("Sorry.", quality=Quality.BLOCKED)
    with django_assert_num_queries(1):
        assert len(services.watching.looks_at(recheck)) == 1
