"""Naming somebody who can look after a re-check: chosen from a list; where they are many, by address."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.rechecks.queries import people_who_look

# Of more than these nobody finds anybody in a list; and a page would carry every name twice.
OFFERED = 200


def offer_people(fields: Iterable[forms.Field]) -> None:
    """Let each of these fields take a person who can look. Two statements, of which neither sorts many."""
    are_many = people_who_look().order_by()[: OFFERED + 1].count() > OFFERED
    people = () if are_many else tuple(people_who_look())
    for field in fields:
        offered: Any = field
        offered.queryset = people_who_look()
        if are_many:
            _ask_for_address(offered)
        else:
            offered.choices = [("", offered.empty_label), *((person.pk, str(person)) for person in people)]


def _ask_for_address(field: Any) -> None:
    """A field for the address with which they sign in, in place of the list."""
    field.to_field_name, field.widget = "email", forms.EmailInput(attrs={"autocomplete": "off"})
    field.help_text = " ".join(filter(None, [str(field.help_text), str(_("The email address of the person."))]))
    field.error_messages["invalid_choice"] = _("Nobody with this address can look after it.")


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes none at run time
    """Somebody who can look after a re-check; whom, ``offer_people`` says."""

    def to_python(self, value: Any) -> Any:
        """An address is the same however it is written."""
        is_address = self.to_field_name == "email" and isinstance(value, str)
        return super().to_python(value.strip().lower() if is_address else value)
