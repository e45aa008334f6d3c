"""Fixed lists of the clock."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# The name under which the sweep gives its sign of life.
SWEEP = "sweep"


class Kind(models.TextChoices):
    """What can be looked at again: the rows above that have a re-check, by the names of their models."""

    SOURCE = "source", _("Company pages and other sources")
    POLICY = "policy", _("Policies")
    STATEMENT = "statement", _("Statements")
    COMMITMENT = "commitment", _("Commitments")
    ASSESSMENT = "assessment", _("Assessments")


class Unit(models.TextChoices):
    """In what a re-check's interval is counted."""

    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    QUARTERS = "quarters", _("quarters")
    QUARTER_END = "quarter-end", _("quarters, on the last working day")
    YEARS = "years", _("years")
    DEADLINE = "deadline", _("days before and after a deadline, and on it")
    ONCE = "once", _("once only")


class WorkingDays(models.TextChoices):
    """Where a date goes that falls on a weekend or a public holiday."""

    ANY = "any", _("leave it there")
    BEFORE = "before", _("move it to the working day before")
    AFTER = "after", _("move it to the working day after")


def rhythm(every: int, unit: str) -> str:
    """The interval in words: 'every month', 'every 3 months', 'once only'."""
    return {
        Unit.DAYS: ngettext("every day", "every %d days", every),
        Unit.WEEKS: ngettext("every week", "every %d weeks", every),
        Unit.MONTHS: ngettext("every month", "every %d months", every),
        Unit.QUARTERS: ngettext("every quarter", "every %d quarters", every),
        Unit.QUARTER_END: ngettext(
            "on the last working day of every quarter", "on the last working day of every %d quarters", every
        ),
        Unit.YEARS: ngettext("every year", "every %d years", every),
        Unit.DEADLINE: ngettext(
            "%d day before the deadline, on the day itself, and each day after until it is done",
            "%d days before the deadline, on the day itself, and every %d days after until it is done",
            every,
        ),
        Unit.ONCE: str(Unit.ONCE.label),
    }[Unit(unit)].replace("%d", str(every))


class State(models.TextChoices):
    """Whether the clock of a re-check runs."""

    RUNNING = "running", _("running")
    PAUSED = "paused", _("paused")
    DONE = "done", _("done")


class Outcome(models.TextChoices):
    """What a look found."""

    UNCHANGED = "unchanged", _("Unchanged")
    CHANGED = "changed", _("Changed")
    GONE = "gone", _("Gone")
    DONE = "done", _("Done")


class Deed(models.TextChoices):
    """What a person can do to re-checks, and take back."""

    UNCHANGED = "unchanged", _("Noted as unchanged")
    CHANGED = "changed", _("Noted as changed")
    GONE = "gone", _("Noted as gone")
    DONE = "done", _("Noted as done")
    SNOOZED = "snoozed", _("Put off")
    REASSIGNED = "reassigned", _("Reassigned")
    PAUSED = "paused", _("Paused")
    RESUMED = "resumed", _("Resumed")
    INTERVAL = "interval", _("Changed who looks, or how often")
    USUAL = "usual", _("Given the usual interval")


class Step(models.IntegerChoices):
    """Whom a reminder goes to: the owner when it comes due; if nobody looks, others."""

    DUE = 0, _("to the owner, when it comes due")
    DEPUTY = 1, _("to the deputy, a week overdue")
    EDITOR = 2, _("to an editor, two weeks overdue")
    ALL_TOLD = 3, _("everybody has been told")


class Told(models.TextChoices):
    """Whether a person was told of something due."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("told")
    CANCELLED = "cancelled", _("cancelled: done in between")
    DEAD = "dead", _("could not be told")


class Delivery(models.TextChoices):
    """Where a mail stands on its way."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    CANCELLED = "cancelled", _("cancelled: done in between")
    DEAD = "dead", _("not deliverable")


class HaltReason(models.TextChoices):
    """Why everything stands still until a person says go on."""

    RESTORED = "restored", _("the database was restored from a backup")
    CLOCK = "clock", _("the clock jumped forward by more than a day")


class Tempo(models.TextChoices):
    """How often a person is written to."""

    IMMEDIATE = "immediate", _("as soon as something comes due")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    NEVER = "never", _("never: others are told instead")


class QuietDays(models.TextChoices):
    """Days on which a person is not written to."""

    NONE = "none", _("none")
    WEEKENDS = "weekends", _("Saturday and Sunday")


class Weekday(models.IntegerChoices):
    """Days of the week, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
