"""What can be done with the clock: looks (clock), writing reminders (due), sending them (reminders), heartbeats."""

from responses.rechecks.calendar import Interval
from responses.rechecks.services.clock import (
    call_for_look,
    record_heartbeat,
    record_look,
    set_recheck,
    snooze_recheck,
    watch,
)
from responses.rechecks.services.due import write_due_reminders
from responses.rechecks.services.reminders import deliver_reminders

__all__ = [
    "Interval",
    "call_for_look",
    "deliver_reminders",
    "record_heartbeat",
    "record_look",
    "set_recheck",
    "snooze_recheck",
    "watch",
    "write_due_reminders",
]
