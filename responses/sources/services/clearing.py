"""Clearing away what was fetched and not kept by anybody: its bytes and its text; that it was fetched stays on record.

Whoever keeps a page says first that its bytes are wanted (``want_bytes``), then writes a row. Here it is the other way
round: no row is the first question, and bytes wanted since are left. So no lock has to be held over both.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.canonical import Json
from accounts.ledger import record_entry
from responses.sources.choices import FetchState, Purpose
from responses.sources.files import discard_bytes
from responses.sources.models import Capture, Fetch, bytes_path
from responses.sources.services.uploads import HELD_FOR

# So many rows in one run; the next one does the rest.
AT_ONCE = 500
Wanted = Callable[[Collection[str]], set[str]]


class Cleared(NamedTuple):
    """How many fetches were cleared away, and how many files were removed."""

    fetches: int
    files: int


def clear_fetches(*, now: datetime, spared: QuerySet[Fetch], wanted: Wanted) -> Cleared:
    """Clear away the fetches that nobody kept for the days in the settings, and uploads that were only read.

    A higher room says which fetches are ``spared`` and which of some SHA-256 are ``wanted``. Late, twice or in
    parallel does no harm; what a run that was killed left undone, the next one does.
    """
    before = now - timedelta(days=settings.FETCH_KEEP_DAYS)
    fetches = sum(_clear(fetch, now) for fetch in _unkept(before, spared))
    files = sum(discard_bytes(path, before=before) for path in _left_of(before, wanted))
    held = (Path(settings.MEDIA_ROOT) / "held").glob("??/*")
    return Cleared(fetches, files + sum(discard_bytes(path, before=now - HELD_FOR) for path in held))


def _unkept(before: datetime, spared: QuerySet[Fetch]) -> list[Fetch]:
    """Done long ago and kept by nobody; a look that was not judged yet is still needed."""
    unjudged = Q(purpose=Purpose.WATCH, recheck__isnull=False, verdict="")
    old = Fetch.objects.filter(state=FetchState.DONE, ended_at__lt=before, cleared_at__isnull=True, capture=None)
    found = old.exclude(unjudged).exclude(pk__in=spared.values("pk"))
    return list(found.only("pk", "url", "sha256", "warc_sha256").order_by("pk")[:AT_ONCE])


@transaction.atomic
def _clear(fetch: Fetch, now: datetime) -> bool:
    """Whether it was cleared now: of two runs one does, and who keeps it at this moment is either faster or refused."""
    current = Fetch.objects.select_for_update(of=("self",), no_key=True).only("cleared_at").get(pk=fetch.pk)
    if current.cleared_at or Capture.objects.filter(fetch=fetch).exists():
        return False
    Fetch.objects.filter(pk=fetch.pk).update(cleared_at=now, text="")
    changes: dict[str, Json] = {"sha256": fetch.sha256, "warc_sha256": fetch.warc_sha256}
    record_entry(verb="fetch.cleared", subject=fetch, changes=changes, by=None, now=now)
    return True


def _left_of(before: datetime, wanted: Wanted) -> Iterable[Path]:
    """Files of what was cleared lately that nothing else rests on: the same bytes may have come by another way too."""
    cleared = Fetch.objects.filter(cleared_at__gte=before).values_list("sha256", "warc_sha256")
    paths = {bytes_path(*of) for page, warc in cleared for of in (("captures", page), ("warc", warc))}
    there = {path for path in paths if path.exists()}
    hashes = {path.name for path in there}
    used = _in_use(hashes) | wanted(hashes)
    return [path for path in there if path.name not in used]


def _in_use(hashes: Collection[str]) -> set[str]:
    """Those of the SHA-256 that a capture or a fetch rests on."""
    either = Q(sha256__in=hashes) | Q(warc_sha256__in=hashes)
    kept = Capture.objects.filter(either).values_list("sha256", "warc_sha256")
    fetched = Fetch.objects.filter(either, cleared_at__isnull=True).values_list("sha256", "warc_sha256")
    return {sha256 for pair in [*kept, *fetched] for sha256 in pair}
