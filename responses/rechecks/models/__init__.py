"""Rows: re-checks and looks (clock), usual intervals (defaults), deeds (acts), mails (outbox), wishes."""

from responses.rechecks.models.acts import Act, ActItem
from responses.rechecks.models.clock import LONGEST_GRACE, LONGEST_LEAD, Look, Recheck, RecheckQuerySet
from responses.rechecks.models.defaults import DefaultInterval
from responses.rechecks.models.outbox import Digest, Halt, Heartbeat, Reminder
from responses.rechecks.models.wishes import CalendarFeed, Wishes

__all__ = [
    "LONGEST_GRACE",
    "LONGEST_LEAD",
    "Act",
    "ActItem",
    "CalendarFeed",
    "DefaultInterval",
    "Digest",
    "Halt",
    "Heartbeat",
    "Look",
    "Recheck",
    "RecheckQuerySet",
    "Reminder",
    "Wishes",
]
