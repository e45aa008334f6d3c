"""Re-checks, and what each look found."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from responses.rechecks.calendar import Interval, due_date, next_occurrence, starts_at, today_in
from responses.rechecks.choices import Kind, Outcome, State, Step, Unit, WorkingDays, rhythm
from responses.rechecks.validators import MOST, validate_country, validate_interval, validate_zone

# Days after its last day of grace on which an overdue re-check goes to the deputy, and then to an editor.
ESCALATE_AFTER = datetime.timedelta(days=7)
LONGEST_LEAD = LONGEST_GRACE = 90


class RecheckQuerySet(models.QuerySet["Recheck"]):
    """The questions the clock is asked."""

    def running(self) -> "RecheckQuerySet":
        """Those that will come due again."""
        return self.filter(state=State.RUNNING)

    def due(self, now: datetime.datetime) -> "RecheckQuerySet":
        """Those to be looked at: their day has begun where their owner is, and they are not snoozed beyond it."""
        return self.running().filter(remind_at__lte=now)

    def to_be_reminded(self, now: datetime.datetime) -> "RecheckQuerySet":
        """Those of which somebody must be told now, the longest waiting first."""
        return self.running().filter(next_reminder_at__lte=now).order_by("next_reminder_at", "pk")

    def with_looker(self) -> "RecheckQuerySet":
        """Each with ``looked_by``: who made the newest look that counts; None when a machine did, or nobody has yet."""
        newest = Look.objects.counting().filter(recheck=OuterRef("pk")).order_by("-made_at", "-pk")
        return self.annotate(looked_by=Subquery(newest.values("made_by")[:1]))


class Recheck(models.Model):
    """'Look at this again by D.' What it is about, a higher room knows; here stand its title and address."""

    title = PlainCharField(_("what to look at"), max_length=300)
    path = models.CharField(max_length=300)
    # What it is about, by the name of its model; empty for what stands alone.
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, blank=True, db_default="", default="", editable=False
    )
    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="rechecks", verbose_name=_("owner"), db_index=False
    )
    deputy = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="deputy_of", verbose_name=_("deputy")
    )
    zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_zone])
    lead_days = models.PositiveSmallIntegerField(
        _("days of notice"), default=0, validators=[MaxValueValidator(LONGEST_LEAD)]
    )
    grace_days = models.PositiveSmallIntegerField(
        _("days of grace"), default=0, validators=[MaxValueValidator(LONGEST_GRACE)]
    )
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
    # The day it shows as due: days of notice before due_on, or the end of the snooze; and when that day begins there.
    remind_on = models.DateField(editable=False)
    remind_at = models.DateTimeField(editable=False)
    # When the next reminder must be written, and which: 0 to the owner, 1 to the deputy, 2 to an editor. Empty: none.
    next_reminder_at = models.DateTimeField(null=True, editable=False)
    next_step = models.PositiveSmallIntegerField(default=Step.DUE, choices=Step.choices, editable=False)
    escalates_at = models.DateTimeField(editable=False)
    # Who was told last of the present date: somebody else is, should they leave.
    reminded = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="reminded_of", db_index=False
    )
    # Why nobody is to look for a while. Empty unless paused.
    paused_because = PlainCharField(max_length=300, blank=True, editable=False)
    # Since when, and why, somebody must look before it is due: what an automatic look found. Empty otherwise.
    called_on = models.DateField(null=True, editable=False)
    attention = PlainCharField(max_length=300, blank=True, editable=False)
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    last_outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RecheckQuerySet.as_manager()

    class Meta:
        ordering = ["remind_on", "pk"]
        indexes = [
            # The lists, in their order: of those in each state, and of one owner.
            models.Index(fields=["remind_at", "id"], name="recheck_due", condition=Q(state="running")),
            models.Index(fields=["remind_at", "id"], name="recheck_paused", condition=Q(state="paused")),
            models.Index(fields=["remind_at", "id"], name="recheck_done", condition=Q(state="done")),
            models.Index(fields=["owner", "remind_at", "id"], name="recheck_owned"),
            models.Index(
                fields=["next_reminder_at", "id"],
                name="recheck_to_be_reminded",
                condition=Q(state="running", next_reminder_at__isnull=False),
            ),
            models.Index(
                fields=["reminded"],
                name="recheck_reminded",
                condition=Q(state="running", reminded__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(every__gte=1, every__lte=400), name="recheck_interval"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="recheck_unit_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="recheck_state_known"),
            models.CheckConstraint(condition=Q(next_step__in=Step.values), name="recheck_step_known"),
            models.CheckConstraint(
                condition=(Q(state="paused") & ~Q(paused_because="")) | (~Q(state="paused") & Q(paused_because="")),
                name="recheck_paused_and_why",
            ),
            models.CheckConstraint(
                condition=Q(called_on__isnull=True, attention="") | (Q(called_on__isnull=False) & ~Q(attention="")),
                name="recheck_called_on_and_why",
            ),
            models.CheckConstraint(
                condition=Q(next_reminder_at__isnull=True) | Q(state="running"), name="recheck_reminded_while_running"
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

    @property
    def was_looked_at_by_machine(self) -> bool:
        """Whether the newest look that counts was a comparison by machine. One statement."""
        return self.looks.counting().values_list("made_by", flat=True).first() is None

    @property
    def deadline(self) -> datetime.date:
        """The last day on which a look is in time."""
        return max(self.due_on, self.snoozed_until or self.due_on) + datetime.timedelta(days=self.grace_days)

    def reckon(self) -> None:
        """Work out when it shows as due and when it is reminded of next; reminders of it begin anew.

        To be called whenever its dates, its notice, its grace, its zone or its state have changed.
        """
        notice = self.due_on - datetime.timedelta(days=self.lead_days)
        self.remind_on = self.snoozed_until or min(self.called_on or notice, notice)
        self.remind_at = starts_at(self.remind_on, self.zone)
        self.escalates_at = starts_at(self.deadline + ESCALATE_AFTER, self.zone)
        self.next_step, self.reminded = Step.DUE, None
        self.next_reminder_at = self.reminder_at(Step.DUE) if self.state == State.RUNNING else None

    def reminder_at(self, step: int) -> datetime.datetime | None:
        """When somebody is told at this step; None when everybody has been."""
        return {
            Step.DUE: self.remind_at,
            Step.DEPUTY: self.escalates_at,
            Step.EDITOR: self.escalates_at + ESCALATE_AFTER,
        }.get(Step(step))

    def today(self, now: datetime.datetime) -> datetime.date:
        """The date where its owner is."""
        return today_in(self.zone, now)

    def standing(self, now: datetime.datetime) -> str:
        """Where it stands: done, paused, overdue, due, snoozed, or scheduled."""
        today = self.today(now)
        if self.state != State.RUNNING:
            return str(self.state)
        if self.remind_on <= today:
            return "overdue" if today > self.deadline else "due"
        return "snoozed" if self.snoozed_until else "scheduled"

    def overdue_days(self, now: datetime.datetime) -> int:
        """Days since it should have been looked at; 0 when it is not overdue."""
        return (self.today(now) - self.deadline).days if self.standing(now) == "overdue" else 0

    def dates_ahead(self, count: int = 3) -> list[datetime.date]:
        """The next few dates after the present one; none when it does not come due again."""
        if self.unit == Unit.ONCE or self.state == State.DONE:
            return []
        return [due_date(self.interval, self.occurrence + n) for n in range(1, count + 1)]

    def told_on(self) -> tuple[datetime.date, datetime.date] | None:
        """The days on which the deputy, and then an editor, is told if nobody looks; None while it does not run."""
        if self.state != State.RUNNING:
            return None
        first = self.deadline + ESCALATE_AFTER
        return first, first + ESCALATE_AFTER

    def due_after_look(self, today: datetime.date) -> datetime.date | None:
        """When it would be due again if somebody looked today and found something; None when it would be done."""
        if self.unit == Unit.ONCE:
            return None
        after = next_occurrence(self.interval, after=self.occurrence, today=today)
        return due_date(self.interval, after)


class LookQuerySet(models.QuerySet["Look"]):
    """The questions looks are asked."""

    def counting(self) -> "LookQuerySet":
        """Those that found something and were not taken back: what the public is told rests on these."""
        return self.exclude(outcome="").filter(withdrawn_at=None)


class Look(models.Model):
    """What one look found; or, with ``snoozed_until``, why it was put off."""

    recheck = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="looks", db_index=False)
    occurrence = models.PositiveIntegerField()
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    snoozed_until = models.DateField(_("snoozed until"), null=True, blank=True)
    note = PlainTextField(_("note"), blank=True, max_length=2000)
    made_at = models.DateTimeField()
    # Nobody: the page was fetched and compared by the machine.
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="looks")

    # Taken back by whoever made it: it stays on record and counts no more.
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["recheck", "-made_at", "-id"], name="look_newest")]
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
