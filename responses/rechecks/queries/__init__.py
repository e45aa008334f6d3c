"""What is due and what was found (clock), whether the machinery lives (machinery)."""

from responses.rechecks.queries.clock import (
    UNDO_WITHIN,
    Day,
    DueCounts,
    act_to_undo,
    ahead_of,
    calendar_feed_of,
    due_counts,
    due_rechecks,
    feed_by_hash,
    last_act_on,
    looks_of,
    people_who_look,
    rechecks_listed,
    undelivered_reminders,
    week_of,
    wishes_of,
)
from responses.rechecks.queries.defaults import Usual, interval_around, usual, usuals
from responses.rechecks.queries.machinery import Machinery, machinery

__all__ = [
    "UNDO_WITHIN",
    "Day",
    "DueCounts",
    "Machinery",
    "Usual",
    "act_to_undo",
    "ahead_of",
    "calendar_feed_of",
    "due_counts",
    "due_rechecks",
    "feed_by_hash",
    "interval_around",
    "last_act_on",
    "looks_of",
    "machinery",
    "people_who_look",
    "rechecks_listed",
    "undelivered_reminders",
    "usual",
    "usuals",
    "week_of",
    "wishes_of",
]
