"""What an interval may be, and a zone."""

from datetime import date
from zoneinfo import available_timezones

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from holidays import list_supported_countries

from responses.rechecks.choices import Unit

# A clock set beyond these would in truth never ring.
EARLIEST, FURTHEST = date(1990, 1, 1), relativedelta(years=10)
MOST, MOST_YEARS = 400, 50
MOST_QUARTERS = MOST_YEARS * 4
LIMITS: dict[str, int] = {
    Unit.YEARS: MOST_YEARS,
    Unit.QUARTERS: MOST_QUARTERS,
    Unit.QUARTER_END: MOST_QUARTERS,
}


def validate_interval(every: int, unit: str) -> None:
    """Dates must come within a lifetime. Raises ValidationError (field ``every``)."""
    if every > LIMITS.get(str(unit), MOST):
        raise ValidationError(
            {
                "every": _("At most every %(years)d years, %(quarters)d quarters, or %(most)d days, weeks or months.")
                % {"years": MOST_YEARS, "quarters": MOST_QUARTERS, "most": MOST}
            }
        )


def validate_country(country: str) -> None:
    """Only where the public holidays are known. Raises ValidationError."""
    if country and country not in countries_with_holidays():
        raise ValidationError(_("The public holidays of this country are not known; give its two letters, such as NL."))


def countries_with_holidays() -> set[str]:
    """ISO 3166 codes of the countries whose public holidays are known."""
    return {code for code in list_supported_countries(include_aliases=False) if len(code) == 2}


def validate_zone(zone: str) -> None:
    """A zone of the IANA list. Raises ValidationError."""
    if zone not in available_timezones():
        raise ValidationError(_("Choose a time zone of the list, such as Europe/Amsterdam."))
