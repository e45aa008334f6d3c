"""Forms of looks, snoozes and intervals."""

import datetime
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, NamedTuple, Self

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from responses.rechecks.calendar import Interval
from responses.rechecks.choices import Outcome, Unit, WorkingDays
from responses.rechecks.models import Look, Recheck
from responses.rechecks.queries import usual
from responses.rechecks.validators import MOST, validate_country, validate_interval


class Difference(NamedTuple):
    """One part of a look in two versions: what was saved meanwhile, and what was sent."""

    label: str | Promise
    before: object
    after: object
    changed: bool


class DayInput(forms.DateInput):
    """A day, picked or typed; without a calendar in the browser it is written 2026-11-30."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class IntervalForm(forms.Form):
    """From when on and how often to look again."""

    anchor = forms.DateField(
        label=_("First look on"),
        widget=DayInput,
        help_text=_(
            "All later dates are counted from this day: from the 31st, always at the end of a month. "
            "Before and after a deadline, this is the deadline."
        ),
    )
    every = forms.IntegerField(label=_("Then every"), min_value=1, max_value=MOST, initial=3)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit.choices, initial=Unit.MONTHS)
    working_days = forms.ChoiceField(
        label=_("When it falls on a day off"), choices=WorkingDays.choices, initial=WorkingDays.ANY, required=False
    )
    country = forms.CharField(
        label=_("Public holidays of"),
        required=False,
        max_length=2,
        widget=forms.TextInput(attrs={"size": 2, "autocomplete": "off"}),
        help_text=_("A country in two letters, such as NL. Left empty, only Saturday and Sunday are days off."),
    )

    @staticmethod
    def usual_of(kind: str, *, today: datetime.date) -> dict[str, Any]:
        """What a new re-check of this kind begins with: first due one usual interval from today."""
        return asdict(usual(kind).first_look(today))

    def clean_country(self) -> str:
        """The code in capitals."""
        return clean_country_code(self.cleaned_data["country"])

    def clean(self) -> dict[str, Any]:
        """An interval that comes round."""
        given = super().clean() or self.cleaned_data
        validate_interval(given.get("every") or 0, given.get("unit", ""))
        return given

    def interval(self) -> Interval:
        """What the clock takes."""
        given = self.cleaned_data
        return Interval(**given | {"working_days": given["working_days"] or WorkingDays.ANY})


def clean_country_code(given: str) -> str:
    """The code in capitals. Raises ValidationError when its public holidays are not known."""
    validate_country(given.upper())
    return given.upper()


class VersionedForm(forms.Form):
    """What is done to a re-check as it stood when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def on_top_of(self, recheck: Recheck) -> Self:
        """The same words, to be sent again knowing what was saved meanwhile."""
        sent = {name: self.data.get(name, "") for name in self.fields}
        return type(self)(initial={**sent, "version": recheck.version}, auto_id=self.auto_id)


class LookForm(VersionedForm):
    """What a look found; each outcome is a button."""

    outcome = forms.ChoiceField(
        choices=Outcome.choices,
        widget=forms.HiddenInput,
        error_messages={"required": _("Say what you found: unchanged, changed or gone.")},
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you compared and what is different, for whoever looks next. It is not published."),
    )

    def against(self, current: Recheck, look: Look | None) -> Iterator[Difference]:
        """What was saved meanwhile beside what was sent."""
        sent = self.data.get("outcome", "")
        yield from _rows(current, look, found=dict(Outcome.choices).get(sent) or sent, note=self.data.get("note", ""))


class SnoozeForm(VersionedForm):
    """Until when, and why, a look is put off."""

    until = forms.DateField(label=_("Remind again on"), widget=DayInput)
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def against(self, current: Recheck, look: Look | None) -> Iterator[Difference]:
        """What was saved meanwhile beside what was sent."""
        yield from _rows(current, look, found=_("Put off"), note=self.data.get("reason", ""))
        theirs = date_format(current.snoozed_until, "j F Y") if current.snoozed_until else ""
        yield Difference(_("Remind again on"), theirs, self.data.get("until", ""), changed=True)


class PauseForm(VersionedForm):
    """Why nobody is to look until it is resumed."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    pause = forms.CharField(widget=forms.HiddenInput, initial="yes", required=False)

    def against(self, current: Recheck, look: Look | None) -> Iterator[Difference]:
        """What was saved meanwhile beside what was sent."""
        yield from _rows(current, look, found=_("Paused"), note=self.data.get("reason", ""))


class ResumeRecheckForm(VersionedForm):
    """Nothing to fill in: the button is the answer."""

    def against(self, current: Recheck, look: Look | None) -> Iterator[Difference]:
        """What was saved meanwhile beside what was sent."""
        yield from _rows(current, look, found=_("Resumed"), note="")


def _rows(current: Recheck, look: Look | None, *, found: str | Promise, note: str) -> Iterator[Difference]:
    theirs = look.get_outcome_display() or _("Put off") if look else ""
    yield Difference(_("Found"), theirs, found, changed=str(theirs) != str(found))
    yield Difference(_("Note"), look.note if look else "", note, changed=not look or look.note != note)
    yield Difference(_("Due on"), date_format(current.due_on, "j F Y"), "", changed=False)
    yield Difference(_("By"), (look.made_by or _("an automatic look")) if look else "", _("you"), changed=False)
