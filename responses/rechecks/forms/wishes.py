"""Forms of what a person wishes."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.rechecks.choices import QuietDays, Tempo, Weekday
from responses.rechecks.models import Wishes
from responses.rechecks.slots import Wish
from responses.rechecks.validators import validate_zone


def zones() -> list[str]:
    """The zones that are offered: places, and UTC."""
    return ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))]


class ZoneInput(forms.TextInput):
    """A zone, typed with suggestions: there are some five hundred."""

    template_name = "rechecks/_zone_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With the zones that are offered."""
        return super().get_context(name, value, attrs) | {"zones": zones()}


class WishesForm(forms.Form):
    """When somebody wants mail about re-checks."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    zone = forms.CharField(
        label=_("Your time zone"),
        max_length=64,
        validators=[validate_zone],
        widget=ZoneInput(attrs={"list": "zones", "autocomplete": "off"}),
        help_text=_("What is yours comes due when the day begins there. For example Europe/Amsterdam."),
    )
    tempo = forms.ChoiceField(label=_("Mail me"), choices=Tempo.choices, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=_("Not before"), coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)]
    )
    weekday = forms.TypedChoiceField(
        label=_("Once a week on"), coerce=int, choices=Weekday.choices, help_text=_("Counts for weekly mail only.")
    )
    quiet_days = forms.ChoiceField(label=_("No mail on"), choices=QuietDays.choices)

    @staticmethod
    def initial_of(wishes: Wishes | None) -> dict[str, Any]:
        """As they are now."""
        row = wishes or Wishes(version=0)
        return {name: getattr(row, name) for name in ("version", "zone", "tempo", "hour", "weekday", "quiet_days")}

    def wish(self) -> Wish:
        """What the service takes."""
        return Wish(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class CalendarForm(forms.Form):
    """A new calendar address."""

    has_alarms = forms.BooleanField(label=_("With an alarm on the morning of each day"), required=False)
