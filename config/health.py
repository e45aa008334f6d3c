"""/healthz and /metrics: does each part live, and how busy is it."""

import datetime
import hmac
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from config import broker
from responses.rechecks.choices import SWEEP
from responses.rechecks.models import Halt, Heartbeat
from responses.sources.queries import fetches_late

LASTS_SECONDS = 2.0
# A page that a person asked for waits seconds; after this long nobody is fetching.
FETCH_WAITS = datetime.timedelta(minutes=15)
LOOPBACK = frozenset({"127.0.0.1", "::1"})
# A proxy on this machine speaks from the loopback address for the whole world; it says so in one of these.
PROXY_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


@dataclass(frozen=True)
class Check:
    """Whether one part is well, and why we say so (no addresses, no traces: the page is public)."""

    ok: bool
    why: str
    seen_at: datetime.datetime | None = None


@require_safe
@cache_control(no_store=True)
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when every part is well, else 503; each part by name."""
    checks = LATEST.checks()
    ok = all(check.ok for check in checks.values())
    parts = {name: {"ok": c.ok, "why": c.why, "seen_at": c.seen_at} for name, c in checks.items()}
    return JsonResponse({"ok": ok, "checks": parts}, status=200 if ok else 503)


class Latest:
    """The checks of this moment, asked once for all who ask: the page is public, and a silent broker takes 2 s."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked_at = float("-inf")
        self._checks: dict[str, Check] = {}

    def checks(self) -> dict[str, Check]:
        """The checks, at most ``LASTS_SECONDS`` old."""
        with self._lock:
            if time.monotonic() - self._asked_at >= LASTS_SECONDS:
                self._checks = all_checks(timezone.now())
                self._asked_at = time.monotonic()
            return self._checks

    def forget(self) -> None:
        """Ask anew next time."""
        self._asked_at = float("-inf")


LATEST = Latest()


def all_checks(now: datetime.datetime) -> dict[str, Check]:
    """Database, broker, worker, beat, the sweep, whether mails stand still, and the pages that people wait for."""
    silence = datetime.timedelta(seconds=settings.HEARTBEAT_SILENCE_SECONDS)
    return {
        "database": _attempt(_ask_database, DatabaseError),
        "broker": _attempt(broker.ping, redis.RedisError),
        **{name: _heartbeat(name, now=now, silence=silence) for name in ("worker", "beat", SWEEP)},
        "mails": _mails(),
        "fetches": _fetches(now - FETCH_WAITS),
    }


@require_safe
@cache_control(no_store=True)
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, summed over the web processes; for this machine itself or with METRICS_TOKEN."""
    if not _may_read_metrics(request):
        return HttpResponse("Metrics are read from this machine or with METRICS_TOKEN.\n", "text/plain", status=403)
    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has no types here
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _attempt(ask: Callable[[], object], problem: type[Exception]) -> Check:
    try:
        ask()
    except problem as error:
        return Check(ok=False, why=f"no answer ({type(error).__name__})")
    return Check(ok=True, why="answers")


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _heartbeat(name: str, *, now: datetime.datetime, silence: datetime.timedelta) -> Check:
    try:
        seen_at = Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()
    except DatabaseError:
        return Check(ok=False, why="unknown: the database gives no answer")
    if seen_at is None:
        return Check(ok=False, why="never seen")
    ago = now - seen_at
    return Check(ok=ago <= silence, why=f"last seen {max(0, round(ago.total_seconds()))} s ago", seen_at=seen_at)


def _mails() -> Check:
    try:
        halt = Halt.objects.first()
    except DatabaseError:
        return Check(ok=False, why="unknown: the database gives no answer")
    if halt is None:
        return Check(ok=True, why="not halted")
    return Check(ok=False, why=f"halted ({halt.reason}): nobody is mailed until somebody resumes", seen_at=halt.since)


def _fetches(since: datetime.datetime) -> Check:
    try:
        late = fetches_late(since)
    except DatabaseError:
        return Check(ok=False, why="unknown: the database gives no answer")
    return Check(ok=not late, why=f"{late} late" if late else "none late")


def _may_read_metrics(request: HttpRequest) -> bool:
    token = os.environ.get("METRICS_TOKEN", "")
    if token and hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        return True
    proxied = any(header in request.headers for header in PROXY_HEADERS)
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not proxied
