"""Due dates against an independent oracle: RFC 5545 rules (dateutil) for the interval, NumPy for working days.

Each example compares 50 dates: 100,000 in every run, ORACLE_DATES=1000000 in the long form.
"""

import os
from datetime import date, timedelta
from itertools import islice

import holidays
import numpy as np
import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.rechecks.calendar import Interval, due_date
from responses.rechecks.choices import Unit, WorkingDays

DATES_PER_EXAMPLE = 50
EXAMPLES = int(os.environ.get("ORACLE_DATES", "100000")) // DATES_PER_EXAMPLE
MONTHS = {Unit.MONTHS: 1, Unit.QUARTERS: 3}
ROLL = {WorkingDays.BEFORE: "backward", WorkingDays.AFTER: "forward"}
# Countries whose weekend is Saturday and Sunday throughout: NumPy knows one week mask.
COUNTRIES = ["", "NL", "SE", "FR", "US", "JP"]

anchors = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))
month_ends = anchors.map(lambda day: (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))


def rule_of(interval):
    """The interval as a recurrence rule: the anchor's day, or the last day of a shorter month."""
    day, begins = interval.anchor.day, interval.anchor
    clipped = {"bymonthday": range(min(day, 28), day + 1), "bysetpos": -1, "dtstart": begins}
    if interval.unit == Unit.DEADLINE:
        return rrule(DAILY, interval=interval.every, dtstart=begins - timedelta(days=interval.every))
    if interval.unit in {Unit.DAYS, Unit.WEEKS}:
        return rrule(DAILY if interval.unit == Unit.DAYS else WEEKLY, interval=interval.every, dtstart=begins)
    if interval.unit == Unit.YEARS:
        return rrule(YEARLY, interval=interval.every, bymonth=begins.month, **clipped)
    return rrule(MONTHLY, interval=MONTHS[Unit(interval.unit)] * interval.every, **clipped)


def free_days(country):
    return sorted(holidays.country_holidays(country, years=range(1989, 2101))) if country else []


def moved(days, interval):
    if interval.working_days == WorkingDays.ANY:
        return days
    rolled = np.busday_offset(days, 0, ROLL[interval.working_days], holidays=FREE[interval.country])
    return list(rolled.astype(object))


def quarter_ends(interval):
    """The last working day of each quarter, from the anchor on."""
    begins = interval.anchor.replace(month=(interval.anchor.month - 1) // 3 * 3 + 1, day=1)
    ends = rrule(MONTHLY, bymonth=(3, 6, 9, 12), bymonthday=-1, dtstart=begins)
    lasts = np.array([end.date() for end in islice(ends, DATES_PER_EXAMPLE * interval.every + 2)], "datetime64[D]")
    worked = np.busday_offset(lasts, 0, "backward", holidays=FREE[interval.country]).astype(object)
    return [day for day in worked if day >= interval.anchor][:: interval.every]


def expected(interval):
    if interval.unit == Unit.QUARTER_END:
        return quarter_ends(interval)
    return moved([found.date() for found in islice(rule_of(interval), DATES_PER_EXAMPLE)], interval)


FREE = {country: free_days(country) for country in COUNTRIES}


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    interval=st.builds(
        Interval,
        anchor=anchors | month_ends | st.just(date(2024, 2, 29)),
        every=st.integers(1, 4),
        unit=st.sampled_from([unit for unit in Unit if unit != Unit.ONCE]),
        working_days=st.sampled_from(WorkingDays),
        country=st.sampled_from(COUNTRIES),
    )
)
def test_every_date_equals_the_oracles(interval):
    oracle = [day for day in expected(interval)[:DATES_PER_EXAMPLE] if day.year <= 2100]
    assert oracle
    assert [due_date(interval, n) for n in range(len(oracle))] == oracle
