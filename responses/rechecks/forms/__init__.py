"""Forms of the clock, by noun: looks, deeds, wishes."""

from responses.rechecks.forms.deeds import CareForm, DeedForm
from responses.rechecks.forms.defaults import UsualForm
from responses.rechecks.forms.looks import DayInput, IntervalForm, LookForm, PauseForm, ResumeRecheckForm, SnoozeForm
from responses.rechecks.forms.machinery import ResumeForm
from responses.rechecks.forms.wishes import CalendarForm, WishesForm

__all__ = [
    "CalendarForm",
    "CareForm",
    "DayInput",
    "DeedForm",
    "IntervalForm",
    "LookForm",
    "PauseForm",
    "ResumeForm",
    "ResumeRecheckForm",
    "SnoozeForm",
    "UsualForm",
    "WishesForm",
]
