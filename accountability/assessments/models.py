"""Assessments and reviewers' marks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accountability.frameworks.models import Methodology
from accounts.fields import PlainTextField
from accounts.models import User
from companies.models import Company
from responses.sources.models import Quote


class Assessment(models.Model):
    """One company by one version of a methodology, as of a day."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="assessments")
    methodology = models.ForeignKey(Methodology, on_delete=models.PROTECT, related_name="assessments")
    as_of = models.DateField(_("as of"))
    scope_note = PlainTextField(_("what was examined"), max_length=2000)
    reviewers: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(User, related_name="assessments")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assessments_opened")

    class Meta:
        ordering = ["company__name", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "methodology", "as_of"],
                name="assessment_once",
                violation_error_message=_("This company is being assessed by this methodology for this day already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.company} · {self.methodology}"


class Mark(models.Model):
    """One reviewer's answer to one criterion, with a reason and quotes. ``version`` guards against lost updates."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="marks")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="marks")
    criterion = models.CharField(_("criterion"), max_length=40)
    answer = models.CharField(_("answer"), max_length=40)
    reason = PlainTextField(_("reason"), max_length=4000, blank=True)
    quotes: "models.ManyToManyField[Quote, models.Model]" = models.ManyToManyField(
        Quote, related_name="marks", blank=True
    )
    version = models.PositiveIntegerField(default=1)
    marked_at = models.DateTimeField()

    class Meta:
        ordering = ["criterion", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion", "reviewer"], name="mark_once_a_reviewer")
        ]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.criterion}: {self.answer}"
