"""What is due, and whether the machinery lives."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from accounts.models import User
from responses.rechecks.choices import Delivery, State
from responses.rechecks.models import Look, Recheck, RecheckQuerySet, Reminder


@dataclass(frozen=True)
class DueCounts:
    """How many re-checks are due or overdue."""

    mine: int
    everyones: int


def due_rechecks(*, now: datetime) -> RecheckQuerySet:
    """What is due or overdue, the longest overdue first. One statement."""
    return Recheck.objects.due(now).select_related("owner").order_by("remind_on", "pk")


def rechecks_listed(*, owner: User | None = None, done: bool = False) -> RecheckQuerySet:
    """Those that run (or are done), what is most overdue first; of one owner or of everybody. One statement."""
    found = Recheck.objects.filter(state=State.DONE if done else State.RUNNING).select_related("owner")
    found = found.filter(owner=owner) if owner else found
    return found.order_by("-remind_on" if done else "remind_on", "pk")


def due_counts(*, user: User, now: datetime) -> DueCounts:
    """How much is due now. One statement."""
    mine = Count("pk", filter=Q(owner=user))
    return DueCounts(**Recheck.objects.due(now).aggregate(mine=mine, everyones=Count("pk")))


def looks_of(recheck: Recheck) -> QuerySet[Look]:
    """What was found each time, newest first, with who looked. One statement."""
    return recheck.looks.select_related("made_by")


def undelivered_reminders() -> QuerySet[Reminder]:
    """Reminders given up whose re-check still waits for a look. One statement."""
    found = Reminder.objects.filter(
        state=Delivery.DEAD,
        recheck__state=State.RUNNING,
        recheck__occurrence=F("occurrence"),
        recheck__remind_on=F("remind_on"),
    )
    return found.select_related("recheck", "recipient").order_by("-pk")
