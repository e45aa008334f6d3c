"""What can be done with the clock.

Looks (clock), the usual intervals (defaults), who looks and how often (duties), several at once and taking it back
(acts), what people wish (wishes), writing reminders (sweeps), gathering them into mails (digests), sending those
(outbox), and standing still after a restore (halts).
"""

from responses.rechecks.calendar import Interval
from responses.rechecks.services.acts import Chosen, act_on_recheck, act_on_rechecks, undo_act
from responses.rechecks.services.clock import (
    Care,
    call_for_look,
    record_heartbeat,
    record_look,
    set_recheck,
    snooze_recheck,
    watch,
)
from responses.rechecks.services.defaults import set_default_interval
from responses.rechecks.services.digests import gather_digests
from responses.rechecks.services.duties import (
    adopt_usual_interval,
    change_duty,
    change_interval,
    pause_recheck,
    reassign_recheck,
    resume_recheck,
)
from responses.rechecks.services.halts import resume_mails
from responses.rechecks.services.outbox import deliver_digests, retry_digest
from responses.rechecks.services.sweeps import write_due_reminders
from responses.rechecks.services.wishes import end_calendar_feed, make_calendar_feed, set_wishes, stop_mails

__all__ = [
    "Care",
    "Chosen",
    "Interval",
    "act_on_recheck",
    "act_on_rechecks",
    "adopt_usual_interval",
    "call_for_look",
    "change_duty",
    "change_interval",
    "deliver_digests",
    "end_calendar_feed",
    "gather_digests",
    "make_calendar_feed",
    "pause_recheck",
    "reassign_recheck",
    "record_heartbeat",
    "record_look",
    "resume_mails",
    "resume_recheck",
    "retry_digest",
    "set_default_interval",
    "set_recheck",
    "set_wishes",
    "snooze_recheck",
    "stop_mails",
    "undo_act",
    "watch",
    "write_due_reminders",
]
