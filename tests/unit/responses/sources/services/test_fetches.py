"""The queue of pages asked for: claimed with a lease, one a host at a time, marked, tried again."""

import errno
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.choices import Role
from accounts.errors import NotAllowed
from accounts.models import LedgerEntry
from responses.sources import tasks
from responses.sources.addresses import Unfit
from responses.sources.choices import Purpose
from responses.sources.models import Fetch, FetchHost
from responses.sources.services import ask_fetch, fetches, run_waiting_fetches
from responses.sources.services.fetches import AT_ONCE, LEASE, MAX_ATTEMPTS, _claim
from tests.factories import NOW, make_source, make_user
from tests.unit.responses.sources.fetched import URL, asked, came, page

pytestmark = pytest.mark.django_db
PAUSE, LATER = timedelta(seconds=20), LEASE + timedelta(minutes=1)


def verbs():
    return list(LedgerEntry.objects.order_by("seq").values_list("verb", flat=True))


def test_address_is_asked_for_and_entered():
    by = make_user()
    fetch = asked("  https://www.Exämple.org/a#b ", by=by)
    assert (fetch.url, fetch.host, fetch.state, fetch.attempts) == (
        "https://www.Exämple.org/a#b",
        "xn--exmple-cua.org",
        "waiting",
        0,
    )
    assert (fetch.asked_by, fetch.asked_at, fetch.not_before, fetch.is_open, fetch.why, fetch.advice) == (
        by,
        NOW,
        NOW,
        True,
        "",
        "",
    )
    assert verbs() == ["fetch.asked"]


def test_second_asking_gets_the_first_while_it_is_open():
    first = asked()
    assert asked() == first
    assert asked(purpose=Purpose.INTAKE) != first
    assert asked(source=make_source()) != first
    came(first)
    assert asked() != first


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/", "Only addresses that begin with http"),
        ("https://example.org:8080/", "names port 8080"),
        ("https://a:b@example.org/", "user name or password"),
        ("http://169.254.169.254/", "169.254.169.254 lies in a private network"),
    ],
)
def test_address_of_a_bad_shape_is_refused_at_once(url, message):
    with pytest.raises(ValidationError, match=message) as refused:
        asked(url)
    assert list(refused.value.error_dict) == ["url"]
    assert not Fetch.objects.exists()


def test_who_may_not_log_may_not_ask_and_the_clock_only_watches():
    for by, purpose in ((make_user(Role.ADMINISTRATOR), "new"), (None, "new")):
        with pytest.raises(NotAllowed):
            ask_fetch(url=URL, purpose=purpose, by=by, now=NOW)
    assert ask_fetch(url=URL, purpose="watch", by=None, now=NOW).asked_by is None


def test_page_that_came_is_kept_whole_with_its_hashes():
    fetch = came(asked(), page(url="https://example.org/final", redirects=[{"url": URL, "status": 301}], x_b="1\n2"))
    assert (fetch.state, fetch.status, fetch.quality, fetch.attempts) == ("done", 200, "good", 1)
    assert (fetch.final_url, fetch.redirects) == ("https://example.org/final", [{"url": URL, "status": 301}])
    assert ["X-B", "1 2"] in fetch.headers
    assert fetch.path.read_bytes() == page().body
    assert (fetch.warc_path.stat().st_size > 0, fetch.filename, fetch.media_type) == (True, "final.html", "text/html")
    assert (fetch.title, fetch.language, str(fetch.published_on)) == ("Human rights policy", "en", "2024-05-03")
    assert "article:published_time" in fetch.published_from
    assert verbs() == ["fetch.asked", "fetch.done"]


def test_what_people_wait_for_comes_before_what_the_clock_asked():
    ask_fetch(url="https://a.example/", purpose="watch", by=None, now=NOW)
    person = asked("https://b.example/", now=NOW + timedelta(seconds=1))
    assert _claim(NOW + timedelta(seconds=2)) == person


def test_host_is_asked_once_at_a_time_with_a_pause_after():
    first, second = asked("https://example.org/a"), asked("https://www.example.org/b")
    other = asked("https://other.example/")
    assert [_claim(NOW), _claim(NOW), _claim(NOW)] == [first, other, None]
    Fetch.objects.filter(pk=other.pk).delete()
    with patch.object(fetches, "_claim", side_effect=[Fetch.objects.get(pk=first.pk), None]):
        came(first)
    assert _claim(NOW + timedelta(seconds=1)) is None
    assert _claim(NOW + PAUSE) == second


def test_host_that_another_took_meanwhile_is_passed_over(monkeypatch):
    asked("https://a.example/")
    second = asked("https://b.example/")
    take = fetches._take_host
    monkeypatch.setattr(fetches, "_take_host", lambda host, now: host != "a.example" and take(host, now))
    assert [_claim(NOW), _claim(NOW)] == [second, None]


def test_only_so_many_are_fetched_at_once():
    asked_for = [asked(f"https://{n}.example/") for n in range(AT_ONCE + 1)]
    assert [_claim(NOW) for _ in asked_for] == [*asked_for[:AT_ONCE], None]


def test_site_that_asks_to_be_left_alone_is():
    came(asked(), page(status=429, retry_after="600"))
    assert FetchHost.objects.get().free_at >= NOW + timedelta(seconds=600)
    for said in ("Wed, 21 Oct 2099 07:28:00 GMT", "9" * 30, "-1"):
        fetch = came(asked(f"https://{len(said)}.example/"), page(status=503, retry_after=said))
        assert FetchHost.objects.get(host=fetch.host).free_at < NOW + timedelta(seconds=60)
    came(asked("https://hours.example/"), page(status=503, retry_after="99999"))
    assert FetchHost.objects.get(host="hours.example").free_at < NOW + timedelta(hours=1, minutes=1)


@pytest.mark.parametrize(("code", "state"), [("robots", "refused"), ("private", "refused"), ("no_http", "failed")])
def test_what_would_be_the_same_again_ends_at_once(code, state):
    fetch = came(asked(), Unfit(code, host="example.org"))
    assert (fetch.state, fetch.problem, fetch.problem_facts) == (state, code, {"host": "example.org"})
    assert fetch.why.endswith(".")
    assert fetch.advice.startswith("Open the page in your browser")
    assert verbs() == ["fetch.asked", f"fetch.{state}"]


def test_what_may_pass_is_tried_three_times_ever_later():
    fetch, now, waits = asked(), NOW, []
    for _attempt in range(MAX_ATTEMPTS):
        came(fetch, Unfit("silent"), now=now)
        waits.append(round((fetch.not_before - now).total_seconds()))
        assert run_waiting_fetches(now=now + PAUSE) == 0
        now = fetch.not_before
    assert (fetch.state, fetch.attempts, waits[:2], fetch.problem) == ("failed", 3, [30, 120], "silent")
    assert verbs() == ["fetch.asked", "fetch.failed"]


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(errno.ENOSPC, "full"), "no_space"), (PermissionError("no"), "ended"), (RuntimeError("bug"), "ended")],
)
def test_what_breaks_on_our_side_is_tried_again_and_holds_up_nobody(error, code):
    first, second = asked("https://a.example/"), asked("https://b.example/")
    came(first, error)
    second.refresh_from_db()
    assert [(fetch.state, fetch.problem) for fetch in (first, second)] == [("waiting", code)] * 2


def test_full_disk_leaves_nothing_half_and_is_recovered_from(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    fetch = asked()
    for full in ("part.write", "os.fsync", "replace"):
        with failing(full):
            came(fetch)
        assert (fetch.state, fetch.problem, fetch.sha256) == ("waiting", "no_space", "")
        assert [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size] == []
        Fetch.objects.update(attempts=0, not_before=NOW)
        FetchHost.objects.all().delete()
    assert came(fetch).state == "done"


def failing(where):
    """A disk that is full at one step of keeping a file."""
    error = OSError(errno.ENOSPC, "No space left on device")
    places = {
        "part.write": "responses.sources.files.tempfile.NamedTemporaryFile",
        "os.fsync": "responses.sources.files.os.fsync",
        "replace": "responses.sources.files.Path.replace",
    }
    return patch(places[where], side_effect=error)


def test_worker_that_was_killed_leaves_its_row_to_the_next():
    fetch = asked()
    assert _claim(NOW) == fetch
    assert run_waiting_fetches(now=NOW + LEASE - timedelta(seconds=1)) == 0
    assert came(fetch, now=NOW + LEASE).state == "done"
    assert fetch.attempts == 2


def test_worker_that_was_overtaken_changes_nothing():
    fetch = asked()

    def overtaken(_url):
        assert came(fetch, now=NOW + LATER).state == "done"
        return page(status=500)

    run_waiting_fetches(now=NOW, fetch_url=overtaken)
    fetch.refresh_from_db()
    assert (fetch.status, verbs()) == (200, ["fetch.asked", "fetch.done"])


def test_worker_that_was_overtaken_ends_nothing_either():
    fetch = asked()

    def overtaken(_url):
        came(fetch, now=NOW + LATER)
        raise Unfit("no_http")

    run_waiting_fetches(now=NOW, fetch_url=overtaken)
    fetch.refresh_from_db()
    assert (fetch.state, verbs()) == ("done", ["fetch.asked", "fetch.done"])


def test_what_kills_its_worker_each_time_is_given_up():
    fetch, now = asked(), NOW
    for _attempt in range(MAX_ATTEMPTS):
        assert _claim(now) == fetch
        now += LEASE
    assert run_waiting_fetches(now=now) == 0
    fetch.refresh_from_db()
    assert (fetch.state, fetch.problem, fetch.ended_at) == ("failed", "interrupted", now)


def test_run_begins_nothing_after_its_time(monkeypatch):
    monkeypatch.setattr(fetches, "RUN_FOR", timedelta(0))
    fetch = asked()
    assert (run_waiting_fetches(now=NOW), Fetch.objects.get(), fetch.state) == (0, fetch, "waiting")


def test_task_runs_the_service(monkeypatch):
    monkeypatch.setattr(
        fetches, "fetch_page", lambda url, *, agent, limit: page(body=f"{url} {agent} {limit}".encode())
    )
    asked(now=NOW - timedelta(days=1))
    assert tasks.run_waiting_fetches() == 1
    body = Fetch.objects.get().path.read_text()
    assert body.startswith(f"{URL} OnRecord/1.0 (+http://localhost:8000/; contact: onrecord@localhost) 26214400")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"state": "done", "ended_at": NOW},
        {"state": "done", "status": 200, "sha256": "a", "warc_sha256": "b"},
        {"state": "failed", "ended_at": NOW},
        {"ended_at": NOW},
    ],
)
def test_database_refuses_a_row_that_cannot_be(wrong):
    fetch = asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Fetch.objects.filter(pk=fetch.pk).update(**wrong)
    assert str(fetch) == f"{URL} · waiting"
    assert str(FetchHost(host="a.example")) == "a.example"


def test_command_fetches_what_is_waiting(monkeypatch, capsys):
    monkeypatch.setattr(fetches, "fetch_page", lambda _url, **_options: page())
    asked(now=NOW - timedelta(days=1))
    call_command("fetch")
    assert capsys.readouterr().out == "1 begun.\n"
    assert Fetch.objects.get().state == "done"
