"""Reminders: written once, claimed with a lease, sent, marked. The database is the queue; nothing else is trusted.

A crash before the mail server's yes leaves the row to the next claim; a crash between that yes and our commit sends
the same message again under the same Message-ID. Nothing is marked before it is sent.
"""

import secrets
import smtplib
import time
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from accounts.canonical import Json
from accounts.ledger import record_entry
from responses.rechecks.choices import Delivery, State
from responses.rechecks.mails import reminder_mail
from responses.rechecks.models import Reminder

log = structlog.get_logger(__name__)

CLAIM = 20
LEASE = timedelta(minutes=5)
# No mail is begun after this long: far within the lease, and with one hanging mail server within the task's limit.
RUN_FOR = timedelta(seconds=25)
MAX_ATTEMPTS = 5
# 5, 20, 80 and 320 minutes after each failure, and up to half as much again: an outage of hours loses nothing.
BACK_OFF = timedelta(minutes=5)
BACK_OFF_FACTOR = 4


class Claim(NamedTuple):
    """Reminders that are ours to send until the lease runs out."""

    lease: str
    ids: list[int]


class _Clock:
    """The time given, moving on with the machine's monotonic clock: a jump of the wall clock frees no lease."""

    def __init__(self, now: datetime) -> None:
        self._began_at, self._began = now, time.monotonic()

    def elapsed(self) -> timedelta:
        return timedelta(seconds=time.monotonic() - self._began)

    def now(self) -> datetime:
        return self._began_at + self.elapsed()


def deliver_reminders(*, now: datetime) -> int:
    """Send what is waiting, in claims of a few; returns how many were sent. What is left, the next call sends."""
    clock, sent = _Clock(now), 0
    _bury_spent(now)
    while (claim := _claim(clock.now())).ids:
        for done, pk in enumerate(claim.ids):
            if clock.elapsed() > RUN_FOR:
                _release(claim)
                log.info("reminders_left_for_next_run", count=len(claim.ids) - done)
                return sent
            sent += _deliver(pk, claim.lease, clock)
    return sent


def _open(now: datetime) -> Q:
    """Waiting and not held back, or taken by a worker that has not come back."""
    return Q(state=Delivery.WAITING, not_before__lte=now) | Q(state=Delivery.SENDING, leased_until__lte=now)


def _locked(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Those that no other worker holds just now. SQLite has one writer at a time and needs no row locks."""
    return reminders.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)


@transaction.atomic
def _bury_spent(now: datetime) -> None:
    """Set aside, for a person to see, what was begun too often: it fails each time, or kills whoever sends it."""
    spent = Reminder.objects.filter(_open(now), attempts__gte=MAX_ATTEMPTS).order_by("pk")
    for reminder in _locked(spent)[:CLAIM]:
        reminder.state, reminder.lease, reminder.leased_until = Delivery.DEAD, "", None
        reminder.problem = reminder.problem or "begun too often"
        reminder.save(update_fields=["state", "lease", "leased_until", "problem"])
        _enter_death(reminder, now)


@transaction.atomic
def _claim(now: datetime) -> Claim:
    """A few open reminders under a fresh lease; the least tried come first, so that none waits for a bad one."""
    found = Reminder.objects.filter(_open(now), attempts__lt=MAX_ATTEMPTS).order_by("attempts", "not_before", "pk")
    ids = [reminder.pk for reminder in _locked(found)[:CLAIM]]
    lease = secrets.token_hex(16)
    Reminder.objects.filter(pk__in=ids).update(state=Delivery.SENDING, lease=lease, leased_until=now + LEASE)
    return Claim(lease, ids)


def _release(claim: Claim) -> None:
    """Give back what was not begun."""
    mine = Reminder.objects.filter(pk__in=claim.ids, lease=claim.lease, state=Delivery.SENDING)
    mine.update(state=Delivery.WAITING, lease="", leased_until=None)


def _deliver(pk: int, lease: str, clock: _Clock) -> int:
    """1 when sent, else 0; whatever happens, the row says where it stands."""
    reminder = _begin(pk, lease, clock.now())
    if reminder is None:
        log.warning("reminder_overtaken", reminder=pk)
        return 0
    if _is_over(reminder):
        _mark(reminder, state=Delivery.CANCELLED)
        return 0
    try:
        reminder_mail(reminder).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _text in refused.recipients.values()]
        _set_back(reminder, clock.now(), problem=f"refused with {codes}", final=all(code >= 500 for code in codes))
        return 0
    except OSError as error:
        # An SMTPException is one too; but for a lost connection it is the server's answer.
        replied = isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected)
        if not replied:
            _forgive(reminder)
        _set_back(reminder, clock.now(), problem=type(error).__name__, final=False)
        return 0
    except Exception as error:  # noqa: BLE001  # one bad row must not hold up the others; it is logged and kept
        _set_back(reminder, clock.now(), problem=type(error).__name__, final=False)
        return 0
    _mark_sent(reminder, clock.now())
    return 1


def _begin(pk: int, lease: str, now: datetime) -> Reminder | None:
    """The reminder as it stands now, its attempt counted before anything can go wrong; None when the lease is lost.

    Attempts are counted one by one, not when claimed: a row that kills its worker must not use up its neighbours'.
    """
    mine = Reminder.objects.filter(pk=pk, lease=lease, state=Delivery.SENDING, leased_until__gt=now)
    if not mine.update(attempts=F("attempts") + 1):
        return None
    return Reminder.objects.select_related("recheck", "recipient").get(pk=pk)


def _is_over(reminder: Reminder) -> bool:
    """Whether the look was made, put off or called off in between, or the recipient has left."""
    recheck = reminder.recheck
    still = (recheck.state, recheck.occurrence, recheck.remind_on) == (
        State.RUNNING,
        reminder.occurrence,
        reminder.remind_on,
    )
    return not (still and reminder.recipient.is_active)


@transaction.atomic
def _mark_sent(reminder: Reminder, now: datetime) -> None:
    if _mark(reminder, state=Delivery.SENT, sent_at=now, problem=""):
        changes = {"recheck": reminder.recheck_id, "occurrence": reminder.occurrence}
        record_entry(verb="reminder.sent", subject=reminder, changes=changes, by=None, now=now)


def _forgive(reminder: Reminder) -> None:
    """Nobody answered, so nothing is wrong with this mail: it waits its longest in the end, and is never given up.

    Two attempts stay free: one that is cut short, as when the worker is stopped, does not use it up.
    """
    reminder.attempts = min(reminder.attempts, MAX_ATTEMPTS - 1)
    Reminder.objects.filter(pk=reminder.pk, lease=reminder.lease, attempts__gt=MAX_ATTEMPTS - 2).update(
        attempts=MAX_ATTEMPTS - 2
    )


@transaction.atomic
def _set_back(reminder: Reminder, now: datetime, *, problem: str, final: bool) -> None:
    log.warning("reminder_failed", reminder=reminder.pk, attempts=reminder.attempts, problem=problem)
    dead = final or reminder.attempts >= MAX_ATTEMPTS
    wait = BACK_OFF * BACK_OFF_FACTOR ** (reminder.attempts - 1) * (1 + secrets.randbelow(100) / 200)
    state = Delivery.DEAD if dead else Delivery.WAITING
    reminder.problem = problem[:200]
    if _mark(reminder, state=state, problem=reminder.problem, not_before=now + wait) and dead:
        _enter_death(reminder, now)


def _enter_death(reminder: Reminder, now: datetime) -> None:
    changes: dict[str, Json] = {
        "recheck": reminder.recheck_id,
        "occurrence": reminder.occurrence,
        "problem": reminder.problem,
    }
    record_entry(verb="reminder.given_up", subject=reminder, changes=changes, by=None, now=now)


def _mark(reminder: Reminder, **fields: object) -> int:
    """Guarded by the lease: a worker that was overtaken changes nothing."""
    mine = Reminder.objects.filter(pk=reminder.pk, lease=reminder.lease, state=Delivery.SENDING)
    return mine.update(lease="", leased_until=None, **fields)
