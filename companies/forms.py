"""Forms of companies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.choices import NameKind, Scheme, Sector
from companies.models import Company
from companies.partial_dates import validate_partial_date
from companies.queries import countries_in_use

PARTIAL = _("As far as known: 2015, 2015-06 or 2015-06-30.")
VERSIONED = ("name", "country", "sector", "website", "description")


def _partial_date(label: Any, help_text: Any = PARTIAL) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=10, validators=[validate_partial_date]
    )


class CountryInput(forms.TextInput):
    """Two letters, with those in use on offer."""

    template_name = "companies/_country_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The input's, and the countries of the companies on record."""
        context = super().get_context(name, value, {**(attrs or {}), "list": "countries-in-use"})
        return {**context, "countries": countries_in_use()}


class CompanyForm(forms.Form):
    """What is known of a company."""

    name = forms.CharField(label=_("Name today"), max_length=200)
    country = forms.CharField(
        label=_("Country of the head office"), max_length=2, widget=CountryInput, help_text=_("Two letters, as SE.")
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", _("Choose a sector")), *Sector.choices])
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    description = forms.CharField(
        label=_("What it does"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean_country(self) -> str:
        """The two letters as capitals."""
        return str(self.cleaned_data["country"]).upper()

    def clean_description(self) -> str:
        """The text with the line ends everybody else uses; browsers send two characters."""
        return str(self.cleaned_data["description"]).replace("\r\n", "\n")


class NewCompanyForm(CompanyForm):
    """A company with its first dated name."""

    name_kind = forms.ChoiceField(label=_("Kind of name"), choices=NameKind.choices, initial=NameKind.TRADING)
    since = _partial_date(_("Name in use since"))

    field_order = ["name", "name_kind", "since"]


class EditCompanyForm(CompanyForm):
    """A company as somebody opened it; ``version`` tells whether it was saved in between."""

    since = _partial_date(
        _("New name in use since"),
        _("Only when the name changes: 2015, 2015-06 or 2015-06-30. The old name ends there."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ["name", "since"]

    def against(self, current: Company) -> list[dict[str, Any]]:
        """What is saved now beside what this form says, row by row."""
        saved = {field: self._shown(field, getattr(current, field)) for field in VERSIONED}
        mine = {field: self._shown(field, self.cleaned_data[field]) for field in VERSIONED}
        return [
            {
                "label": self.fields[field].label,
                "before": saved[field],
                "after": mine[field],
                "changed": saved[field] != mine[field],
            }
            for field in VERSIONED
        ]

    def _shown(self, field: str, value: str) -> str:
        return str(Sector(value).label) if field == "sector" else value

    def on_top_of(self, current: Company) -> "EditCompanyForm":
        """The same words in a form that, sent again, replaces ``current`` knowingly."""
        return EditCompanyForm({**self.data, **self.cleaned_data, "version": current.version})


class NameForm(forms.Form):
    """A dated name."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of name"), choices=NameKind.choices, initial=NameKind.FORMER)
    language = forms.CharField(
        label=_("Language"), required=False, max_length=8, help_text=_("For a translated name, as zh.")
    )
    since = _partial_date(_("In use since"))
    until = _partial_date(_("In use until"))
    note = forms.CharField(
        label=_("Note"), required=False, max_length=300, help_text=_("For instance where the dates are from.")
    )


class IdentifierForm(forms.Form):
    """An identifier somebody issued."""

    scheme = forms.ChoiceField(label=_("Issued as"), choices=Scheme.choices)
    value = forms.CharField(
        label=_("Identifier"), max_length=80, help_text=_("Check digits of LEI and ISIN are verified.")
    )


class RemovalForm(forms.Form):
    """Nothing to fill in: the page has asked, the answer is yes."""
