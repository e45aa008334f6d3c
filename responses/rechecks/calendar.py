"""Due dates: the anchor plus n intervals, never the last date plus one; then moved to a working day if so wished."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from dateutil.relativedelta import relativedelta

from responses.rechecks.choices import Unit, WorkingDays

DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.DEADLINE: 1}
MONTHS = {Unit.MONTHS: 1, Unit.QUARTERS: 3, Unit.QUARTER_END: 3, Unit.YEARS: 12}
ONE_DAY = datetime.timedelta(days=1)
# No row of holidays and weekends is as long: where all days were free, the date stays where it is.
FURTHEST_MOVE = 20


@dataclass(frozen=True)
class Interval:
    """When to look: on ``anchor``, then every ``every`` ``unit``; ``country`` says whose working days count.

    Of a deadline the anchor is the day itself: the first look comes so many days before it.
    """

    anchor: datetime.date
    every: int = 3
    unit: str = Unit.MONTHS
    working_days: str = WorkingDays.ANY
    country: str = ""


def due_date(interval: Interval, occurrence: int) -> datetime.date:
    """The date of the ``occurrence``-th look; number 0 is the anchor, or the first quarter's end that follows it.

    Months, quarters and years are counted from the anchor, so that the 31st stays at month ends and 29 February comes
    back in leap years. A re-check that runs once only has every occurrence on its anchor.
    """
    if interval.unit == Unit.QUARTER_END:
        return _quarter_end(interval, occurrence)
    day = _nominal(interval, occurrence)
    return working_day(day, interval.working_days, interval.country)


def next_occurrence(interval: Interval, *, after: int, today: datetime.date) -> int:
    """The occurrence that is due after a look ``today`` at number ``after``; found in a few steps.

    It is the first date that lies ahead. When that is the one looked at, the look came early and stands for it: the
    next follows. When the one looked at lies beyond it, an early look stood for it already: nothing moves.
    A re-check that runs once only has no later date; its occurrence is just counted on.
    """
    if interval.unit == Unit.ONCE:
        return after + 1
    earliest = today - FURTHEST_MOVE * ONE_DAY
    ahead = max(0, _units_by(earliest, interval) // interval.every - 1)
    while due_date(interval, ahead) <= today:
        ahead += 1
    if ahead != after:
        return max(ahead, after)
    # Several dates may fall on one working day: a look at the first stands for all of them.
    while due_date(interval, ahead) <= due_date(interval, after):
        ahead += 1
    return ahead


def working_day(day: datetime.date, rule: str, country: str) -> datetime.date:
    """``day``, or the nearest working day before or after it."""
    if rule == WorkingDays.ANY:
        return day
    step = ONE_DAY if rule == WorkingDays.AFTER else -ONE_DAY
    days = (day + step * n for n in range(FURTHEST_MOVE + 1))
    return next((candidate for candidate in days if is_working_day(candidate, country)), day)


def is_working_day(day: datetime.date, country: str) -> bool:
    """Whether people work on this day there: no weekend and no public holiday; without a country, Monday to Friday."""
    return _calendar(country).is_working_day(day) if country else day.weekday() < 5


def starts_at(day: datetime.date, zone: str) -> datetime.datetime:
    """The first instant of the day in the zone, in UTC.

    Where clocks were put forward at midnight it is 01:00; a day that a zone left out begins with the next one.
    """
    midnight = datetime.datetime.combine(day, datetime.time.min, ZoneInfo(zone))
    return midnight.astimezone(datetime.UTC)


def today_in(zone: str, now: datetime.datetime) -> datetime.date:
    """The date there at this instant."""
    return now.astimezone(ZoneInfo(zone)).date()


@lru_cache(maxsize=64)
def _calendar(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)


def _nominal(interval: Interval, occurrence: int) -> datetime.date:
    """The date by the interval alone."""
    if interval.unit == Unit.ONCE:
        return interval.anchor
    steps = interval.every * (occurrence - 1 if interval.unit == Unit.DEADLINE else occurrence)
    if interval.unit in DAYS:
        return interval.anchor + DAYS[Unit(interval.unit)] * steps * ONE_DAY
    return interval.anchor + relativedelta(months=MONTHS[Unit(interval.unit)] * steps)


def _quarter_end(interval: Interval, occurrence: int) -> datetime.date:
    """The last working day of the quarter; the anchor's own, unless that is past by then."""
    first = interval.anchor.replace(month=(interval.anchor.month - 1) // 3 * 3 + 1, day=1)
    skipped = 0 if _last_working_day(first, interval.country) >= interval.anchor else 1
    return _last_working_day(
        first + relativedelta(months=3 * (skipped + interval.every * occurrence)), interval.country
    )


def _last_working_day(first: datetime.date, country: str) -> datetime.date:
    return working_day(first + relativedelta(months=3) - ONE_DAY, WorkingDays.BEFORE, country)


def _units_by(day: datetime.date, interval: Interval) -> int:
    """Units from the anchor to the day: begin the search there, some steps too early, never too late."""
    anchor, unit = interval.anchor, Unit(interval.unit)
    if unit in DAYS:
        return (day - anchor).days // DAYS[unit]
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    return months // MONTHS[unit]
