"""The form of an interval gives the clock what it takes."""

from datetime import date

from responses.rechecks.forms import IntervalForm
from responses.rechecks.services import Interval


def test_an_interval_is_what_was_chosen():
    form = IntervalForm({"anchor": "2026-01-31", "every": "1", "unit": "months"})
    assert form.is_valid()
    assert form.interval() == Interval(date(2026, 1, 31), 1, "months")
    assert 'type="date"' in str(form)


def test_an_interval_of_years_ends_within_a_lifetime():
    form = IntervalForm({"anchor": "2026-01-31", "every": "51", "unit": "years"})
    assert form.errors == {"every": ["At most every 50 years, 200 quarters, or 400 days, weeks or months."]}
    assert IntervalForm({"anchor": "2026-01-31", "every": "50", "unit": "years"}).is_valid()


def test_an_interval_keeps_to_its_bounds():
    form = IntervalForm({"anchor": "31.1.2026", "every": "401", "unit": "moons"})
    assert sorted(form.errors) == ["anchor", "every", "unit"]
