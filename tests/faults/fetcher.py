"""``python -m tests.faults.fetcher sow|run|state``: the queue of pages, worked on by a process that can be killed.

``run PORT MINUTES`` fetches what is waiting, so many minutes from now, in the small Internet of ``tests.network``,
and says how it stands then.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import LedgerEntry, User  # noqa: E402
from responses.sources.fetching import fetch_page  # noqa: E402
from responses.sources.models import Fetch  # noqa: E402
from responses.sources.services import ask_fetch, run_waiting_fetches  # noqa: E402
from tests.network import AGENT, MOST, PUBLIC  # noqa: E402


def sow() -> None:
    """Ask for one page."""
    by = User.objects.create_user("asks@example.org", name="Asks", role=Role.EDITOR)
    ask_fetch(url="http://example.org/page", purpose="new", by=by, now=timezone.now())


def run(port: str, minutes: str) -> None:
    """Fetch what is waiting, as a worker does, and print how it stands then."""
    command = (sys.executable, "-m", "tests.network", json.dumps({"example.org": [PUBLIC]}), port)
    now = timezone.now() + timedelta(minutes=int(minutes))
    run_waiting_fetches(
        now=now, fetch_url=lambda url: fetch_page(url, agent=AGENT, limit=MOST, seconds=30, command=command)
    )
    state()


def state() -> None:
    """Print how the one fetch stands, and what the ledger says of it."""
    fetch = Fetch.objects.get()
    files = [path.exists() for path in (fetch.path, fetch.warc_path)] if fetch.sha256 else []
    verbs = list(LedgerEntry.objects.filter(verb__startswith="fetch.").order_by("seq").values_list("verb", flat=True))
    json.dump({"state": fetch.state, "attempts": fetch.attempts, "files": files, "verbs": verbs}, sys.stdout)


if __name__ == "__main__":
    {"sow": sow, "run": run, "state": state}[sys.argv[1]](*sys.argv[2:])
