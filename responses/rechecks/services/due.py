"""Writing reminders of what is due: one to the person who looks after it, else to an editor."""

from collections.abc import Sequence
from datetime import date, datetime

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.canonical import Json
from accounts.choices import Role
from accounts.ledger import record_entry
from accounts.models import User
from responses.rechecks.choices import Delivery
from responses.rechecks.models import Recheck, RecheckQuerySet, Reminder

log = structlog.get_logger(__name__)

BATCH = 200

# Of what a reminder is: re-check, occurrence and the day it is for.
Key = tuple[int, int, date]


def write_due_reminders(*, now: datetime) -> int:
    """Write a reminder for each due occurrence that nobody has one for. How often or late it runs does not matter.

    The owner gets it; an editor when the owner has left, whenever that was, or cannot be reached by mail.
    """
    editors = list(User.objects.filter(is_active=True, role=Role.EDITOR).order_by("pk"))
    written, after = 0, 0
    while batch := _due_without_reminder(now, after=after):
        written += _write(batch, editors, now)
        after = batch[-1].pk
    return written


def _due_without_reminder(now: datetime, *, after: int) -> list[Recheck]:
    """The next few, by key: a row for which nobody can be found is passed over, not met for ever."""
    return list(_unreminded(now).filter(pk__gt=after).order_by("pk")[:BATCH])


def _unreminded(now: datetime) -> RecheckQuerySet:
    """What is due and has no good reminder: neither dead nor cancelled, and to somebody who is still here."""
    good = Reminder.objects.filter(
        recheck=OuterRef("pk"),
        occurrence=OuterRef("occurrence"),
        remind_on=OuterRef("remind_on"),
        recipient__is_active=True,
    ).exclude(state__in=[Delivery.DEAD, Delivery.CANCELLED])
    return Recheck.objects.due(now).filter(~Exists(good)).select_related("owner")


@transaction.atomic
def _write(found_due: Sequence[Recheck], editors: Sequence[User], now: datetime) -> int:
    # Locked, then asked again: of two sweeps at once, the second finds what the first has written.
    ids = [recheck.pk for recheck in found_due]
    list(Recheck.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    batch = list(_unreminded(now).filter(pk__in=ids).order_by("pk"))
    tried = _tried(batch)
    found = [(recheck, _recipient(recheck, editors, tried.get(_key(recheck), set()))) for recheck in batch]
    rows = [_reminder(recheck, person, now) for recheck, person in found if person]
    if len(rows) < len(batch):
        log.error("rechecks_without_recipient", count=len(batch) - len(rows))
    Reminder.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["recheck", "occurrence", "remind_on", "recipient"],
        update_fields=["state", "written_at", "not_before", "attempts", "problem"],
    )
    for row in rows:
        changes: dict[str, Json] = {
            "occurrence": row.occurrence,
            "remind_on": str(row.remind_on),
            "to": str(row.recipient.uid),
        }
        record_entry(verb="recheck.reminder_written", subject=row.recheck, changes=changes, by=None, now=now)
    return len(rows)


def _key(recheck: Recheck) -> Key:
    return recheck.pk, recheck.occurrence, recheck.remind_on


def _tried(batch: Sequence[Recheck]) -> dict[Key, set[int]]:
    """Who was written to in vain: they have left, or their mail cannot be delivered.

    A reminder that was cancelled is none: it is opened again when its recipient is still, or again, the right one.
    """
    found: dict[Key, set[int]] = {}
    written = Reminder.objects.filter(recheck__in=batch).exclude(state=Delivery.CANCELLED)
    for recheck, occurrence, remind_on, person in written.values_list(
        "recheck", "occurrence", "remind_on", "recipient"
    ):
        found.setdefault((recheck, occurrence, remind_on), set()).add(person)
    return found


def _recipient(recheck: Recheck, editors: Sequence[User], tried: set[int]) -> User | None:
    """The owner, else the first editor; nobody twice for the same day."""
    people = (recheck.owner, *editors)
    return next((person for person in people if person.is_active and person.pk not in tried), None)


def _reminder(recheck: Recheck, person: User, now: datetime) -> Reminder:
    return Reminder(
        recheck=recheck,
        occurrence=recheck.occurrence,
        remind_on=recheck.remind_on,
        recipient=person,
        written_at=now,
        not_before=now,
    )
