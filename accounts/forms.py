"""Forms of accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.validators import validate_plain_text


class SignupForm(forms.Form):
    """What a new person tells besides address and password."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[validate_plain_text])

    def signup(self, request: object, user: object) -> None:
        """Allauth's hook; the adapter has saved everything."""


class InvitationForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(label=_("Email address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class RoleForm(forms.Form):
    """Another role for somebody."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
