"""Automatic looks at pages that fail, and looks that are overtaken, broken or cut short."""

from datetime import timedelta

import pytest

from accounts.models import LedgerEntry
from responses.rechecks.models import Look
from responses.rechecks.services import Interval, record_look, snooze_recheck, watch
from responses.sources.choices import CaptureKind, Quality
from responses.sources.models import Capture, Fetch, Quote
from responses.sources.services import watching
from responses.statements.services import look_at_watched
from tests.factories import NOW, SAID, TODAY, make_capture, make_quote, make_user
from tests.unit.responses.sources.looking import DAY, NOISY, URL, ask, come, fail, look, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture():
    return make_capture(NOISY, url=URL)


@pytest.fixture
def recheck(capture):
    by = make_user()
    return watch(subject=capture.source, interval=Interval(TODAY + DAY), by=by, now=NOW).recheck


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


def test_only_failures_in_a_row_are_counted(recheck, capture, settings):
    settings.WATCH_FAILURES = 2
    look("Sorry.", status=503, quality=Quality.ERROR)
    Fetch.objects.update(verdict="overtaken")
    look("Sorry.", now=NOW + timedelta(hours=7), status=503, quality=Quality.ERROR)
    assert told(recheck)[0] == ""
    look("Sorry.", now=NOW + 2 * DAY, status=503, quality=Quality.ERROR)
    assert "2 times" in told(recheck)[0]


def test_a_change_is_kept_although_our_copy_cannot_be_read_anew(recheck, capture):
    wall = {"kind": CaptureKind.BLOCKED, "quality": Quality.BLOCKED, "extractor": "none", "media_type": "text/plain"}
    capture.source.captures.create(size=1, sha256="a" * 64, text_sha256="b" * 64, captured_at=NOW, **wall)
    assert look("Other words.", extractor="another 2").verdict == "changed"
    kinds = capture.source.captures.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["first", "blocked", "update"]
