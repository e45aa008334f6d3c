"""``python -m tests.faults.disk``: evidence is kept while the system refuses to write large files, then once more.

The system refuses as it does on a full disk (EFBIG instead of ENOSPC): in the middle of writing.
"""

import json
import resource
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import LedgerEntry, User  # noqa: E402
from responses.intake.models import Draft  # noqa: E402
from responses.intake.services import open_draft  # noqa: E402
from responses.sources.files import NoSpace, Upload, holds_bytes  # noqa: E402
from responses.sources.models import Capture, Fetch, Source  # noqa: E402
from responses.sources.services import (  # noqa: E402
    SourceFacts,
    ask_fetch,
    keep_capture,
    log_source,
    read_upload,
    run_waiting_fetches,
)
from tests.factories import make_capture  # noqa: E402
from tests.specimens import png_of  # noqa: E402
from tests.unit.responses.sources.fetched import URL, page  # noqa: E402

ROOM = 2**23
FACTS = SourceFacts("Photograph", "The Daily", "news")


def large(number: int) -> bytes:
    """More than there is room for."""
    return png_of(9, 9) + bytes([number]) * (ROOM + 2**20)


def tries(by: User) -> list[Callable[[], object]]:
    """Each way in which bytes come to be kept."""
    now, source = timezone.now(), make_capture("Kept before.", by=by).source
    ask_fetch(url=URL, purpose="new", by=by, now=now)
    saved = Upload("c.html", b"<!doctype html><p>Words of a page.</p><!--" + b"x" * ROOM + b"-->")
    came = page(large(3), content_type="image/png")
    times = (now + timedelta(minutes=minutes) for minutes in (5, 10))
    return [
        lambda: log_source(facts=FACTS, upload=Upload("a.png", large(1)), by=by, now=now),
        lambda: keep_capture(source=source, upload=Upload("b.png", large(2)), by=by, now=now),
        lambda: open_draft(reading=read_upload(saved), by=by, now=now),
        lambda: run_waiting_fetches(now=next(times), fetch_url=lambda _url: came),
    ]


def outcome(attempt: Callable[[], object]) -> str:
    """What a person is told, or nothing."""
    try:
        attempt()
    except NoSpace as refusal:
        return str(refusal)
    return ""


def standing() -> dict[str, object]:
    """Rows, entries of the ledger, and files with their size."""
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return {
        "rows": [each.objects.count() for each in (Source, Capture, Draft)],
        "fetch": [Fetch.objects.get().state, Fetch.objects.get().problem],
        "entries": LedgerEntry.objects.count(),
        "files": len(files),
        "sound": all(holds_bytes(path, path.name) for path in files),
    }


def main() -> None:
    """Print how it stands before, without room, and with room again."""
    attempts = tries(User.objects.create_user("logs@example.org", name="Logs", role=Role.EDITOR))
    before, (_soft, hard) = standing(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    told = [outcome(attempt) for attempt in attempts]
    full = standing()
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    json.dump(
        {"before": before, "told": told, "full": full, "again": list(map(outcome, attempts)), "after": standing()},
        sys.stdout,
    )


if __name__ == "__main__":
    main()
