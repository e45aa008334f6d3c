"""Assessments, reviewers' marks, and answers that others have published."""

from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accountability.assessments.choices import Origin
from accountability.frameworks.models import Methodology
from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from companies.models import Company
from responses.rechecks.models import Recheck
from responses.sources.models import Quote


class Assessment(models.Model):
    """One company by one version of a methodology, as of a day.

    One that was published elsewhere names its publisher, the group the publisher ranks the company in, and those who
    imported it; it has no reviewers (docs/adr/0010).
    """

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="assessments")
    methodology = models.ForeignKey(Methodology, on_delete=models.PROTECT, related_name="assessments")
    as_of = models.DateField(_("as of"))
    scope_note = PlainTextField(_("what was examined"), max_length=2000)
    reviewers: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(User, related_name="assessments")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assessments_opened")
    origin = models.CharField(_("origin"), max_length=20, choices=Origin.choices, default=Origin.OWN)
    publisher = PlainCharField(_("publisher"), max_length=200, blank=True)
    publisher_url = models.URLField(
        _("the publisher's page"), blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    group = PlainCharField(_("group"), max_length=60, blank=True)
    # From here on the reviewers are told where their marks differ; before, each marks blind.
    comparison_asked_at = models.DateTimeField(null=True, blank=True)
    comparison_asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="comparisons_asked"
    )
    imported_at = models.DateTimeField(null=True, blank=True)
    importers: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(
        User, related_name="assessments_imported"
    )
    # Once published, it is looked at again: is there newer evidence, a newer methodology, a new period?
    recheck = models.OneToOneField(Recheck, on_delete=models.PROTECT, null=True, blank=True, related_name="assessment")

    class Meta:
        ordering = ["company__name", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "methodology", "as_of"],
                name="assessment_once",
                violation_error_message=_("This company is being assessed by this methodology for this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(origin=Origin.OWN, publisher="", publisher_url="", imported_at__isnull=True)
                | (models.Q(origin=Origin.ELSEWHERE, imported_at__isnull=False) & ~models.Q(publisher="")),
                name="assessment_publisher_when_imported",
            ),
            models.CheckConstraint(
                condition=models.Q(comparison_asked_at__isnull=True, comparison_asked_by__isnull=True)
                | models.Q(comparison_asked_at__isnull=False, comparison_asked_by__isnull=False),
                name="assessment_comparison_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} · {self.methodology}"

    def get_absolute_url(self) -> str:
        """Its page in the workbench."""
        return reverse("assessments:detail", args=[self.pk])


class Mark(models.Model):
    """One reviewer's answer to one criterion, with a reason and quotes. ``version`` guards against lost updates."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="marks")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="marks")
    criterion = models.CharField(_("criterion"), max_length=80)
    answer = models.CharField(_("answer"), max_length=80)
    reason = PlainTextField(_("reason"), max_length=4000, blank=True)
    quotes: "models.ManyToManyField[Quote, models.Model]" = models.ManyToManyField(
        Quote, related_name="marks", blank=True
    )
    version = models.PositiveIntegerField(default=1)
    # Kept while it was being written and not yet given as the reviewer's answer; nothing is published meanwhile.
    is_draft = models.BooleanField(default=False)
    marked_at = models.DateTimeField()

    class Meta:
        ordering = ["criterion", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion", "reviewer"], name="mark_once_a_reviewer")
        ]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.criterion}: {self.answer}"


class AssessmentUnit(models.Model):
    """A part of the company that answers are about: a service, a subsidiary, a product line."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="units")
    name = PlainCharField(_("name"), max_length=200)
    kind = PlainCharField(_("kind"), max_length=80)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "name"], name="assessment_unit_once")]

    def __str__(self) -> str:
        return self.name


class ImportedAnswer(models.Model):
    """An answer as its publisher published it; ``unit`` is None for the company itself. Written in bulk."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="imported_answers")
    unit = models.ForeignKey(AssessmentUnit, on_delete=models.PROTECT, null=True, related_name="answers")
    criterion = models.CharField(_("criterion"), max_length=80)
    answer = models.CharField(_("answer"), max_length=80)
    note = PlainTextField(_("note"), max_length=4000, blank=True)
    source_url = models.URLField(_("source"), max_length=2000, blank=True)
    quote = PlainTextField(_("quote"), max_length=4000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "unit", "criterion"], name="imported_answer_once_a_unit"),
            models.UniqueConstraint(
                fields=["assessment", "criterion"],
                condition=models.Q(unit__isnull=True),
                name="imported_answer_once_a_company",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.criterion}: {self.answer}"
