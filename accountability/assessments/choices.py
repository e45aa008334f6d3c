"""Fixed lists of assessments."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Whose answers an assessment holds: our reviewers' marks, or what somebody else has published."""

    OWN = "own", _("Our own")
    ELSEWHERE = "published-elsewhere", _("Published elsewhere")
