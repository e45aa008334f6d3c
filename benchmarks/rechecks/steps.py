"""``python -m benchmarks.rechecks.steps``: one step of the measuring, in the database of the environment."""

import html
import logging
import re
import statistics
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from benchmarks.measuring import Goal, machine, peak, seconds  # noqa: E402
from benchmarks.rechecks.mailbox import mailbox  # noqa: E402
from benchmarks.rechecks.seed import DUE, sow_people, sow_rechecks, tidy  # noqa: E402
from config.celery import SCHEDULE  # noqa: E402
from responses.rechecks import services  # noqa: E402
from responses.rechecks.choices import Delivery  # noqa: E402
from responses.rechecks.models import Digest, Reminder  # noqa: E402

PEOPLE, FEW = 10_000, 10
# Of 1,000 the last but one.
PAGES_ON = 38
PATH = "/desk/rechecks/"
LIST = f"{PATH}?show=everyones"
NEXT = re.compile(r'href="([^"]*)" rel="next"')
REQUESTS = 60
# What this ends with when a goal is missed; an error ends with 1.
MISSED = 3


def measure_pages() -> list[Goal]:
    """The list over 1,000 re-checks and over a million: its first page, and one far inside."""
    for command in ("migrate", "collectstatic"):
        call_command(command, verbosity=0, interactive=False)
    _grow(0, FEW)
    few = _pages()
    print(f"  a million sown in {seconds(lambda: _grow(FEW, PEOPLE)):.0f} s", flush=True)
    many = _pages()
    places = ("first page", f"page {PAGES_ON + 1}")
    return [
        Goal(f"due list, {place}: 1 M against 1,000 ({at_many:.1f} ms, {at_few:.1f} ms)", 1.1, at_many / at_few, "×")
        for place, at_few, at_many in zip(places, few, many, strict=True)
    ]


def _grow(first: int, after: int) -> None:
    sow_people(first, after)
    people = User.objects.filter(name__startswith="Person").order_by("-pk").values_list("pk", flat=True)
    sow_rechecks(sorted(people[: after - first]), now=timezone.now())
    tidy()


def _pages() -> list[float]:
    """The first page and one far inside, the best time of many in milliseconds."""
    client = Client()
    client.force_login(User.objects.order_by("pk")[0])
    far = LIST
    for _page in range(PAGES_ON):
        found = NEXT.search(client.get(far).text)
        assert found, far  # noqa: S101  # of a benchmark
        far = PATH + html.unescape(found[1])
    return [_best(client, address) for address in (LIST, far)]


def _best(client: Client, address: str) -> float:
    return 1000 * min(seconds(lambda: _get(client, address)) for _request in range(REQUESTS))


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200, response.status_code  # noqa: S101  # of a benchmark


def measure_sweep() -> list[Goal]:
    """A sweep that finds a tenth of a million due, and one that finds nothing."""
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    now = timezone.now()
    connection.ensure_connection()
    before = peak()
    taken = seconds(lambda: services.write_due_reminders(now=now))
    grown = peak() - before
    due = PEOPLE * DUE
    written = Reminder.objects.count()
    if written != due:
        raise AssertionError(f"{written} reminders of {due} due")
    tidy()
    idle = [1000 * seconds(lambda: services.write_due_reminders(now=timezone.now())) for _time in range(30)]
    print(f"  idle sweep: median {statistics.median(idle):.1f} ms")
    return [
        Goal(f"sweep of 1 M, {due:,} reminders written", 15 if on_sqlite else 5, taken, "s"),
        Goal("  memory it took above what it had", 32, grown, "MB"),
        Goal("idle sweep of 1 M, the best of 30", 20, min(idle), "ms"),
    ]


def measure_mails() -> list[Goal]:
    """10,000 people's mails, gathered and delivered as beat rings: one run at a time."""
    with mailbox() as server:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = "accounts.smtp.EmailBackend", "127.0.0.1"
        settings.EMAIL_PORT = server.port
        gathering = seconds(lambda: services.gather_digests(now=timezone.now()))
        ring = float(SCHEDULE["deliver digests"]["schedule"])
        taken = seconds(lambda: _drain(ring))
        came = server.received()
    if (len(came), len(set(came))) != (PEOPLE, PEOPLE):
        raise AssertionError(f"{len(came)} mails came, {len(set(came))} of them once")
    return [
        Goal(f"{PEOPLE:,} mails of {DUE} items gathered", 60, gathering, "s"),
        Goal(f"{PEOPLE:,} mails drained to a mail server on loopback, a ring each {ring:g} s", 60, taken, "s"),
    ]


def _drain(ring: float) -> None:
    """One run of the worker at each ring of beat, until nothing waits."""
    began = time.monotonic()
    while Digest.objects.filter(state__in=[Delivery.WAITING, Delivery.SENDING]).exists():
        begun = time.monotonic()
        services.deliver_digests(now=timezone.now())
        if Digest.objects.filter(state=Delivery.WAITING).exists():
            time.sleep(max(0.0, ring - (time.monotonic() - begun)))
        if time.monotonic() - began > 600:
            raise TimeoutError("not drained within ten minutes")


STEPS: dict[str, Callable[[], list[Goal]]] = {"pages": measure_pages, "sweep": measure_sweep, "mails": measure_mails}


def main(step: str) -> int:
    """Print one step's goals; MISSED when one is."""
    logging.disable(logging.INFO)
    if step == "pages":
        print(f"  {machine()}", flush=True)
    goals = STEPS[step]()
    for goal in goals:
        print(goal, flush=True)
    return MISSED if any(goal.measured > goal.goal for goal in goals) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
