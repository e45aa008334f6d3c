"""Standing still rather than mailing the past, or the far future, to everybody: a restore or a jump of the clock.

What was sent is known to the database alone, and a restored one has forgotten the newest of it. So the number of the
newest ledger entry is also kept in a file beside the database: a database that is behind it has been restored.
"""

import os
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.ledger import record_entry
from accounts.models import LedgerHead, User
from accounts.rules import can_oversee, ensure
from responses.rechecks.choices import Delivery, HaltReason, Step, Told
from responses.rechecks.models import Digest, Halt, Recheck, Reminder

log = structlog.get_logger(__name__)

FURTHEST_JUMP = timedelta(days=1)


class Seen:
    """The clock as this process saw it last: the wall's and the machine's own, which no one sets."""

    def __init__(self) -> None:
        self.wall: datetime | None = None
        self.steady = 0.0

    def jump(self, now: datetime) -> timedelta:
        """By how much the wall's clock has run ahead since it was seen last; nothing at the first look."""
        steady = monotonic()
        ahead = now - self.wall - timedelta(seconds=steady - self.steady) if self.wall else timedelta()
        self.wall, self.steady = now, steady
        return ahead


SEEN = Seen()


def is_halted(*, now: datetime) -> bool:
    """Whether nothing may be written or sent just now. A restore or a jump that is noticed here halts from now on."""
    jumped = SEEN.jump(now) > FURTHEST_JUMP
    reason = HaltReason.CLOCK if jumped else HaltReason.RESTORED if _kept_seq() > _seq() else ""
    if reason and Halt.objects.get_or_create(id=1, defaults={"reason": reason, "since": now})[1]:
        log.critical("mails_halted", reason=reason)
    return Halt.objects.exists()


def keep_mark() -> None:
    """Keep, outside the database, how far the ledger has come. Whole or not at all, whoever else does so just now."""
    path, seq = _mark(), _seq()
    if seq > _kept_seq():
        part = path.with_suffix(f".{os.getpid()}-{threading.get_native_id()}")
        part.write_text(f"{seq}\n")
        part.replace(path)


@transaction.atomic
def resume_mails(*, forget_before: datetime | None, now: datetime, by: User | None = None) -> int:
    """Go on after a halt; what came due before ``forget_before`` counts as told. Returns how many are forgotten.

    Escalations of them still come, a week and two after their dates. By nobody: from the machine's own console.
    """
    ensure(by is None or can_oversee(by), _("Your role does not include letting mails go on."))
    forgotten = 0
    if forget_before:
        Digest.objects.filter(state__in=[Delivery.WAITING, Delivery.SENDING], written_at__lt=forget_before).update(
            state=Delivery.CANCELLED, lease="", leased_until=None
        )
        Reminder.objects.filter(state=Told.WAITING, written_at__lt=forget_before).update(state=Told.CANCELLED)
        due = Recheck.objects.filter(next_step=Step.DUE).filter(Q(next_reminder_at__lt=forget_before))
        forgotten = due.update(next_step=Step.DEPUTY, next_reminder_at=F("escalates_at"), reminded=F("owner"))
    Halt.objects.all().delete()
    changes: dict[str, Json] = {"forgotten": forgotten, "before": str(forget_before or "")}
    record_entry(verb="mails.resumed", subject=Halt(id=1), changes=changes, by=by, now=now)
    with suppress(FileNotFoundError):
        _mark().unlink()
    return forgotten


def _seq() -> int:
    return LedgerHead.objects.values_list("seq", flat=True).first() or 0


def _kept_seq() -> int:
    try:
        return int(_mark().read_text())
    except (FileNotFoundError, ValueError):
        return 0


def _mark() -> Path:
    return Path(settings.VAR_DIR) / "ledger-mark"
