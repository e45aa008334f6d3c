"""What companies are alleged to have done, and their replies."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from companies.models import Company
from companies.partial_dates import PartialDateField, spoken
from responses.cases.choices import Degree, Standing
from responses.sources.models import Quote, Source
from responses.statements.models import Statement


class Case(models.Model):
    """A matter: a report, an event."""

    slug = models.SlugField(_("address on this site"), unique=True, max_length=80)
    title = PlainCharField(_("title"), max_length=200)
    summary = PlainTextField(_("summary"), max_length=2000)
    opened_on = PartialDateField(_("became public on"))
    sources: "models.ManyToManyField[Source, models.Model]" = models.ManyToManyField(
        Source, related_name="cases", blank=True
    )
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="cases")

    class Meta:
        ordering = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page in the workbench."""
        return reverse("cases:detail", args=[self.pk])


class Allegation(models.Model):
    """One company's alleged part in a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegations")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="allegations")
    what = PlainTextField(_("what is alleged"), max_length=1000)
    alleged_by = PlainCharField(_("by whom"), max_length=200)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="allegations", verbose_name=_("published in")
    )
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, null=True, blank=True, related_name="allegations")
    product = PlainCharField(_("product"), max_length=200, blank=True)
    end_user = PlainCharField(_("end user"), max_length=200, blank=True)
    place = PlainCharField(_("place"), max_length=200, blank=True)
    period_from = PartialDateField(_("from"), blank=True, default="")
    period_to = PartialDateField(_("to"), blank=True, default="")
    rights = PlainCharField(_("rights affected"), max_length=300, blank=True)
    scale = models.PositiveSmallIntegerField(_("scale"), choices=Degree.choices, null=True, blank=True)
    scope = models.PositiveSmallIntegerField(_("scope"), choices=Degree.choices, null=True, blank=True)
    remediability = models.PositiveSmallIntegerField(
        _("difficulty of putting right"), choices=Degree.choices, null=True, blank=True
    )
    standing = models.CharField(_("standing"), max_length=20, choices=Standing.choices, default=Standing.ALLEGED)
    replies: "models.ManyToManyField[Statement, models.Model]" = models.ManyToManyField(
        Statement, related_name="answers", blank=True
    )
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="allegations")

    class Meta:
        ordering = ["period_from", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="allegation_standing_known"),
            models.CheckConstraint(
                # "2015-06" to "2015" is June to some day of that year: the end is taken as late as it may be.
                condition=Q(period_from="")
                | Q(period_to="")
                | Q(period_from__lte=Concat(F("period_to"), Value("-99"))),
                name="allegation_period_in_order",
                violation_error_message=_("The period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {Truncator(self.what).chars(100)}"

    @property
    def period(self) -> str:
        """When it is said to have happened, in words: '2015', '2012 to 2019', 'since May 2019', or ''."""
        since, until = spoken(self.period_from), spoken(self.period_to)
        if not (since and until):
            return gettext("since %s") % since if since else until and gettext("until %s") % until
        return since if since == until else gettext("%(since)s to %(until)s") % {"since": since, "until": until}
