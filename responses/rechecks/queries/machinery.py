"""How the machinery does: signs of life, what waits, how late mail goes out, what could not be delivered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min

from responses.rechecks.choices import Delivery, Told
from responses.rechecks.models import Digest, Halt, Heartbeat, Recheck, Reminder

# Lateness is reckoned from the last so many mails; of those given up so many are named.
RECENT, NAMED = 1_000, 50


@dataclass(frozen=True)
class Machinery:
    """The state of this moment. Lateness is from the instant a person wished to be told to the mail server's yes."""

    seen: dict[str, datetime]
    halt: Halt | None
    due: int
    unwritten: int
    ungathered: int
    waiting: int
    oldest_waiting: datetime | None
    late_half: timedelta | None
    late_most: timedelta | None
    dead: list[Digest]
    dead_count: int


def machinery(*, now: datetime) -> Machinery:
    """The machinery as it stands. Nine statements."""
    waiting = Digest.objects.filter(state__in=[Delivery.WAITING, Delivery.SENDING])
    dead = Digest.objects.filter(state=Delivery.DEAD)
    sent = Digest.objects.filter(state=Delivery.SENT).order_by("-sent_at").values_list("slot_at", "sent_at")[:RECENT]
    late = sorted(at - slot for slot, at in sent if at)
    return Machinery(
        seen=dict(Heartbeat.objects.order_by("name").values_list("name", "at")),
        halt=Halt.objects.first(),
        due=Recheck.objects.due(now).count(),
        unwritten=Recheck.objects.to_be_reminded(now).count(),
        ungathered=Reminder.objects.filter(state=Told.WAITING, digest=None).count(),
        waiting=waiting.count(),
        oldest_waiting=waiting.aggregate(oldest=Min("slot_at"))["oldest"],
        late_half=_percentile(late, 50),
        late_most=_percentile(late, 99),
        dead=list(dead.select_related("recipient").prefetch_related("reminders__recheck").order_by("-pk")[:NAMED]),
        dead_count=dead.count(),
    )


def _percentile(late: list[timedelta], percent: int) -> timedelta | None:
    """The smallest that so many per cent do not exceed; None of none."""
    return late[max(0, -(-len(late) * percent // 100) - 1)] if late else None
