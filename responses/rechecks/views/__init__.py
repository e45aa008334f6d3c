"""Pages of the clock, by noun."""

from responses.rechecks.views.defaults import usual_adopt, usual_edit, usual_list
from responses.rechecks.views.lists import act_undo, recheck_act, recheck_list, recheck_week
from responses.rechecks.views.looks import recheck_edit, recheck_look
from responses.rechecks.views.operations import digest_retry, mails_resume, operations
from responses.rechecks.views.pressed import mails_stop, recheck_unchanged
from responses.rechecks.views.wishes import calendar, calendar_end, calendar_make, wishes_edit

__all__ = [
    "act_undo",
    "calendar",
    "calendar_end",
    "calendar_make",
    "digest_retry",
    "mails_resume",
    "mails_stop",
    "operations",
    "recheck_act",
    "recheck_edit",
    "recheck_list",
    "recheck_look",
    "recheck_unchanged",
    "recheck_week",
    "usual_adopt",
    "usual_edit",
    "usual_list",
    "wishes_edit",
]
