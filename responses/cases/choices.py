"""Fixed lists of cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How well founded an allegation is."""

    ALLEGED = "alleged", _("alleged")
    DOCUMENTED = "documented", _("documented")
    DISPUTED = "disputed", _("disputed")
    CONFIRMED = "confirmed", _("confirmed")


class Degree(models.IntegerChoices):
    """A degree of severity (UN Guiding Principle 14 and its commentary: scale, scope, remediability)."""

    LOW = 1, _("low")
    MODERATE = 2, _("moderate")
    HIGH = 3, _("high")
    VERY_HIGH = 4, _("very high")
