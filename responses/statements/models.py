"""What companies said: statements, policies and commitments."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from companies.models import Company
from companies.partial_dates import PartialDateField
from responses.rechecks.models import Recheck
from responses.sources.models import Quote, Source
from responses.statements.choices import SETTLED, Channel, Progress, Stance, Voice, progress_look


class Statement(models.Model):
    """What a company said on a day."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="statements")
    summary = PlainTextField(_("summary in your words"), max_length=1000)
    speaker = PlainCharField(_("speaker, with role"), max_length=200, blank=True)
    said_on = models.DateField(_("said on"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices)
    stance = models.CharField(_("stance"), max_length=20, choices=Stance.choices)
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="statements")
    recheck = models.OneToOneField(Recheck, on_delete=models.PROTECT, null=True, blank=True, related_name="statement")

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="statement_stance_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="statement_channel_known"),
        ]

    def __str__(self) -> str:
        return f"{self.company}, {self.said_on:%Y-%m-%d}: {Truncator(self.summary).chars(100)}"

    def get_absolute_url(self) -> str:
        """Its page in the workbench."""
        return reverse("statements:detail", args=[self.pk])


class StatementQuote(models.Model):
    """A verified quote of a statement, with whose words it holds and a translation."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="quotes")
    quote = models.OneToOneField(Quote, on_delete=models.PROTECT, related_name="said_in")
    voice = models.CharField(_("whose words"), max_length=10, choices=Voice.choices, default=Voice.OWN)
    translation = PlainTextField(_("English translation"), blank=True, max_length=5000)
    is_machine_translation = models.BooleanField(_("translated by a machine"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(voice__in=Voice.values), name="statement_quote_voice")]

    def __str__(self) -> str:
        return str(self.quote)


class Policy(models.Model):
    """A standing document of a company; its source's captures are its versions."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="policies")
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="policy")
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="policies")
    recheck = models.OneToOneField(Recheck, on_delete=models.PROTECT, null=True, blank=True, related_name="policy")

    class Meta:
        verbose_name_plural = "policies"
        ordering = ["-logged_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.company}: {self.source}"

    def get_absolute_url(self) -> str:
        """Its page in the workbench."""
        return reverse("statements:policy", args=[self.pk])


class Commitment(models.Model):
    """A promise, with what would show that it was kept."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="commitments")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="commitments")
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="commitments")
    summary = PlainTextField(_("what was promised"), max_length=1000)
    outcome_test = PlainTextField(_("what would show that it is kept"), max_length=1000)
    made_on = PartialDateField(_("made on"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    progress = models.CharField(max_length=20, choices=Progress.choices, default=Progress.NOT_RATED)
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="commitments")
    recheck = models.OneToOneField(Recheck, on_delete=models.PROTECT, null=True, blank=True, related_name="commitment")

    class Meta:
        ordering = ["made_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(progress__in=Progress.values), name="commitment_progress")]

    def __str__(self) -> str:
        return f"{self.company}: {Truncator(self.summary).chars(100)}"

    def get_absolute_url(self) -> str:
        """Its page in the workbench."""
        return reverse("statements:commitment", args=[self.pk])

    @property
    def look(self) -> str:
        """How its status is drawn."""
        return progress_look(self.progress)

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to come of it, as it was rated."""
        return self.progress in SETTLED


class ProgressChange(models.Model):
    """A dated change of what has become of a commitment, with the reason."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="progress_changes")
    progress = models.CharField(_("status"), max_length=20, choices=Progress.choices)
    changed_on = models.DateField(_("as of"))
    reason = PlainTextField(_("reason"), max_length=2000)
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="progress_changes")

    class Meta:
        ordering = ["changed_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(progress__in=Progress.values), name="progress_change_known")]

    def __str__(self) -> str:
        return f"{self.progress} {self.changed_on}"

    @property
    def look(self) -> str:
        """How the status is drawn."""
        return progress_look(self.progress)
