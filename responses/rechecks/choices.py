"""Fixed lists of the clock."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    """In what a re-check's interval is counted."""

    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")
    ONCE = "once", _("once only")


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
