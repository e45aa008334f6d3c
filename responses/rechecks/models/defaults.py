"""How often a new re-check of one kind looks, as an editor has set it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from responses.rechecks.choices import Kind, Unit, WorkingDays
from responses.rechecks.models.clock import LONGEST_GRACE, LONGEST_LEAD
from responses.rechecks.validators import MOST, validate_country, validate_interval


class DefaultInterval(models.Model):
    """What a new re-check of this kind begins with. Without a row, config/settings.py says it."""

    kind = models.CharField(max_length=20, choices=Kind.choices, primary_key=True)
    every = models.PositiveSmallIntegerField(_("every"), validators=[MinValueValidator(1), MaxValueValidator(MOST)])
    unit = models.CharField(_("unit"), max_length=12, choices=Unit.choices)
    working_days = models.CharField(
        _("on a day off"), max_length=6, choices=WorkingDays.choices, default=WorkingDays.ANY
    )
    country = models.CharField(_("working days of"), max_length=2, blank=True, validators=[validate_country])
    lead_days = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(LONGEST_LEAD)])
    grace_days = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(LONGEST_GRACE)])
    version = models.PositiveIntegerField(default=1, editable=False)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="default_intervals")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="default_interval_kind_known"),
            models.CheckConstraint(
                condition=Q(unit__in=Unit.values) & ~Q(unit__in=["once", "deadline"]), name="default_interval_repeats"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def clean(self) -> None:
        """The interval is one that comes round."""
        validate_interval(self.every or 0, self.unit)
