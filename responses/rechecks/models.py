"""Re-checks, what each look found, and the reminders on their way."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from responses.rechecks.calendar import Interval, due_date, next_occurrence
from responses.rechecks.choices import Delivery, Outcome, State, Unit, WorkingDays, rhythm
from responses.rechecks.validators import MOST, validate_country, validate_interval


class RecheckQuerySet(models.QuerySet["Recheck"]):
    """The questions the clock is asked."""

    def running(self) -> "RecheckQuerySet":
        """Those that will come due again."""
        return self.filter(state=State.RUNNING)

    def due(self, now: datetime.datetime) -> "RecheckQuerySet":
        """Those to be looked at today or earlier, and not snoozed beyond today."""
        return self.running().filter(remind_on__lte=now.date())


class Recheck(models.Model):
    """'Look at this again by D.' What it is about, a higher room knows; here stand its title and address."""

    title = PlainCharField(_("what to look at"), max_length=300)
    path = models.CharField(max_length=300)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="rechecks", verbose_name=_("owner"))
    anchor = models.DateField(_("first due on"))
    every = models.PositiveSmallIntegerField(
        _("every"), default=3, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    unit = models.CharField(_("unit"), max_length=12, choices=Unit.choices, default=Unit.MONTHS)
    working_days = models.CharField(
        _("on a day off"), max_length=6, choices=WorkingDays.choices, default=WorkingDays.ANY
    )
    country = models.CharField(_("working days of"), max_length=2, blank=True, validators=[validate_country])
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    occurrence = models.PositiveIntegerField(default=0, editable=False)
    due_on = models.DateField(_("due on"))
    snoozed_until = models.DateField(_("snoozed until"), null=True, blank=True)
    # due_on, or the end of the snooze: what the sweep asks for, by index.
    remind_on = models.DateField(editable=False)
    # Why somebody must look before it is due: what an automatic look found. Empty otherwise.
    attention = PlainCharField(max_length=300, blank=True, editable=False)
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    last_outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RecheckQuerySet.as_manager()

    class Meta:
        ordering = ["remind_on", "pk"]
        indexes = [models.Index(fields=["remind_on", "id"], name="recheck_due", condition=Q(state="running"))]
        constraints = [
            models.CheckConstraint(condition=Q(every__gte=1, every__lte=400), name="recheck_interval"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="recheck_unit_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="recheck_state_known"),
            models.CheckConstraint(
                condition=Q(remind_on__gte=models.F("due_on")) | ~Q(attention=""), name="recheck_snooze_later"
            ),
            models.CheckConstraint(condition=Q(working_days__in=WorkingDays.values), name="recheck_working_days_known"),
            models.CheckConstraint(
                condition=Q(last_checked_on__isnull=True, last_outcome="")
                | (Q(last_checked_on__isnull=False) & ~Q(last_outcome="")),
                name="recheck_checked_on_and_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """The interval is one that comes round."""
        validate_interval(self.every or 0, self.unit)

    @property
    def interval(self) -> Interval:
        """When it comes due."""
        return Interval(self.anchor, self.every, self.unit, self.working_days, self.country)

    @property
    def rhythm(self) -> str:
        """How often it comes due, in words."""
        return rhythm(self.every, self.unit)

    def standing(self, today: datetime.date) -> str:
        """Where it stands: done, overdue, due (today), snoozed, or scheduled."""
        if self.state == State.DONE:
            return "done"
        if self.remind_on <= today:
            return "due" if self.remind_on == today else "overdue"
        return "snoozed" if self.snoozed_until else "scheduled"

    def overdue_days(self, today: datetime.date) -> int:
        """Days since it should have been looked at; 0 when it is not overdue."""
        return (today - self.remind_on).days if self.standing(today) == "overdue" else 0

    def due_after_look(self, today: datetime.date) -> datetime.date | None:
        """When it would be due again if somebody looked today and found something; None when it would be done."""
        if self.unit == Unit.ONCE:
            return None
        after = next_occurrence(self.interval, after=self.occurrence, today=today)
        return due_date(self.interval, after)


class Look(models.Model):
    """What one look found; or, with ``snoozed_until``, why it was put off."""

    recheck = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="looks")
    occurrence = models.PositiveIntegerField()
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    snoozed_until = models.DateField(_("snoozed until"), null=True, blank=True)
    note = PlainTextField(_("note"), blank=True, max_length=2000)
    made_at = models.DateTimeField()
    # Nobody: the page was fetched and compared by the machine.
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="looks")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_by__isnull=False) | Q(outcome="unchanged"), name="look_of_a_person_unless_unchanged"
            ),
            models.CheckConstraint(
                condition=(Q(outcome="") & Q(snoozed_until__isnull=False) & ~Q(note=""))
                | (~Q(outcome="") & Q(snoozed_until__isnull=True)),
                name="look_outcome_or_snooze_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recheck} · {self.outcome or 'snoozed'}"


class Reminder(models.Model):
    """One mail to one person about one occurrence: written once, claimed with a lease, sent, marked.

    ``message_id`` follows from the key, so that a mail sent twice (a crash between the mail server's yes and our
    commit) is the same message twice.
    """

    recheck = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="reminders")
    occurrence = models.PositiveIntegerField()
    remind_on = models.DateField()
    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reminders")
    state = models.CharField(max_length=10, choices=Delivery.choices, default=Delivery.WAITING)
    written_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="reminder_open",
                condition=Q(state__in=["waiting", "sending"]),
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["recheck", "occurrence", "remind_on", "recipient"], name="reminder_once"),
            models.CheckConstraint(condition=Q(state__in=Delivery.values), name="reminder_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="reminder_sent_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recheck} · {self.occurrence} · {self.state}"


class Heartbeat(models.Model):
    """When a part of the machinery last showed that it lives."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
