"""Forms of accounts, and how every room's forms say what a service refused."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.errors import Refused, StaleVersion
from accounts.models import User
from accounts.services import deactivate_person, reactivate_person
from accounts.validators import validate_plain_text

T = TypeVar("T")
log = logging.getLogger(__name__)
# How often a service is begun anew when the database undid it, and what PostgreSQL then calls the reason:
# a deadlock, or two transactions that cannot be put in an order.
TRIES = 3
UNDONE = {"40P01", "40001"}


def attempt(form: forms.BaseForm, service: Callable[..., T], **facts: Any) -> T | None:
    """What the service made of ``facts``, or None when it refused: then the form says why.

    A StaleVersion is passed on: the page that shows both versions is the view's. What the database itself refuses is
    a race that somebody else won, or a second click: the savepoint keeps the transaction around it in order.
    """
    try:
        return _begun_anew(service, facts)
    except StaleVersion:
        raise
    except OperationalError as error:
        if not _was_undone(error):
            raise
        form.add_error(None, _("Others were saving the same things at this moment. Nothing was saved; try again."))
        return None
    except IntegrityError:
        log.warning("The database refused what %s was about to save.", getattr(service, "__name__", "a service"))
        form.add_error(None, _("This was saved a moment ago by you or somebody else. Look before saving again."))
        return None
    except (ValidationError, Refused) as refusal:
        tell(form, refusal)
        return None


def _begun_anew(service: Callable[..., T], facts: dict[str, Any]) -> T:
    """What the service made, at the third try at the latest. Within somebody's transaction there is one try only."""
    for _left in range(1 if connection.in_atomic_block else TRIES, 1, -1):
        try:
            with transaction.atomic():
                return service(**facts)
        except OperationalError as error:
            if not _was_undone(error):
                raise
            log.warning("The database undid %s; it is begun anew.", getattr(service, "__name__", "a service"))
    with transaction.atomic():
        return service(**facts)


def _was_undone(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in UNDONE


def tell(form: forms.BaseForm, refusal: ValidationError | Refused) -> None:
    """Put what was refused beside the field it is about; what the form has no field for stands above it."""
    if isinstance(refusal, Refused):
        form.add_error(None, str(refusal))
        return
    by_field = refusal.error_dict if hasattr(refusal, "error_dict") else {"": refusal.error_list}
    for field, errors in by_field.items():
        for error in errors:
            form.add_error(field if field in form.fields else None, error)


class SignupForm(forms.Form):
    """What a new person tells besides address and password. The address is the invitation's."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[validate_plain_text])

    field_order = ["name", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["readonly"] = True
        self.fields["email"].help_text = _("The address your invitation was sent to.")

    def signup(self, request: object, user: object) -> None:
        """Allauth's hook; the adapter has saved everything."""


class InvitationForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(label=_("Email address"), help_text=_("The invitation is mailed there and lasts 14 days."))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)


class RoleForm(forms.Form):
    """Another role for somebody."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)


class WithdrawalForm(forms.Form):
    """Nothing to fill in: the page has asked, the answer is yes."""


class AccessForm(forms.Form):
    """Taking somebody's access or giving it back: what the page asked, whatever became true meanwhile."""

    access = forms.ChoiceField(choices=[("take", "take"), ("give", "give")], widget=forms.HiddenInput)

    def service(self) -> Callable[..., User]:
        """What does it."""
        return deactivate_person if self.cleaned_data["access"] == "take" else reactivate_person
