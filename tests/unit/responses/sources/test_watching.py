"""Automatic looks: what was unchanged needs nobody, what changed or fails waits for a person."""

from datetime import timedelta

import pytest

from accounts.canonical import sha256_of
from accounts.models import LedgerEntry
from responses.rechecks.models import Look, Recheck, Reminder
from responses.rechecks.services import Interval, record_look, snooze_recheck, watch, write_due_reminders
from responses.sources import services
from responses.sources.choices import CaptureKind, FetchState, Quality
from responses.sources.files import keep_bytes
from responses.sources.models import Capture, Fetch, Quote
from responses.sources.services import watching
from responses.statements.services import look_at_watched
from tests.factories import NOW, PROMISED, SAID, TEXT, TODAY, make_capture, make_policy, make_quote, make_user

pytestmark = pytest.mark.django_db
URL = "https://axis.example/policy"
DAY = timedelta(days=1)
NOISY = f"Last updated: 1 May 2025\n\n{TEXT}\n\n12 comments"


@pytest.fixture
def capture():
    return make_capture(NOISY, url=URL)


@pytest.fixture
def recheck(capture):
    by = make_user()
    return watch(subject=capture.source, interval=Interval(TODAY + DAY), by=by, now=NOW).recheck


def ask(now=NOW):
    """Sweep; the fetch that was asked for, if one was."""
    before = set(Fetch.objects.values_list("pk", flat=True))
    look_at_watched(now=now)
    return Fetch.objects.exclude(pk__in=before).first()


def come(fetch, text, *, now=NOW, status=200, quality=Quality.GOOD, extractor="utf-8"):
    """The page that was asked for, as a worker leaves it."""
    sha256, warc = sha256_of(text.encode()), sha256_of(f"warc {text}".encode())
    fields = {"state": FetchState.DONE, "ended_at": now, "status": status, "sha256": sha256, "warc_sha256": warc}
    fields |= {"text": text, "text_sha256": sha256_of(text), "quality": quality, "extractor": extractor}
    Fetch.objects.filter(pk=fetch.pk).update(size=len(text), media_type="text/plain", final_url=URL, **fields)
    fetch.refresh_from_db()
    keep_bytes(text.encode(), fetch.path)


def fail(fetch, *, now=NOW):
    Fetch.objects.filter(pk=fetch.pk).update(state=FetchState.FAILED, ended_at=now, problem="ended")


def look(text, *, now=NOW, **page):
    """One whole look; the fetch with its verdict."""
    fetch = ask(now)
    come(fetch, text, now=now, **page)
    look_at_watched(now=now)
    fetch.refresh_from_db()
    return fetch


def told(recheck):
    recheck.refresh_from_db()
    return recheck.attention, str(recheck.remind_on)


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


@pytest.mark.parametrize(
    "page", [{"status": 503, "quality": Quality.ERROR}, {"quality": Quality.BLOCKED}, {"quality": Quality.EMPTY}]
)
def test_a_failing_page_is_no_change_and_is_asked_for_again(recheck, capture, page):
    fetch = look("Sorry.", **page)
    assert (fetch.verdict, told(recheck)) == ("unreadable", ("", "2025-06-03"))
    assert Capture.objects.count() == 1
    assert ask(NOW + timedelta(hours=5)) is None
    assert look(NOISY, now=NOW + timedelta(hours=7)).verdict == "unchanged"


def test_after_three_failures_the_owner_is_told_once(recheck, capture):
    for nth in range(4):
        now = NOW + nth * DAY
        fail(ask(now), now=now)
        look_at_watched(now=now)
        recheck.refresh_from_db()
        assert bool(recheck.attention) == (nth >= 2)
    assert recheck.attention.startswith("The page could not be read 3 times since 2 June 2025: ")
    assert LedgerEntry.objects.filter(verb="recheck.called").count() == 1


def test_a_page_that_can_be_read_again_calls_the_person_off(recheck, capture):
    for nth in range(3):
        look("Sorry.", now=NOW + nth * DAY, quality=Quality.BLOCKED)
    assert told(recheck)[0]
    assert look(NOISY, now=NOW + 4 * DAY).verdict == "unchanged"
    assert told(recheck) == ("", "2025-09-03")


def test_a_page_that_was_not_there_for_fourteen_days_is_removed(recheck, capture):
    quote = make_quote(SAID, capture=capture)
    verdicts = [look("Not found.", now=NOW + nth * DAY, status=404, quality=Quality.ERROR).verdict for nth in range(15)]
    assert verdicts == ["absent"] * 14 + ["removed"]
    assert told(recheck)[0] == "The page was not there on any look since 2 June 2025. Its copies and quotes stay."
    assert capture.source.captures.newest_first()[0].kind == CaptureKind.REMOVED
    assert Quote.objects.get(pk=quote.pk).status == "verified"
    assert ask(NOW + 30 * DAY) is None


def test_an_absent_page_is_told_as_absent(recheck, capture):
    for nth in range(3):
        look("Gone.", now=NOW + nth * DAY, status=410, quality=Quality.ERROR)
    assert told(recheck)[0] == "The page could not be read 3 times since 2 June 2025: it is not there"


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


def test_a_copy_that_failed_its_check_is_compared_by_its_text(recheck, capture):
    capture.path.chmod(0o644)
    capture.path.write_bytes(b"spoilt")
    assert look(f"{NOISY} ", extractor="next").verdict == "unchanged"


def test_somebody_who_looked_meanwhile_is_left_alone(recheck, capture):
    fetch = ask()
    looked = record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=recheck.owner, now=NOW)
    come(fetch, "Other words.")
    look_at_watched(now=NOW)
    fetch.refresh_from_db()
    assert fetch.verdict == "overtaken"
    assert told(recheck) == ("", str(looked.due_on))
    assert Capture.objects.count() == 1


def test_a_look_that_was_put_off_in_the_same_moment_is_judged_by_the_next_run(recheck, capture, monkeypatch):
    fetch = ask()
    come(fetch, "Other words.")
    keep = watching.keep_fetched

    def put_off(**facts):
        snooze_recheck(
            recheck=recheck, version=recheck.version, until=TODAY + 5 * DAY, reason="Away", by=recheck.owner, now=NOW
        )
        return keep(**facts)

    monkeypatch.setattr(watching, "keep_fetched", put_off)
    assert look_at_watched(now=NOW).judged == 0
    monkeypatch.setattr(watching, "keep_fetched", keep)
    assert look_at_watched(now=NOW).judged == 1
    fetch.refresh_from_db()
    assert (fetch.verdict, told(recheck)[1]) == ("changed", "2025-06-02")
    assert Capture.objects.count() == 2


def test_two_runs_at_once_judge_a_look_once(recheck, capture, monkeypatch):
    come(ask(), NOISY)
    find = watching._find

    def meanwhile(fetch):
        monkeypatch.setattr(watching, "_find", find)
        assert look_at_watched(now=NOW).judged == 1
        return find(fetch)

    monkeypatch.setattr(watching, "_find", meanwhile)
    assert look_at_watched(now=NOW).judged == 0
    assert Look.objects.count() == 1


def test_one_broken_look_does_not_hold_up_the_others(recheck, capture):
    other = make_capture("Other policy.", url="https://other.example/")
    watch(subject=other.source, interval=Interval(TODAY), by=make_user(), now=NOW)
    look_at_watched(now=NOW)
    broken, good = Fetch.objects.order_by("source_id")
    for fetch, text in ((broken, NOISY), (good, "Other policy.")):
        come(fetch, text)
    Fetch.objects.filter(pk=broken.pk).update(source=None)
    assert look_at_watched(now=NOW).judged == 1
    good.refresh_from_db()
    assert good.verdict == "unchanged"


def test_what_takes_too_long_is_left_to_the_next_run(recheck, capture, monkeypatch):
    come(ask(), NOISY)
    monkeypatch.setattr(watching, "RUN_FOR", -1.0)
    assert look_at_watched(now=NOW).judged == 0
    monkeypatch.setattr(watching, "RUN_FOR", 20.0)
    assert look_at_watched(now=NOW).judged == 1


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
