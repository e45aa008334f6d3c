"""Clearing away what was fetched and kept by nobody, and never what anybody needs."""

import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.errors import Refused
from accounts.models import LedgerEntry
from config.celery import SCHEDULE
from responses.intake.services import ask_draft, clear_unkept_fetches
from responses.intake.tasks import clear_unkept_fetches as rung
from responses.sources.files import Upload
from responses.sources.models import Fetch, FetchHost
from responses.sources.services import clearing, held_upload, hold_upload, keep_fetched
from tests.factories import NOW, make_capture, make_draft, make_recheck, make_source, make_user
from tests.unit.responses.sources.fetched import PAGE, asked, came, page
from tests.unit.responses.sources.services.test_kept import FACTS

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=31)


@pytest.fixture(autouse=True)
def empty_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def fetched(body=PAGE, *, now=NOW, **options):
    """A page that came, whose files are as old as it is."""
    FetchHost.objects.all().delete()
    return age(came(asked(now=now, **options), page(body), now=now), now)


def age(fetch, now=NOW):
    for path in (fetch.path, fetch.warc_path):
        os.utime(path, (now.timestamp(), now.timestamp()))
    return fetch


def files(fetch):
    return fetch.path.exists(), fetch.warc_path.exists()


def keep(fetch):
    return keep_fetched(fetch=fetch, by=make_user(), now=NOW, facts=FACTS)


def test_a_page_that_nobody_kept_loses_bytes_and_text_and_stays_on_record():
    fetch = fetched()
    assert clear_unkept_fetches(now=LATER) == (1, 2)
    fetch.refresh_from_db()
    assert (fetch.cleared_at, fetch.text, files(fetch)) == (LATER, "", (False, False))
    assert (fetch.status, fetch.title) == (200, "Human rights policy")
    entry = LedgerEntry.objects.get(verb="fetch.cleared")
    assert entry.subject == f"fetch:{fetch.pk}"
    assert fetch.sha256 in entry.body
    assert fetch.warc_sha256 in entry.body
    assert clear_unkept_fetches(now=LATER) == (0, 0)
    with pytest.raises(Refused, match="cleared away"):
        keep(fetch)


def test_what_is_young_kept_waiting_or_unjudged_stays():
    young = fetched(b"<p>Young", now=NOW + timedelta(days=2))
    kept = fetched(b"<p>Kept")
    keep(kept)
    age(kept)
    unjudged = fetched(b"<p>Watched", purpose="watch", source=make_source())
    Fetch.objects.filter(pk=unjudged.pk).update(recheck=make_recheck(), occurrence=0)
    asked("https://waiting.example/")
    assert clear_unkept_fetches(now=LATER) == (0, 0)
    assert [files(fetch) for fetch in (young, kept, unjudged)] == [(True, True)] * 3


def test_what_a_draft_is_about_stays():
    draft = ask_draft(url="https://example.org/article", by=make_user(), now=NOW)
    age(came(draft.fetch, page()))
    assert clear_unkept_fetches(now=LATER) == (0, 0)
    assert files(draft.fetch) == (True, True)


@pytest.mark.parametrize("twin", ["capture", "draft", "fetch"])
def test_the_same_bytes_that_came_by_another_way_stay(twin):
    words = "The very same words, however they came."
    fetch = fetched(words.encode())
    if twin == "capture":
        make_capture(words)
    if twin == "draft":
        make_draft(words)
    if twin == "fetch":
        fetched(words.encode(), now=LATER)
    age(fetch)
    assert clear_unkept_fetches(now=LATER) == (1, 1)
    assert files(fetch) == (True, False)


def test_a_page_kept_while_it_is_cleared_away_stays(monkeypatch):
    fetch, real = fetched(), clearing._unkept

    def kept_meanwhile(*facts):
        found = real(*facts)
        keep(fetch)
        return found

    monkeypatch.setattr(clearing, "_unkept", kept_meanwhile)
    assert clear_unkept_fetches(now=LATER) == (0, 0)
    assert fetch.capture.is_sound()
    assert fetch.capture.has_sound_warc()


def test_a_page_cleared_away_while_it_is_kept_is_refused(monkeypatch):
    fetch = fetched()

    def cleared_meanwhile(text):
        age(fetch)
        assert clear_unkept_fetches(now=LATER).fetches == 1
        return text

    monkeypatch.setattr("responses.sources.services.kept.fold", cleared_meanwhile)
    with pytest.raises(Refused, match="cleared away"):
        keep(fetch)


def test_bytes_kept_anew_while_a_page_is_cleared_away_stay(monkeypatch):
    fetch, real = fetched(b"Plain words of a page."), clearing._in_use

    def kept_meanwhile(hashes):
        found = real(hashes)
        make_capture("Plain words of a page.")
        return found

    monkeypatch.setattr(clearing, "_in_use", kept_meanwhile)
    assert clear_unkept_fetches(now=LATER) == (1, 1)
    assert fetch.path.read_bytes() == b"Plain words of a page."


def test_files_that_a_killed_run_left_are_removed_by_the_next():
    fetch = fetched()
    Fetch.objects.filter(pk=fetch.pk).update(cleared_at=LATER, text="")
    assert clear_unkept_fetches(now=LATER) == (0, 2)


def test_uploads_that_were_only_read_go_after_a_day():
    word = hold_upload(Upload("a.txt", b"Read and left"))
    now = timezone.now()
    assert clear_unkept_fetches(now=now).files == 0
    assert held_upload(word) == ("a.txt", b"Read and left")
    assert clear_unkept_fetches(now=now + timedelta(days=2)).files == 1
    assert held_upload(word) is None


def test_the_bell_and_the_command_do_it(monkeypatch, capsys):
    fetched()
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    assert rung() == 1
    call_command("clear_fetches")
    assert capsys.readouterr().out == "0 fetches cleared away, 0 files removed.\n"
    assert rung.name in [entry["task"] for entry in SCHEDULE.values()]
