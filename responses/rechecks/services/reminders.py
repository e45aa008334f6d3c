"""Reminders: written once, claimed with a lease, sent, marked. The database is the queue; nothing else is trusted.

A crash before the mail server's yes leaves the row to the next claim; a crash between that yes and our commit sends
the same message again under the same Message-ID. Nothing is marked before it is sent.
"""

import secrets
import smtplib
import time
from datetime import datetime, timedelta

import structlog
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from accounts.choices import Role
from accounts.ledger import record_entry
from accounts.models import User
from responses.rechecks.choices import Delivery, State
from responses.rechecks.mails import reminder_mail
from responses.rechecks.models import Recheck, Reminder

log = structlog.get_logger(__name__)

BATCH = 500
CLAIM = 20
LEASE = timedelta(minutes=5)
# After this share of the lease no further mail is begun: another worker may soon claim the rest.
FENCE = 0.6
MAX_ATTEMPTS = 5
BACK_OFF = timedelta(minutes=2)


def write_due_reminders(*, now: datetime) -> int:
    """Write one reminder for each due occurrence that has none. How often or late it runs does not matter."""
    written = 0
    while batch := _due_without_reminder(now)[:BATCH]:
        fallback = User.objects.filter(is_active=True, role=Role.EDITOR).order_by("pk").first()
        rows = [_reminder_for(recheck, fallback, now) for recheck in batch]
        Reminder.objects.bulk_create(rows, ignore_conflicts=True)
        written += len(rows)
    return written


def deliver_reminders(*, now: datetime) -> int:
    """Send what is waiting, in claims of a few; returns how many were sent."""
    sent = 0
    while claimed := _claim(now):
        began = time.monotonic()
        for reminder in claimed:
            if time.monotonic() - began > FENCE * LEASE.total_seconds():
                log.warning("reminders_fenced", left_for_others=len(claimed))
                return sent
            sent += _deliver(reminder, now)
    return sent


def _due_without_reminder(now: datetime) -> list[Recheck]:
    written = Reminder.objects.filter(
        recheck=OuterRef("pk"), occurrence=OuterRef("occurrence"), remind_on=OuterRef("remind_on")
    )
    return list(Recheck.objects.due(now).filter(~Exists(written)).select_related("owner").order_by("pk")[:BATCH])


def _reminder_for(recheck: Recheck, fallback: User | None, now: datetime) -> Reminder:
    """A reminder to the owner; to an editor when the owner has left."""
    owner = recheck.owner
    return Reminder(
        recheck=recheck,
        occurrence=recheck.occurrence,
        remind_on=recheck.remind_on,
        recipient=owner if owner.is_active or fallback is None else fallback,
        written_at=now,
        not_before=now,
    )


@transaction.atomic
def _claim(now: datetime) -> list[Reminder]:
    """A few open reminders under a fresh lease; those that failed too often are set aside for a person."""
    open_now = Q(state=Delivery.WAITING, not_before__lte=now) | Q(state=Delivery.SENDING, leased_until__lt=now)
    skip = connection.features.has_select_for_update_skip_locked
    locked = Reminder.objects.filter(open_now).order_by("not_before", "pk").select_for_update(skip_locked=skip)
    ids = [reminder.pk for reminder in locked[:CLAIM]]
    spent = Reminder.objects.filter(pk__in=ids, attempts__gte=MAX_ATTEMPTS)
    spent.update(state=Delivery.DEAD, lease="", leased_until=None, problem="failed too often")
    lease = secrets.token_hex(16)
    Reminder.objects.filter(pk__in=ids).exclude(state=Delivery.DEAD).update(
        state=Delivery.SENDING, lease=lease, leased_until=now + LEASE, attempts=F("attempts") + 1
    )
    return list(Reminder.objects.filter(lease=lease).select_related("recheck", "recipient").order_by("pk"))


def _deliver(reminder: Reminder, now: datetime) -> int:
    """1 when sent, else 0; whatever happens, the row says where it stands."""
    if _is_over(reminder):
        _mark(reminder, state=Delivery.CANCELLED)
        return 0
    try:
        reminder_mail(reminder).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _text in refused.recipients.values()]
        _set_back(reminder, now, problem=f"refused with {codes}", final=all(code >= 500 for code in codes))
        return 0
    except Exception as error:  # noqa: BLE001  # one bad row must not hold up the others; it is logged and kept
        _set_back(reminder, now, problem=type(error).__name__, final=False)
        return 0
    _mark_sent(reminder, now)
    return 1


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


def _set_back(reminder: Reminder, now: datetime, *, problem: str, final: bool) -> None:
    log.warning("reminder_failed", reminder=reminder.pk, attempts=reminder.attempts, problem=problem)
    wait = BACK_OFF * 2 ** (reminder.attempts - 1) * (1 + secrets.randbelow(100) / 200)
    state = Delivery.DEAD if final else Delivery.WAITING
    _mark(reminder, state=state, problem=problem[:200], not_before=now + wait)


def _mark(reminder: Reminder, **fields: object) -> int:
    """Guarded by the lease: a worker that was overtaken changes nothing."""
    mine = Reminder.objects.filter(pk=reminder.pk, lease=reminder.lease, state=Delivery.SENDING)
    return mine.update(lease="", leased_until=None, **fields)
