"""Fixed lists of the clock."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Unit(models.TextChoices):
    """In what a re-check's interval is counted."""

    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    QUARTERS = "quarters", _("quarters")
    QUARTER_END = "quarter-end", _("quarters, on the last working day")
    YEARS = "years", _("years")
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
        Unit.ONCE: str(Unit.ONCE.label),
    }[Unit(unit)].replace("%d", str(every))


class State(models.TextChoices):
    """Whether the clock of a re-check runs."""

    RUNNING = "running", _("running")
    DONE = "done", _("done")


class Outcome(models.TextChoices):
    """What a look found."""

    UNCHANGED = "unchanged", _("Unchanged")
    CHANGED = "changed", _("Changed")
    GONE = "gone", _("Gone")


class Delivery(models.TextChoices):
    """Where a reminder stands on its way."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    CANCELLED = "cancelled", _("cancelled: done in between")
    DEAD = "dead", _("not deliverable")
