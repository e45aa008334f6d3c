"""Dates known to the year, the month or the day, written 2015, 2015-06 or 2015-06-30."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from accounts.fields import CharField

FORM = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def validate_partial_date(value: str) -> None:
    """Refuse what is not a year, month or day of the calendar."""
    try:
        first_day(value)
    except ValueError:
        raise ValidationError(
            _("Write a year, a month or a day: 2015, 2015-06 or 2015-06-30."), code="partial_date"
        ) from None


def first_day(value: str) -> datetime.date:
    """The first day the partial date may mean. Raises ValueError."""
    match = FORM.fullmatch(value)
    if not match:
        raise ValueError(value)
    return datetime.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))


def spoken(value: str) -> str:
    """The date as a reader expects it: 2015, June 2015, 30 June 2015. '' stays ''."""
    if not value:
        return ""
    return format_date(first_day(value), {4: "Y", 7: "F Y", 10: "j F Y"}[len(value)])


class PartialDateField(CharField):
    """A partial date as text, so that sorting by text sorts by time."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 10)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on unread
