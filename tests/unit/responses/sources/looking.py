"""Automatic looks as a worker would make them, for tests."""

from datetime import timedelta

from accounts.canonical import sha256_of
from responses.sources.choices import FetchState, Quality
from responses.sources.files import keep_bytes
from responses.sources.models import Fetch
from responses.statements.services import look_at_watched
from tests.factories import NOW, TEXT

URL = "https://axis.example/policy"
DAY = timedelta(days=1)
NOISY = f"Last updated: 1 May 2025\n\n{TEXT}\n\n12 comments"


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
    """The page did not come."""
    Fetch.objects.filter(pk=fetch.pk).update(state=FetchState.FAILED, ended_at=now, problem="ended")


def look(text, *, now=NOW, **page):
    """One whole look; the fetch with its verdict."""
    fetch = ask(now)
    come(fetch, text, now=now, **page)
    look_at_watched(now=now)
    fetch.refresh_from_db()
    return fetch


def told(recheck):
    """What the owner is told, and from which day on."""
    recheck.refresh_from_db()
    return recheck.attention, str(recheck.remind_on)
