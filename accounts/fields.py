"""Model fields used in every room."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.validators import validate_plain_text

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    CharField = models.CharField[str | Combinable, str]
    TextField = models.TextField[str | Combinable, str]
else:
    CharField, TextField = models.CharField, models.TextField


class PlainCharField(CharField):
    """One line of text without control characters, lone surrogates or direction overrides."""

    default_validators = [validate_plain_text]

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """The value, stripped. Line breaks are refused."""
        text: str = super().clean(value, model_instance)
        if "\n" in text or "\r" in text:
            raise ValidationError(_("Write this on one line."), code="line_break")
        return text.strip()


class PlainTextField(TextField):
    """Text of any length without control characters, lone surrogates or direction overrides."""

    default_validators = [validate_plain_text]
