"""Forms of what is done to several re-checks at once, and of who looks after one."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from responses.rechecks.choices import Deed
from responses.rechecks.forms.looks import DayInput
from responses.rechecks.forms.people import PersonField, offer_people
from responses.rechecks.models import LONGEST_GRACE, LONGEST_LEAD, Recheck
from responses.rechecks.services import Care, Chosen
from responses.rechecks.services.acts import MOST

CHOSEN = re.compile(r"[1-9][0-9]{0,17}:[1-9][0-9]{0,8}")
# The others are done to one at a time, or from another page.
HERE = [(value, label) for value, label in Deed.choices if value not in {Deed.INTERVAL, Deed.USUAL}]
NEEDS: dict[str, tuple[str, ...]] = {
    Deed.SNOOZED: ("until", "reason"),
    Deed.PAUSED: ("reason",),
    Deed.REASSIGNED: ("owner", "deputy"),
}


class ChosenField(forms.Field):
    """Boxes ticked in the list, each with the version of its row: ``12:3``."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Chosen]:
        """The chosen rows, each once."""
        given = dict.fromkeys(str(each) for each in value or ())
        if len(given) > MOST or not all(CHOSEN.fullmatch(each) for each in given):
            raise ValidationError(_("Choose at most %d rows of the list. Nothing was done.") % MOST)
        return [Chosen(*map(int, each.split(":"))) for each in given]

    def validate(self, value: Any) -> None:
        """At least one."""
        if not value:
            raise ValidationError(_("Tick the re-checks that you mean. Nothing was done."))


class DeedForm(forms.Form):
    """One deed, on the rows ticked; what a deed needs stands beside its button."""

    chosen = ChosenField()
    deed = forms.ChoiceField(choices=HERE, widget=forms.HiddenInput)
    until = forms.DateField(label=_("Remind again on"), widget=DayInput, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)
    owner = PersonField(label=_("New owner"), queryset=User.objects.none(), required=False)
    deputy = PersonField(label=_("Deputy"), queryset=User.objects.none(), required=False, empty_label=_("Nobody"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people((self.fields["owner"], self.fields["deputy"]))

    def clean(self) -> dict[str, Any]:
        """What the deed needs is there."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for name in NEEDS.get(given.get("deed", ""), ()):
            if not given.get(name) and name != "deputy" and name not in self.errors:
                self.add_error(name, _("This deed needs it."))
        return given

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        wanted = NEEDS.get(given["deed"], ())
        return {"chosen": given["chosen"], "deed": given["deed"], **{name: given[name] for name in wanted}}


class CareForm(forms.Form):
    """Who looks after a re-check, and how much notice and grace it has."""

    owner = PersonField(label=_("Owner"), queryset=User.objects.none())
    deputy = PersonField(
        label=_("Deputy"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Is told when nobody has looked a week after it was due; an editor, another week later."),
    )
    lead_days = forms.IntegerField(
        label=_("Days of notice"), min_value=0, max_value=LONGEST_LEAD, help_text=_("It shows as due so much earlier.")
    )
    grace_days = forms.IntegerField(
        label=_("Days of grace"), min_value=0, max_value=LONGEST_GRACE, help_text=_("It is overdue so much later.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people((self.fields["owner"], self.fields["deputy"]))

    @staticmethod
    def initial_of(recheck: Recheck) -> dict[str, Any]:
        """As it is now."""
        return {name: getattr(recheck, name) for name in ("owner", "deputy", "lead_days", "grace_days")}

    def care(self) -> Care:
        """What the service takes."""
        given = self.cleaned_data
        return Care(given["deputy"], given["lead_days"], given["grace_days"])
