"""What is due, and whether the machinery lives."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from responses.rechecks.models import Heartbeat, Recheck, RecheckQuerySet


@dataclass(frozen=True)
class Pulse:
    """Whether one part of the machinery lives, and since when it has been silent."""

    name: str
    at: datetime | None
    is_alive: bool


def due_rechecks(*, now: datetime) -> RecheckQuerySet:
    """What is due or overdue, the longest overdue first. One statement."""
    return Recheck.objects.due(now).select_related("owner").order_by("remind_on", "pk")


def upcoming_rechecks(*, now: datetime, days: int = 30) -> RecheckQuerySet:
    """What comes due in the next ``days``. One statement."""
    ahead = (now.date() + timedelta(days=1), now.date() + timedelta(days=days))
    return Recheck.objects.running().filter(remind_on__range=ahead).select_related("owner")


def pulses(*, now: datetime, silence: timedelta) -> list[Pulse]:
    """The heartbeats of beat and worker; one silent for longer than ``silence`` is not alive. One statement."""
    beats = {beat.name: beat.at for beat in Heartbeat.objects.all()}
    return [
        Pulse(name, beats.get(name), bool(name in beats and now - beats[name] <= silence))
        for name in ("beat", "worker")
    ]
