"""Forms of whoever runs the machinery."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SEND, FORGET = "send", "forget"


class InstantInput(forms.DateTimeInput):
    """A day and an hour, in UTC."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class ResumeForm(forms.Form):
    """What is to become of what came due while mails stood still."""

    past = forms.ChoiceField(
        label=_("What is due already"),
        widget=forms.RadioSelect,
        choices=[
            (FORGET, _("counts as told, if it came due before the instant below: nobody is mailed the past again")),
            (SEND, _("is mailed to everybody, all of it: also what they may have been told before")),
        ],
        initial=FORGET,
    )
    before = forms.DateTimeField(
        label=_("Instant (UTC)"), widget=InstantInput, required=False, help_text=_("After a restore: now.")
    )

    def clean(self) -> dict[str, Any]:
        """What is to be forgotten needs an instant."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("past") == FORGET and not given.get("before") and "before" not in self.errors:
            self.add_error("before", _("Say from which instant on people are told again."))
        return given

    def forget_before(self) -> datetime.datetime | None:
        """What the service takes."""
        given = self.cleaned_data
        before: datetime.datetime | None = given["before"]
        return before if given["past"] == FORGET else None
