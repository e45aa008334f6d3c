"""Due dates are counted from the anchor: they never drift, and the next one is found in a step or two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.rechecks.calendar import due_date, next_occurrence
from responses.rechecks.choices import Unit

DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1))
REPEATING = st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS])


def dates(anchor: date, *, every: int, unit: str, count: int) -> list[str]:
    return [str(due_date(anchor, every=every, unit=unit, occurrence=n)) for n in range(count)]


def test_monthly_from_31_january_stays_at_month_ends() -> None:
    assert dates(date(2026, 1, 31), every=1, unit=Unit.MONTHS, count=6) == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]


def test_yearly_from_29_february_comes_back_in_leap_years() -> None:
    assert dates(date(2024, 2, 29), every=1, unit=Unit.YEARS, count=5) == [
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
        (Unit.ONCE, ["2026-11-23", "2026-11-23", "2026-11-23"]),
    ],
)
def test_every_90_of_each_unit(unit: str, expected: list[str]) -> None:
    assert dates(date(2026, 11, 23), every=90, unit=unit, count=3) == expected


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
    found = next_occurrence(date(2026, 1, 31), every=1, unit=Unit.MONTHS, after=after, today=today)
    assert found == expected


def test_once_only_ends_instead_of_searching_for_ever() -> None:
    assert next_occurrence(date(2026, 1, 1), every=1, unit=Unit.ONCE, after=0, today=date(2030, 1, 1)) == 1


@given(anchor=DATES, today=DATES, every=st.integers(1, 400), unit=REPEATING, after=st.integers(0, 3))
def test_next_occurrence_is_the_first_that_lies_ahead(
    anchor: date, today: date, every: int, unit: str, after: int
) -> None:
    """And a look at it that comes early moves on by one, once."""
    found = next_occurrence(anchor, every=every, unit=unit, after=after, today=today)
    ahead = next(n for n in range(100_000) if due_date(anchor, every=every, unit=unit, occurrence=n) > today)
    assert found == {True: after + 1, False: max(after, ahead)}[ahead == after]
    assert next_occurrence(anchor, every=every, unit=unit, after=found, today=today) == found + (found == ahead)


@given(anchor=DATES, occurrence=st.integers(0, 600), every=st.integers(1, 12))
def test_months_never_drift_from_the_day_of_the_anchor(anchor: date, occurrence: int, every: int) -> None:
    """Against an oracle of plain arithmetic: the anchor's day, or the last of a shorter month."""
    found = due_date(anchor, every=every, unit=Unit.MONTHS, occurrence=occurrence)
    month = anchor.month - 1 + every * occurrence
    first = date(anchor.year + month // 12, month % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    assert found == first.replace(day=min(anchor.day, last.day))
