"""Asking for a page, and the queue of those asked for: claimed with a lease, fetched, marked.

As with reminders the database is the queue (docs/adr/0002). A worker that dies leaves its row to the next claim; one
that was overtaken changes nothing. A host is asked by one at a time, with a pause after each.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.leases import RunClock, unheld
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.sources.addresses import Unfit, parse_address
from responses.sources.choices import FetchState, Purpose
from responses.sources.fetching import Fetched, fetch_page
from responses.sources.files import is_full
from responses.sources.models import Fetch, FetchHost, Source
from responses.sources.problems import PASSING, REFUSED, explain
from responses.sources.services.answers import Fields, read_answer

log = structlog.get_logger(__name__)

# Longer than a fetch and its reading may take (30 s and 20 s).
LEASE = timedelta(seconds=90)
# None is begun after this long; what is left, the next run fetches.
RUN_FOR = timedelta(seconds=20)
# So many at once on the whole site: the other workers are there for the rest.
AT_ONCE = 2
LOOK_AT = 20
MAX_ATTEMPTS = 3
BACK_OFF = timedelta(seconds=30)
BACK_OFF_FACTOR = 4
# A site that says when it may be asked again is not asked before, within reason.
LONGEST_WAIT = timedelta(hours=1)
FetchUrl = Callable[[str], Fetched]


def ask_fetch(*, url: str, purpose: str, by: User | None, now: datetime, source: Source | None = None) -> Fetch:
    """Ask for a page; it is fetched by a worker. ``by`` is None when the clock asks, which only watching may.

    Whoever asks a second time while the first is open gets the first. Raises ValidationError (field ``url``).
    """
    ensure(_may_ask(by, purpose), _("Your role does not include fetching pages."))
    try:
        address = parse_address(url)
    except Unfit as unfit:
        raise ValidationError({"url": explain(unfit.code, unfit.facts)}) from None
    with transaction.atomic():
        facts = {"url": url.strip(), "purpose": Purpose(purpose), "source": source}
        waiting = Fetch.objects.filter(state__in=[FetchState.WAITING, FetchState.RUNNING], **facts).first()
        if waiting:
            return waiting
        host = address.host.removeprefix("www.")
        fetch = Fetch.objects.create(**facts, host=host, asked_at=now, asked_by=by, not_before=now)
        changes: dict[str, Json] = {"url": fetch.url, "purpose": str(fetch.purpose)}
        record_entry(verb="fetch.asked", subject=fetch, changes=changes, by=by, now=now)
    return fetch


def _may_ask(by: User | None, purpose: str) -> bool:
    return purpose == Purpose.WATCH if by is None else can_log(by)


def fetch_as_ourselves(url: str) -> Fetched:
    """The page, asked for by the name in the settings. Raises Unfit."""
    return fetch_page(url, agent=settings.FETCH_USER_AGENT, limit=settings.CAPTURE_MAX_BYTES)


def run_waiting_fetches(*, now: datetime, fetch_url: FetchUrl = fetch_as_ourselves) -> int:
    """Fetch what is waiting, one after the other; returns how many were begun. ``fetch_url`` is for tests."""
    clock, begun = RunClock(now), 0
    _bury_interrupted(now)
    while clock.elapsed() < RUN_FOR and (fetch := _claim(clock.now())):
        _run(fetch, clock, fetch_url)
        begun += 1
    return begun


def _open(now: datetime) -> Q:
    """Waiting and not held back, or taken by a worker that has not come back."""
    return Q(state=FetchState.WAITING, not_before__lte=now) | Q(state=FetchState.RUNNING, leased_until__lte=now)


@transaction.atomic
def _bury_interrupted(now: datetime) -> None:
    """Give up what was begun too often without an end: it may be what kills whoever fetches it."""
    spent = Fetch.objects.filter(_open(now), attempts__gte=MAX_ATTEMPTS).order_by("pk")
    for fetch in unheld(spent)[:LOOK_AT]:
        _mark(fetch, state=FetchState.FAILED, ended_at=now, problem="interrupted", problem_facts={})
        _enter(fetch, "fetch.failed", {"problem": "interrupted"}, now)


@transaction.atomic
def _claim(now: datetime) -> Fetch | None:
    """The next one under a fresh lease, of a host that nobody asks just now. What a person waits for comes first."""
    if Fetch.objects.filter(state=FetchState.RUNNING, leased_until__gt=now).count() >= AT_ONCE:
        return None
    busy = FetchHost.objects.filter(host=OuterRef("host"), free_at__gt=now)
    found = Fetch.objects.filter(_open(now), ~Exists(busy), attempts__lt=MAX_ATTEMPTS)
    by_clock = Case(When(purpose=Purpose.WATCH, then=Value(1)), default=Value(0))
    for fetch in unheld(found.order_by(by_clock, "attempts", "not_before", "pk"))[:LOOK_AT]:
        if _take_host(fetch.host, now):
            fetch.state, fetch.attempts = FetchState.RUNNING, fetch.attempts + 1
            fetch.lease, fetch.leased_until = secrets.token_hex(16), now + LEASE
            fetch.save(update_fields=["state", "attempts", "lease", "leased_until"])
            return fetch
    return None


def _take_host(host: str, now: datetime) -> bool:
    """Guarded by its own row: of two workers one gets the host."""
    FetchHost.objects.get_or_create(host=host, defaults={"free_at": now})
    return bool(FetchHost.objects.filter(host=host, free_at__lte=now).update(free_at=now + LEASE))


def _run(fetch: Fetch, clock: RunClock, fetch_url: FetchUrl) -> None:
    """Fetch it; whatever happens, the row says where it stands."""
    at = clock.now()
    try:
        fields = read_answer(fetch_url(fetch.url), at=at, agent=settings.FETCH_USER_AGENT)
    except Unfit as unfit:
        _set_back(fetch, unfit, clock.now())
    except Exception as error:
        # One bad row must not hold up the others; it is logged and kept.
        log.exception("fetch_broke", fetch=fetch.pk)
        _set_back(fetch, Unfit("no_space" if is_full(error) else "ended"), clock.now())
    else:
        _finish(fetch, fields, clock.now())


@transaction.atomic
def _finish(fetch: Fetch, fields: Fields, now: datetime) -> None:
    if _mark(fetch, state=FetchState.DONE, ended_at=now, problem="", problem_facts={}, **fields):
        _free_host(fetch.host, now + max(_pause(), _asked_to_wait(fields)))
        changes: dict[str, Json] = {name: fields[name] for name in ("status", "sha256", "warc_sha256")}
        _enter(fetch, "fetch.done", changes, now)


@transaction.atomic
def _set_back(fetch: Fetch, unfit: Unfit, now: datetime) -> None:
    """Try again later what may pass; end what will not."""
    again = unfit.code in PASSING and fetch.attempts < MAX_ATTEMPTS
    problem = {"problem": unfit.code, "problem_facts": unfit.facts}
    if again:
        wait = BACK_OFF * BACK_OFF_FACTOR ** (fetch.attempts - 1)
        mine = _mark(fetch, state=FetchState.WAITING, not_before=now + wait, **problem)
    else:
        state = FetchState.REFUSED if unfit.code in REFUSED else FetchState.FAILED
        mine = _mark(fetch, state=state, ended_at=now, **problem)
    if mine:
        _free_host(fetch.host, now + _pause())
        if not again:
            _enter(fetch, f"fetch.{state}", {"problem": unfit.code}, now)


def _pause() -> timedelta:
    return timedelta(seconds=settings.FETCH_PAUSE_SECONDS)


def _asked_to_wait(fields: Fields) -> timedelta:
    """How long the site asks to be left alone (Retry-After, in seconds)."""
    said = next((value for name, value in fields["headers"] if name.lower() == "retry-after"), "")
    return min(timedelta(seconds=int(said)), LONGEST_WAIT) if said.isdecimal() and len(said) < 9 else timedelta()


def _free_host(host: str, at: datetime) -> None:
    FetchHost.objects.filter(host=host).update(free_at=at)


def _enter(fetch: Fetch, verb: str, changes: dict[str, Json], now: datetime) -> None:
    record_entry(verb=verb, subject=fetch, changes={"url": fetch.url, **changes}, by=None, now=now)


def _mark(fetch: Fetch, **fields: object) -> int:
    """Guarded by the lease: a worker that was overtaken changes nothing."""
    mine = Fetch.objects.filter(pk=fetch.pk, lease=fetch.lease, attempts=fetch.attempts)
    return mine.update(lease="", leased_until=None, **fields)
