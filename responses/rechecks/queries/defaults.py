"""How often a new re-check looks, by its kind, and which running ones look at another pace."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from responses.rechecks.calendar import Interval, due_date
from responses.rechecks.choices import Kind, Unit, WorkingDays, rhythm
from responses.rechecks.models import DefaultInterval, Recheck, RecheckQuerySet
from responses.rechecks.validators import FURTHEST

# Dates that a person or a promise chose: no usual pace takes their place.
AROUND_DEADLINE = 30
OF_THEIR_OWN: Collection[str] = (Unit.ONCE, Unit.DEADLINE)


@dataclass(frozen=True)
class Usual:
    """How a re-check of one kind usually looks. ``version`` is 0 while nobody has changed what the settings say."""

    kind: str
    every: int
    unit: str
    working_days: str = WorkingDays.ANY
    country: str = ""
    lead_days: int = 0
    grace_days: int = 0
    version: int = 0
    # Running re-checks of this kind, and those among them that look at another pace and are not due just now.
    running: int = 0
    others: int = 0

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(Kind(self.kind).label)

    @property
    def rhythm(self) -> str:
        """The pace in words."""
        return rhythm(self.every, self.unit)

    @property
    def frills(self) -> str:
        """Notice, grace and days off in words; empty without any."""
        said = [_("%d days of notice") % self.lead_days] if self.lead_days else []
        said += [_("%d days of grace") % self.grace_days] if self.grace_days else []
        said += [str(WorkingDays(self.working_days).label)] if self.working_days != WorkingDays.ANY else []
        return ", ".join(said)

    def interval(self, anchor: date) -> Interval:
        """The pace, counted from that day."""
        return Interval(anchor, self.every, self.unit, self.working_days, self.country)

    def first_look(self, today: date) -> Interval:
        """The pace, first due one interval after today."""
        return self.interval(due_date(self.interval(today), 1))


FIELDS = ("every", "unit", "working_days", "country", "lead_days", "grace_days")


def usual(kind: str) -> Usual:
    """How a new re-check of this kind looks. One statement."""
    row = DefaultInterval.objects.filter(kind=kind).first()
    return _usual(kind, row)


def interval_around(day: date | None, *, kind: str, today: date) -> Interval | None:
    """30 days before the day, on it, and every 30 days after it; None without a day. One statement at most.

    A day beyond what the clock takes is too far off to wait for: until it is set anew, the usual interval holds.
    """
    if day is None:
        return None
    if day > today + FURTHEST:
        return usual(kind).first_look(today)
    return Interval(day, AROUND_DEADLINE, Unit.DEADLINE)


def usuals(*, now: datetime) -> list[Usual]:
    """Of every kind how it usually looks, and how many running ones do otherwise. Two statements."""
    rows = {row.kind: row for row in DefaultInterval.objects.all()}
    found = {kind: _usual(kind, rows.get(kind)) for kind in Kind.values}
    counts = {f"others_{kind}": Count("pk", filter=Q(kind=kind) & _other(each, now)) for kind, each in found.items()}
    counts |= {f"running_{kind}": Count("pk", filter=Q(kind=kind)) for kind in found}
    counted = Recheck.objects.running().aggregate(**counts)
    return [
        _usual(kind, rows.get(kind), running=counted[f"running_{kind}"], others=counted[f"others_{kind}"])
        for kind in found
    ]


def looking_otherwise(usual: Usual, *, now: datetime) -> RecheckQuerySet:
    """Running re-checks of the kind at another pace. What is due now is left out: it is looked at first."""
    return Recheck.objects.running().filter(_other(usual, now), kind=usual.kind).order_by("pk")


def _usual(kind: str, row: DefaultInterval | None, **counts: Any) -> Usual:
    if row is None:
        return Usual(kind, **settings.RECHECK_DEFAULTS[kind], **counts)
    return Usual(kind, version=row.version, **{name: getattr(row, name) for name in FIELDS}, **counts)


def _other(usual: Usual, now: datetime) -> Q:
    alike = Q(**{name: getattr(usual, name) for name in FIELDS})
    return ~alike & ~Q(unit__in=OF_THEIR_OWN) & Q(remind_at__gt=now)
