"""Keeping the clock: set, look, snooze."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused, StaleVersion
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.rechecks.calendar import due_date, next_occurrence
from responses.rechecks.choices import Delivery, Outcome, State, Unit
from responses.rechecks.models import Heartbeat, Look, Recheck, Reminder


@dataclass(frozen=True)
class Interval:
    """How often to look: first on ``anchor``, then every ``every`` ``unit`` (days, weeks, months, years, once)."""

    anchor: datetime.date
    every: int = 3
    unit: str = Unit.MONTHS


@transaction.atomic
def set_recheck(*, title: str, path: str, interval: Interval, owner: User, by: User, now: datetime.datetime) -> Recheck:
    """A running re-check whose first look is due on the anchor. Raises ValidationError by field."""
    ensure(can_log(by), _("Your role does not include setting re-checks."))
    recheck = Recheck(
        title=title,
        path=path,
        owner=owner,
        anchor=interval.anchor,
        every=interval.every,
        unit=interval.unit,
        due_on=interval.anchor,
        remind_on=interval.anchor,
    )
    recheck.full_clean()
    recheck.save()
    changes: dict[str, Json] = {
        "due_on": str(recheck.due_on),
        "every": recheck.every,
        "unit": str(recheck.unit),
    }
    record_entry(verb="recheck.set", subject=recheck, changes=changes, by=by, now=now)
    return recheck


@transaction.atomic
def record_look(
    *, recheck: Recheck, version: int, outcome: str, by: User, now: datetime.datetime, note: str = ""
) -> Recheck:
    """The re-check after a look: due again at the next interval, or done when it runs once only.

    Reminders not yet sent for this occurrence are cancelled. Raises StaleVersion when somebody was faster.
    """
    ensure(can_log(by), _("Your role does not include recording looks."))
    current = _current(recheck, version)
    Look.objects.create(
        recheck=current,
        occurrence=current.occurrence,
        outcome=Outcome(outcome),
        note=note,
        made_at=now,
        made_by=by,
    )
    old_due = current.due_on
    current.last_checked_on, current.last_outcome = now.date(), outcome
    _roll(current, today=now.date())
    _cancel_reminders(current)
    record_entry(
        verb="recheck.looked",
        subject=current,
        changes={
            "outcome": str(outcome),
            "due_on": [str(old_due), str(current.due_on)],
            "note": digest_of(note),
        },
        by=by,
        now=now,
    )
    return current


@transaction.atomic
def snooze_recheck(
    *, recheck: Recheck, version: int, until: datetime.date, reason: str, by: User, now: datetime.datetime
) -> Recheck:
    """The re-check, put off until a later day for a written reason; its due date stays on record."""
    ensure(can_log(by), _("Your role does not include snoozing re-checks."))
    current = _current(recheck, version)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why, for whoever looks next.")})
    if until <= max(now.date(), current.remind_on):
        raise ValidationError({"until": _("Choose a day later than today and than the present date.")})
    Look.objects.create(
        recheck=current,
        occurrence=current.occurrence,
        snoozed_until=until,
        note=reason.strip(),
        made_at=now,
        made_by=by,
    )
    current.snoozed_until = current.remind_on = until
    _save(current)
    _cancel_reminders(current)
    changes: dict[str, Json] = {"until": str(until), "reason": digest_of(reason)}
    record_entry(verb="recheck.snoozed", subject=current, changes=changes, by=by, now=now)
    return current


def record_heartbeat(*, name: str, now: datetime.datetime) -> None:
    """Note that a part of the machinery lives."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": now})


def _current(recheck: Recheck, version: int) -> Recheck:
    current = Recheck.objects.select_for_update().get(pk=recheck.pk)
    if current.version != version:
        raise StaleVersion(current)
    if current.state == State.DONE:
        raise Refused(_("This re-check is done."))
    return current


def _roll(recheck: Recheck, *, today: datetime.date) -> None:
    """Move on to the next date that lies ahead, counted from the anchor."""
    if recheck.unit == Unit.ONCE or recheck.last_outcome == Outcome.GONE:
        recheck.state = State.DONE
    else:
        rhythm = {"every": recheck.every, "unit": recheck.unit}
        recheck.occurrence = next_occurrence(recheck.anchor, after=recheck.occurrence, today=today, **rhythm)  # type: ignore[arg-type]  # int and str by key
        recheck.due_on = due_date(recheck.anchor, occurrence=recheck.occurrence, **rhythm)  # type: ignore[arg-type]  # ditto
    recheck.snoozed_until, recheck.remind_on = None, recheck.due_on
    _save(recheck)


def _save(recheck: Recheck) -> None:
    recheck.version += 1
    recheck.save()


def _cancel_reminders(recheck: Recheck) -> None:
    Reminder.objects.filter(recheck=recheck, state=Delivery.WAITING).update(state=Delivery.CANCELLED)
