"""What an interval may be."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from responses.rechecks.choices import Unit

MOST, MOST_YEARS = 400, 50


def validate_interval(every: int, unit: str) -> None:
    """Dates must come within a lifetime. Raises ValidationError (field ``every``)."""
    if every > (MOST_YEARS if unit == Unit.YEARS else MOST):
        raise ValidationError(
            {"every": _("At most every %(years)d years, or every %(most)d days, weeks or months.")
             % {"years": MOST_YEARS, "most": MOST}}
        )  # fmt: skip
