"""What can be done with the clock: looks (clock), reminders (reminders), heartbeats."""

from responses.rechecks.services.clock import (
    Interval,
    record_heartbeat,
    record_look,
    set_recheck,
    snooze_recheck,
)
from responses.rechecks.services.reminders import deliver_reminders, write_due_reminders

__all__ = [
    "Interval",
    "deliver_reminders",
    "record_heartbeat",
    "record_look",
    "set_recheck",
    "snooze_recheck",
    "write_due_reminders",
]
