"""Companies, their dated names, and their identifiers."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from companies.choices import NameKind, Scheme, Sector
from companies.matching import search_key
from companies.partial_dates import PartialDateField, spoken
from companies.validators import clean_identifier


class Company(models.Model):
    """A legal person or group under one record. ``name`` is the name it goes by today."""

    slug = models.SlugField(_("address on this site"), unique=True, max_length=80)
    name = PlainCharField(_("name today"), max_length=200)
    country = models.CharField(
        _("country of the head office"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, as SE."))],
    )
    sector = models.CharField(_("sector"), max_length=40, choices=Sector.choices)
    website = models.URLField(_("website"), blank=True, validators=[URLValidator(schemes=["http", "https"])])
    description = PlainTextField(_("what it does"), blank=True, max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "companies"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class CompanyName(models.Model):
    """A name of a company, with the time it was or is in use."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="names")
    name = PlainCharField(_("name"), max_length=200)
    key = models.TextField(editable=False)  # folding may make 18 characters of one
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind.choices)
    language = models.CharField(_("language"), max_length=8, blank=True)
    since = PartialDateField(_("in use since"), blank=True, default="")
    until = PartialDateField(_("in use until"), blank=True, default="")
    note = PlainCharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["company", "name", "kind"], name="company_name_once"),
            models.CheckConstraint(
                condition=models.Q(until="") | models.Q(since="") | models.Q(since__lte=models.F("until")),
                name="company_name_since_before_until",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with the key that search compares."""
        self.key = search_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on unread

    def clean(self) -> None:
        """Say beside the field that the dates are in the wrong order."""
        if self.since and self.until and self.since > self.until:
            raise ValidationError(
                {"until": _("This lies before the beginning. Within one year, write both to the month or the day.")}
            )

    @property
    def in_use(self) -> str:
        """When the name was used, in words: 'since 2017', 'until 2016', '2010 to 2016', or ''."""
        since, until = spoken(self.since), spoken(self.until)
        if since and until:
            return _("%(since)s to %(until)s") % {"since": since, "until": until}
        if until:
            return _("until %(until)s") % {"until": until}
        return _("since %(since)s") % {"since": since} if since else ""


class Identifier(models.Model):
    """An identifier somebody issued for the company. No two companies share one."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme.choices)
    value = PlainCharField(_("identifier"), max_length=80)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="identifier_unique",
                violation_error_message=_("Another company already has this identifier."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        """Bring the value to its one spelling, or say beside it what is wrong."""
        if self.scheme in Scheme.values:
            try:
                self.value = clean_identifier(self.scheme, self.value)
            except ValidationError as error:
                raise ValidationError({"value": error}) from None

    @property
    def register_url(self) -> str:
        """Where the register shows the company, or ''."""
        return REGISTERS.get(self.scheme, "").format(self.value)


REGISTERS: dict[str, str] = {
    Scheme.LEI: "https://search.gleif.org/#/record/{}",
    Scheme.WIKIDATA: "https://www.wikidata.org/wiki/{}",
    Scheme.OPENCORPORATES: "https://opencorporates.com/companies/{}",
}
