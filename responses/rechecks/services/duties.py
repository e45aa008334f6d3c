"""Who looks, how often, and whether at all: reassigning, changing the interval, pausing and resuming."""

import datetime
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.rechecks.calendar import Interval, due_date
from responses.rechecks.choices import State
from responses.rechecks.models import Recheck
from responses.rechecks.queries import Usual
from responses.rechecks.services.clock import (
    Care,
    first_ahead,
    keep_recheck,
    locked_recheck,
    refuse_far_anchor,
    zone_of,
)

DUE = frozenset({"due", "overdue"})
LOOK_FIRST = gettext_lazy("It is due now. Note first what you found, or choose a first day that lies ahead.")


@transaction.atomic
def reassign_recheck(
    *, recheck: Recheck, version: int, owner: User, deputy: User | None, by: User, now: datetime.datetime
) -> Recheck:
    """The re-check in somebody else's care, reckoned in their time zone; they are told when it is due.

    Raises StaleVersion, Refused when it is done, ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include reassigning re-checks."))
    current = locked_recheck(recheck, version)
    if not (owner.is_active and can_log(owner)):
        raise ValidationError({"owner": _("Choose somebody who works here and logs evidence.")})
    if deputy and not (deputy.is_active and can_log(deputy) and deputy != owner):
        raise ValidationError({"deputy": _("Choose somebody else who works here and logs evidence.")})
    old_owner, old_deputy = current.owner, current.deputy
    current.owner, current.deputy, current.zone = owner, deputy, zone_of(owner)
    keep_recheck(current)
    changes: dict[str, Json] = {
        "owner": [str(old_owner.uid), str(owner.uid)],
        "deputy": [str(old_deputy.uid) if old_deputy else None, str(deputy.uid) if deputy else None],
    }
    record_entry(verb="recheck.reassigned", subject=current, changes=changes, by=by, now=now)
    return current


@transaction.atomic
def change_interval(
    *, recheck: Recheck, version: int, interval: Interval, care: Care, by: User, now: datetime.datetime
) -> Recheck:
    """The re-check by another interval, next due on its first date that lies ahead; a snooze or a call ends.

    Other notice or grace alone moves no date. What is due just now is looked at first, unless the new first day
    lies ahead: no look is skipped unseen. Raises StaleVersion, Refused when it is done, ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include changing intervals."))
    refuse_far_anchor(interval, now)
    current = locked_recheck(recheck, version)
    old, is_other = [str(current.due_on), str(current.rhythm)], interval != current.interval
    would_skip = is_other and interval.anchor <= current.today(now) and current.standing(now) in DUE
    for field, value in (asdict(interval) | care._asdict()).items():
        setattr(current, field, value)
    current.full_clean(exclude=["due_on", "remind_on", "remind_at", "escalates_at"])
    if would_skip:
        raise ValidationError({"anchor": LOOK_FIRST})
    if is_other:
        current.occurrence = first_ahead(interval, current.today(now))
        current.due_on = due_date(interval, current.occurrence)
        current.snoozed_until, current.called_on, current.attention = None, None, ""
    keep_recheck(current)
    changes: dict[str, Json] = {"from": list(old), "to": [str(current.due_on), str(current.rhythm)]}
    record_entry(verb="recheck.interval_changed", subject=current, changes=changes, by=by, now=now)
    return current


def adopt_usual_interval(*, recheck: Recheck, version: int, usual: Usual, by: User, now: datetime.datetime) -> Recheck:
    """The re-check at the usual pace of its kind, counted from its own first day. Raises as ``change_interval``."""
    care = Care(recheck.deputy, usual.lead_days, usual.grace_days)
    interval = usual.interval(recheck.anchor)
    return change_interval(recheck=recheck, version=version, interval=interval, care=care, by=by, now=now)


@transaction.atomic
def change_duty(
    *,
    recheck: Recheck,
    version: int,
    interval: Interval,
    owner: User,
    care: Care,
    by: User,
    now: datetime.datetime,
) -> Recheck:
    """Who looks and how often, both at once; of what stays as it is there is no entry. Raises as the two do."""
    current = locked_recheck(recheck, version)
    if (current.owner, current.deputy) != (owner, care.deputy):
        current = reassign_recheck(
            recheck=current, version=current.version, owner=owner, deputy=care.deputy, by=by, now=now
        )
    if (current.interval, current.lead_days, current.grace_days) != (interval, care.lead_days, care.grace_days):
        current = change_interval(
            recheck=current, version=current.version, interval=interval, care=care, by=by, now=now
        )
    return current


@transaction.atomic
def pause_recheck(*, recheck: Recheck, version: int, reason: str, by: User, now: datetime.datetime) -> Recheck:
    """The re-check, of which nobody is reminded until it is resumed; its dates stay on record.

    Raises StaleVersion, Refused when it is done or paused, ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include pausing re-checks."))
    current = locked_recheck(recheck, version)
    if current.state == State.PAUSED:
        raise Refused(_("This re-check is paused already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why, for whoever looks next.")})
    current.state, current.paused_because = State.PAUSED, reason.strip()[:300]
    keep_recheck(current)
    changes: dict[str, Json] = {"reason": digest_of(reason.strip())}
    record_entry(verb="recheck.paused", subject=current, changes=changes, by=by, now=now)
    return current


@transaction.atomic
def resume_recheck(*, recheck: Recheck, version: int, by: User, now: datetime.datetime) -> Recheck:
    """The re-check, running again: what came due meanwhile is due now, once. Raises StaleVersion, Refused."""
    ensure(can_log(by), _("Your role does not include resuming re-checks."))
    current = locked_recheck(recheck, version)
    if current.state != State.PAUSED:
        raise Refused(_("This re-check is not paused."))
    current.state, current.paused_because = State.RUNNING, ""
    keep_recheck(current)
    record_entry(verb="recheck.resumed", subject=current, changes={}, by=by, now=now)
    return current
