"""Forms of usual intervals."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.rechecks.choices import Unit, WorkingDays
from responses.rechecks.forms.looks import clean_country_code
from responses.rechecks.models import LONGEST_GRACE, LONGEST_LEAD
from responses.rechecks.queries import Usual
from responses.rechecks.queries.defaults import FIELDS, OF_THEIR_OWN
from responses.rechecks.validators import MOST, validate_interval


class UsualForm(forms.Form):
    """How often new re-checks of one kind look."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    every = forms.IntegerField(label=_("Every"), min_value=1, max_value=MOST)
    unit = forms.ChoiceField(
        label=_("Counted in"), choices=[each for each in Unit.choices if each[0] not in OF_THEIR_OWN]
    )
    working_days = forms.ChoiceField(label=_("When it falls on a day off"), choices=WorkingDays.choices)
    country = forms.CharField(
        label=_("Public holidays of"),
        required=False,
        max_length=2,
        widget=forms.TextInput(attrs={"size": 2, "autocomplete": "off"}),
        help_text=_("A country in two letters, such as NL. Left empty, only Saturday and Sunday are days off."),
    )
    lead_days = forms.IntegerField(label=_("Days of notice"), min_value=0, max_value=LONGEST_LEAD)
    grace_days = forms.IntegerField(label=_("Days of grace"), min_value=0, max_value=LONGEST_GRACE)

    @staticmethod
    def initial_of(usual: Usual) -> dict[str, Any]:
        """As it is now."""
        return {name: value for name, value in asdict(usual).items() if name in {"version", *FIELDS}}

    def clean_country(self) -> str:
        """The code in capitals."""
        return clean_country_code(self.cleaned_data["country"])

    def clean(self) -> dict[str, Any]:
        """An interval that comes round."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        validate_interval(given.get("every") or 0, given.get("unit", ""))
        return given

    def usual(self, kind: str) -> Usual:
        """What the service takes."""
        return Usual(kind, **self.cleaned_data)
