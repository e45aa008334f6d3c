"""Due dates are counted from the anchor: they never drift, and the next one is found in a step or two."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.rechecks.calendar import Interval, due_date, is_working_day, next_occurrence, starts_at, today_in
from responses.rechecks.choices import Unit, WorkingDays

DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1))
REPEATING = st.sampled_from([unit for unit in Unit if unit != Unit.ONCE])


def dates(anchor: date, *, unit: str, count: int, every: int = 1, **rule: str) -> list[str]:
    return [str(due_date(Interval(anchor, every, unit, **rule), n)) for n in range(count)]


def test_monthly_from_31_january_stays_at_month_ends() -> None:
    assert dates(date(2026, 1, 31), unit=Unit.MONTHS, count=6) == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]


def test_yearly_from_29_february_comes_back_in_leap_years() -> None:
    assert dates(date(2024, 2, 29), unit=Unit.YEARS, count=5) == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.DAYS, ["2026-11-23", "2027-02-21", "2027-05-22"]),
        (Unit.WEEKS, ["2026-11-23", "2028-08-14", "2030-05-06"]),
        (Unit.MONTHS, ["2026-11-23", "2034-05-23", "2041-11-23"]),
        (Unit.QUARTERS, ["2026-11-23", "2049-05-23", "2071-11-23"]),
        (Unit.ONCE, ["2026-11-23", "2026-11-23", "2026-11-23"]),
    ],
)
def test_every_90_of_each_unit(unit: str, expected: list[str]) -> None:
    assert dates(date(2026, 11, 23), every=90, unit=unit, count=3) == expected


def test_quarters_end_on_their_last_working_day() -> None:
    """31 January 2027 is no quarter's end; 31 December 2027 is a Friday, 31 March 2028 too, 30 September a Saturday."""
    found = dates(date(2027, 11, 1), unit=Unit.QUARTER_END, count=4)
    assert found == ["2027-12-31", "2028-03-31", "2028-06-30", "2028-09-29"]


def test_a_quarter_whose_last_working_day_is_past_is_skipped() -> None:
    assert dates(date(2028, 9, 30), unit=Unit.QUARTER_END, count=1) == ["2028-12-29"]


@pytest.mark.parametrize(
    ("rule", "country", "expected"),
    [
        (WorkingDays.ANY, "NL", "2026-12-25"),
        (WorkingDays.BEFORE, "NL", "2026-12-24"),
        (WorkingDays.AFTER, "NL", "2026-12-28"),
        (WorkingDays.AFTER, "", "2026-12-25"),  # a Friday
    ],
)
def test_a_date_on_a_day_off_moves_as_wished(rule: str, country: str, expected: str) -> None:
    assert dates(date(2026, 12, 25), unit=Unit.ONCE, count=1) == ["2026-12-25"]
    assert dates(date(2026, 12, 25), unit=Unit.DAYS, count=1, working_days=rule, country=country) == [expected]


def test_working_days_are_the_countrys_own() -> None:
    """A Friday and a Sunday: in Egypt the one is free, the other is not."""
    assert [is_working_day(date(2026, 11, day), "EG") for day in (27, 29)] == [False, True]
    assert [is_working_day(date(2026, 11, day), "") for day in (27, 29)] == [True, False]


@pytest.mark.parametrize(
    ("after", "today", "expected"),
    [
        (0, date(2026, 1, 31), 1),  # looked at on the day
        (0, date(2026, 1, 5), 1),  # looked at before the day: the look stands for it
        (0, date(2026, 2, 28), 2),  # looked at on the next due date: that one is covered too
        (0, date(2026, 4, 29), 3),  # looked at late: the dates gone by are not caught up
        (5, date(2026, 1, 5), 5),  # a look came early already: never back, and no further
        (1, date(2026, 2, 3), 2),  # early again, but for a date that no look has stood for
    ],
)
def test_next_occurrence_lies_ahead(after: int, today: date, expected: int) -> None:
    assert next_occurrence(Interval(date(2026, 1, 31), 1), after=after, today=today) == expected


def test_once_only_ends_instead_of_searching_for_ever() -> None:
    assert next_occurrence(Interval(date(2026, 1, 1), 1, Unit.ONCE), after=0, today=date(2030, 1, 1)) == 1


def test_dates_that_fall_on_one_working_day_are_one_look() -> None:
    """Each day, from a Saturday on: Saturday, Sunday and Monday are all looked at on the Monday."""
    daily = Interval(date(2026, 11, 28), 1, Unit.DAYS, WorkingDays.AFTER)
    found = next_occurrence(daily, after=0, today=date(2026, 11, 27))
    assert (due_date(daily, 0), due_date(daily, found)) == (date(2026, 11, 30), date(2026, 12, 1))


@given(
    anchor=DATES,
    today=DATES,
    every=st.integers(1, 400),
    unit=REPEATING,
    after=st.integers(0, 3),
    rule=st.sampled_from(WorkingDays),
    country=st.sampled_from(["", "NL", "CN", "EG"]),
)
def test_next_occurrence_is_the_first_that_lies_ahead(
    anchor: date, today: date, every: int, unit: str, after: int, rule: str, country: str
) -> None:
    """And a look at it that comes early moves on to the next date, once."""
    interval = Interval(anchor, every, unit, rule, country)
    found = next_occurrence(interval, after=after, today=today)
    ahead = next(n for n in range(100_000) if due_date(interval, n) > today)
    if ahead == after:
        expected = next(n for n in range(after, 100_000) if due_date(interval, n) > due_date(interval, after))
    else:
        expected = max(after, ahead)
    assert found == expected


def test_a_day_begins_at_its_own_midnight() -> None:
    """Havana puts its clocks forward at midnight; Apia left out 30 December 2011."""
    assert starts_at(date(2026, 12, 31), "Asia/Shanghai") == datetime(2026, 12, 30, 16, tzinfo=UTC)
    assert starts_at(date(2026, 12, 31), "America/Los_Angeles") == datetime(2026, 12, 31, 8, tzinfo=UTC)
    assert starts_at(date(2024, 3, 10), "America/Havana") == datetime(2024, 3, 10, 5, tzinfo=UTC)
    assert starts_at(date(2011, 12, 30), "Pacific/Apia") == starts_at(date(2011, 12, 31), "Pacific/Apia")


@given(day=DATES, zone=st.sampled_from(sorted(available_timezones())))
def test_the_day_is_the_zones_own_from_its_first_instant_on(day: date, zone: str) -> None:
    """But for a day that the zone left out, as islands did that crossed the date line."""
    start = starts_at(day, zone)
    assert today_in(zone, start) in {day, day + timedelta(days=1)}
    assert today_in(zone, start - timedelta(seconds=1)) < day or today_in(zone, start) == day
    assert today_in(zone, start - timedelta(hours=2)) < day
