"""Due dates: the anchor plus n intervals, never the last date plus one."""

import datetime

from dateutil.relativedelta import relativedelta

from responses.rechecks.choices import Unit


def due_date(anchor: datetime.date, *, every: int, unit: str, occurrence: int) -> datetime.date:
    """The date of the ``occurrence``-th look (0 is the anchor itself).

    Months and years are counted from the anchor, so that the 31st stays at month ends and 29 February comes back
    in leap years. A re-check that runs once only has every occurrence on its anchor.
    """
    if unit == Unit.ONCE:
        return anchor
    return anchor + relativedelta(**{str(unit): every * occurrence})  # type: ignore[arg-type]  # days … years


def next_occurrence(anchor: datetime.date, *, every: int, unit: str, after: int, today: datetime.date) -> int:
    """The first occurrence later than number ``after`` whose date lies after ``today``."""
    occurrence = after + 1
    while due_date(anchor, every=every, unit=unit, occurrence=occurrence) <= today:
        occurrence += 1
    return occurrence
