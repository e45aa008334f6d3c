"""Dates known to the year, the month or the day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from companies.partial_dates import first_day, spoken, validate_partial_date


@pytest.mark.parametrize(
    ("written", "words", "day"),
    [
        ("2015", "2015", datetime.date(2015, 1, 1)),
        ("2015-06", "June 2015", datetime.date(2015, 6, 1)),
        ("2016-02-29", "29 February 2016", datetime.date(2016, 2, 29)),
    ],
)
def test_partial_date_is_spoken_and_begins(written, words, day):
    validate_partial_date(written)
    assert (spoken(written), first_day(written)) == (words, day)


def test_no_partial_date_stays_nothing():
    assert spoken("") == ""


@pytest.mark.parametrize(
    "written", ["15", "2015-13", "2015-02-29", "2015-6", "0000", "2015-06-30T10", "２０１５-6", "２０１５", "June"]
)
def test_what_is_no_partial_date_is_refused(written):
    with pytest.raises(ValidationError, match="Write a year, a month or a day"):
        validate_partial_date(written)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_partial_dates_sort_by_text_as_by_time(day, length):
    written = day.isoformat()[:length]
    assert first_day(written) <= day
