"""Keeping the clock: set, look, call for a look, snooze."""

import datetime
from dataclasses import asdict
from typing import Any, NamedTuple, Protocol, TypeVar

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused, StaleVersion
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.rechecks.calendar import Interval, due_date, next_occurrence
from responses.rechecks.choices import Outcome, State, Told, Unit
from responses.rechecks.models import Heartbeat, Look, Recheck, Reminder, Wishes
from responses.rechecks.queries import usual
from responses.rechecks.validators import EARLIEST, FURTHEST

LONGEST_SNOOZE = relativedelta(years=1)


class Watched(Protocol):
    """A row that has, or can have, a re-check."""

    pk: Any
    recheck: Any
    recheck_id: int | None

    def get_absolute_url(self) -> str:
        """Where it is looked at."""

    def refresh_from_db(self, *, fields: list[str]) -> None:
        """As every row."""

    def save(self, *, update_fields: list[str]) -> None:
        """As every row."""


Subject = TypeVar("Subject", bound=Watched)


class Care(NamedTuple):
    """How a re-check is looked after: who stands in, days of notice before it is due, days of grace after."""

    deputy: User | None = None
    lead_days: int = 0
    grace_days: int = 0


NO_FRILLS = Care()


@transaction.atomic
def set_recheck(
    *,
    title: str,
    path: str,
    interval: Interval,
    owner: User,
    by: User,
    now: datetime.datetime,
    care: Care = NO_FRILLS,
    kind: str = "",
) -> Recheck:
    """A running re-check whose first look is due on the anchor; of a deadline, on the first day that lies ahead.

    Raises ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include setting re-checks."))
    row = Recheck(title=" ".join(title.split())[:300], path=path, owner=owner, kind=kind)
    recheck = _running(row, interval=interval, care=care, now=now)
    _enter_recheck(recheck, by=by, now=now)
    return recheck


@transaction.atomic
def watch(
    *, subject: Subject, interval: Interval, by: User, now: datetime.datetime, care: Care | None = None
) -> Subject:
    """What can be looked at again, with a re-check; without ``care``, with the usual notice and grace of its kind.

    Raises Refused when it has one, ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include setting re-checks."))
    # Locked and read anew: of two who watch it at once, one is told. All rows come before the ledger's lock, and
    # the lock lets those pass who only refer to the row: else two could wait for each other.
    model: Any = type(subject)
    model.objects.select_for_update(no_key=True).get(pk=subject.pk)
    subject.refresh_from_db(fields=["recheck"])
    if subject.recheck_id:
        raise Refused(_("This has a re-check already."))
    title, kind = " ".join(str(subject).split())[:300], model._meta.model_name
    row = Recheck(title=title, path=subject.get_absolute_url(), owner=by, kind=kind)
    care = care or usual_care(kind)
    subject.recheck = _running(row, interval=interval, care=care, now=now)
    subject.save(update_fields=["recheck"])
    _enter_recheck(subject.recheck, by=by, now=now)
    return subject


@transaction.atomic
def record_look(
    *, recheck: Recheck, version: int, outcome: str, by: User | None, now: datetime.datetime, note: str = ""
) -> Recheck:
    """The re-check after a look: due again at the next interval, or done when it runs once only or all is gone.

    A look before the due date stands for that date, once: further looks before it move nothing.
    Reminders not yet sent are cancelled. By nobody: the machine compared and found it unchanged, the one thing it may
    say. Raises StaleVersion when somebody was faster, Refused when the re-check is done, ValidationError by field.
    """
    allowed = can_log(by) if by else outcome == Outcome.UNCHANGED
    ensure(allowed, _("Your role does not include recording looks."))
    current = locked_recheck(recheck, version)
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Say what you found: unchanged, changed or gone.")})
    _keep_look(current, outcome=outcome, note=note.strip(), by=by, now=now)
    old_due = current.due_on
    current.last_checked_on, current.last_outcome = now.date(), outcome
    _roll(current, today=current.today(now))
    record_entry(
        verb="recheck.looked",
        subject=current,
        changes={
            "outcome": str(outcome),
            "due_on": [str(old_due), str(current.due_on)],
            "note": digest_of(note.strip()),
        },
        by=by,
        now=now,
    )
    return current


@transaction.atomic
def call_for_look(*, recheck: Recheck, version: int, reason: str, now: datetime.datetime) -> Recheck:
    """The re-check, for a person to look at today, before it is due: ``reason`` says what an automatic look found.

    Once is enough: a re-check that waits for a person with this reason already is left as it is.
    Raises StaleVersion when somebody was faster, Refused when the re-check is done.
    """
    current = locked_recheck(recheck, version)
    if current.attention == reason[:300]:
        return current
    current.attention = reason[:300]
    current.called_on, current.snoozed_until = current.called_on or current.today(now), None
    keep_recheck(current)
    changes: dict[str, Json] = {"reason": digest_of(current.attention), "remind_on": str(current.remind_on)}
    record_entry(verb="recheck.called", subject=current, changes=changes, by=None, now=now)
    return current


@transaction.atomic
def snooze_recheck(
    *, recheck: Recheck, version: int, until: datetime.date, reason: str, by: User, now: datetime.datetime
) -> Recheck:
    """The re-check, put off until a later day (a year at most) for a written reason; its due date stays on record.

    Raises StaleVersion when somebody was faster, Refused when the re-check is done, ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include snoozing re-checks."))
    current = locked_recheck(recheck, version)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why, for whoever looks next.")})
    if until <= max(current.today(now), current.remind_on):
        raise ValidationError({"until": _("Choose a day later than today and than the present date.")})
    if until > now.date() + LONGEST_SNOOZE:
        raise ValidationError({"until": _("Put it off for a year at most.")})
    try:
        _keep_look(current, snoozed_until=until, note=reason.strip(), by=by, now=now)
    except ValidationError as error:
        raise ValidationError({"reason": error.messages}) from None
    old = current.remind_on
    current.snoozed_until = until
    keep_recheck(current)
    changes: dict[str, Json] = {"remind_on": [str(old), str(until)], "reason": digest_of(reason.strip())}
    record_entry(verb="recheck.snoozed", subject=current, changes=changes, by=by, now=now)
    return current


def record_heartbeat(*, name: str, now: datetime.datetime) -> None:
    """Note that a part of the machinery lives. The one service without a ledger entry: it says nothing of the work."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": now})


def usual_care(kind: str) -> Care:
    """The notice and the grace that re-checks of this kind usually have."""
    found = usual(kind)
    return Care(lead_days=found.lead_days, grace_days=found.grace_days)


def _running(recheck: Recheck, *, interval: Interval, care: Care, now: datetime.datetime) -> Recheck:
    refuse_far_anchor(interval, now)
    recheck.zone = zone_of(recheck.owner)
    for field, value in (asdict(interval) | care._asdict()).items():
        setattr(recheck, field, value)
    recheck.full_clean(exclude=["due_on", "remind_on", "remind_at", "escalates_at"])
    recheck.occurrence = first_ahead(interval, recheck.today(now)) if interval.unit == Unit.DEADLINE else 0
    recheck.due_on = due_date(interval, recheck.occurrence)
    recheck.reckon()
    recheck.save()
    return recheck


def first_ahead(interval: Interval, today: datetime.date) -> int:
    """The number of the first date that is not past; the very first may be today."""
    if due_date(interval, 0) >= today:
        return 0
    return next_occurrence(interval, after=-1, today=today - datetime.timedelta(days=1))


def refuse_far_anchor(interval: Interval, now: datetime.datetime) -> None:
    """Raises ValidationError (field ``anchor``) for a first day that would in truth never come."""
    if not EARLIEST <= interval.anchor <= now.date() + FURTHEST:
        raise ValidationError({"anchor": _("Choose a day between 1990 and ten years from now.")})


def zone_of(person: User) -> str:
    """The time zone that the person chose, else UTC."""
    return Wishes.objects.filter(person=person).values_list("zone", flat=True).first() or "UTC"


def _enter_recheck(recheck: Recheck, *, by: User, now: datetime.datetime) -> None:
    changes: dict[str, Json] = {
        "due_on": str(recheck.due_on),
        "every": recheck.every,
        "unit": str(recheck.unit),
    }
    record_entry(verb="recheck.set", subject=recheck, changes=changes, by=by, now=now)


def locked_recheck(recheck: Recheck, version: int) -> Recheck:
    """The row as it is now, locked. Raises StaleVersion when somebody was faster, Refused when it is done."""
    current = Recheck.objects.select_for_update(no_key=True).get(pk=recheck.pk)
    if current.version != version:
        raise StaleVersion(current)
    if current.state == State.DONE:
        raise Refused(_("This re-check is done."))
    return current


def _keep_look(recheck: Recheck, *, by: User | None, now: datetime.datetime, **found: object) -> None:
    look = Look(recheck=recheck, occurrence=recheck.occurrence, made_at=now, made_by=by, **found)
    look.full_clean()
    look.save()


def _roll(recheck: Recheck, *, today: datetime.date) -> None:
    """Move on to the next date that lies ahead and was not looked at yet, counted from the anchor."""
    if recheck.unit == Unit.ONCE or recheck.last_outcome in {Outcome.GONE, Outcome.DONE}:
        recheck.state, recheck.paused_because = State.DONE, ""
    else:
        recheck.occurrence = next_occurrence(recheck.interval, after=recheck.occurrence, today=today)
        recheck.due_on = due_date(recheck.interval, recheck.occurrence)
    recheck.called_on, recheck.attention, recheck.snoozed_until = None, "", None
    keep_recheck(recheck)


def keep_recheck(recheck: Recheck) -> None:
    """The changed row, reckoned anew; reminders not yet sent are cancelled."""
    recheck.reckon()
    recheck.version += 1
    recheck.save()
    Reminder.objects.filter(recheck=recheck, state=Told.WAITING).update(state=Told.CANCELLED)
