"""When a person may be written to: the latest instant, up to now, at which they wished to be."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from responses.rechecks.choices import QuietDays, Tempo

ONE_DAY = datetime.timedelta(days=1)
# A week holds every weekday; another holds those that were not over yet.
SEARCH = 14
SATURDAY = 5


@dataclass(frozen=True)
class Wish:
    """When somebody wants mail: at once, each day or each week, from ``hour`` on, but not on quiet days."""

    zone: str = "UTC"
    tempo: str = Tempo.IMMEDIATE
    hour: int = 0
    weekday: int = 0
    quiet_days: str = QuietDays.NONE


def latest_slot(wish: Wish, now: datetime.datetime) -> datetime.datetime | None:
    """What was due until this instant may be mailed now; None: nothing may.

    At once means now, unless it is too early in the day or a quiet one. Daily and weekly mails are due at their
    hour, and stay due: a machine that was away at eight sends at ten.
    """
    local = now.astimezone(ZoneInfo(wish.zone))
    if wish.tempo == Tempo.NEVER:
        return None
    if wish.tempo == Tempo.IMMEDIATE:
        return now if local.hour >= wish.hour and not _is_quiet(wish, local.date()) else None
    days = (local.date() - n * ONE_DAY for n in range(SEARCH))
    slots = (_instant(day, wish) for day in days if _is_wished(wish, day))
    return next(slot for slot in slots if slot <= now)


def _is_wished(wish: Wish, day: datetime.date) -> bool:
    """The day chosen for a weekly mail is wished even when it is a quiet one."""
    return day.weekday() == wish.weekday if wish.tempo == Tempo.WEEKLY else not _is_quiet(wish, day)


def _is_quiet(wish: Wish, day: datetime.date) -> bool:
    return wish.quiet_days == QuietDays.WEEKENDS and day.weekday() >= SATURDAY


def _instant(day: datetime.date, wish: Wish) -> datetime.datetime:
    """The hour of that day; one that the clocks left out is the next one that there is."""
    return datetime.datetime.combine(day, datetime.time(wish.hour), ZoneInfo(wish.zone)).astimezone(datetime.UTC)
