"""Due dates: the anchor plus n intervals, never the last date plus one."""

import datetime

from dateutil.relativedelta import relativedelta

from responses.rechecks.choices import Unit

DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def due_date(anchor: datetime.date, *, every: int, unit: str, occurrence: int) -> datetime.date:
    """The date of the ``occurrence``-th look (0 is the anchor itself).

    Months and years are counted from the anchor, so that the 31st stays at month ends and 29 February comes back
    in leap years. A re-check that runs once only has every occurrence on its anchor.
    """
    if unit == Unit.ONCE:
        return anchor
    return anchor + relativedelta(**{str(unit): every * occurrence})  # type: ignore[arg-type]  # days … years


def next_occurrence(anchor: datetime.date, *, every: int, unit: str, after: int, today: datetime.date) -> int:
    """The occurrence that is due after a look ``today`` at number ``after``; found in a step or two.

    It is the first date that lies ahead. When that is the one looked at, the look came early and stands for it: the
    next follows. When the one looked at lies beyond it, an early look stood for it already: nothing moves.
    A re-check that runs once only has no later date; its occurrence is just counted on.
    """
    if unit == Unit.ONCE:
        return after + 1
    ahead = max(0, _units_by(today, anchor, unit) // every)
    while due_date(anchor, every=every, unit=unit, occurrence=ahead) <= today:
        ahead += 1
    return ahead + 1 if ahead == after else max(ahead, after)


def _units_by(today: datetime.date, anchor: datetime.date, unit: str) -> int:
    """Units from the anchor to today: begin the search there, a step too early at most, never too late."""
    if unit in DAYS:
        return (today - anchor).days // DAYS[Unit(unit)]
    months = (today.year - anchor.year) * 12 + today.month - anchor.month
    return months // MONTHS[Unit(unit)]
