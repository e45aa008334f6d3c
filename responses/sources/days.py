"""Days as pages write them, in the languages that Babel knows."""

import re
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

ISO = re.compile(r"(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
# 12.02.2024; with slashes only where no reader could take the day for the month.
NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([./\-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
EARLIEST = 1990
# So far down stands a byline, and so long it is.
TOP, BYLINE = 12, 200
CHANGED = re.compile(
    r"(?:updated?|modified|edited|revised|aktualisiert|geändert|mise? à jour|modifié|actualisé|bijgewerkt|gewijzigd|"
    r"uppdatera[dt]s?|ändra[dt]|senast)\W*(?:on|at|am|le|op|den|:|•|·|\w+day,?)?\W*$",
    re.IGNORECASE,
)
# After these stands the day of a picture.
PICTURE = re.compile(r"\b(?:photo|image|picture|foto|bild|aufgenommen|crédit|©)", re.IGNORECASE)


def day_in(stamp: str) -> str:
    """The day of a time as machines write it, as an ISO date; empty when there is none."""
    found = ISO.match(stamp.strip())
    return _day(found[1], found[2], found[3]) if found else ""


def first_day(text: str, language: str) -> str:
    """The first day among the short lines at the top of a text that is not one of a change or of a picture."""
    for line in [each for each in text.split("\n") if each.strip()][:TOP]:
        if len(line) > BYLINE or PICTURE.search(line):
            continue
        for day, start in days_of(line, language):
            if not CHANGED.search(line[:start]):
                return day
    return ""


def days_of(line: str, language: str) -> list[tuple[str, int]]:
    """The days a line names, as ISO dates, and where each begins."""
    found = [(_day(each[1], each[2], each[3]), each.start()) for each in ISO.finditer(line)]
    for each in NUMBERS.finditer(line):
        first, mark, second, year = each.groups()
        if mark == "." or language not in {"en", ""} or int(first) > 12 or first == second:
            found.append((_day(year, second, first), each.start()))
    for known in dict.fromkeys([language, "en"]):
        months, pattern = _months(known)
        for each in pattern.finditer(line) if pattern else ():
            name, day = each["before"] or each["after"], each["day_before"] or each["day_after"]
            found.append(
                (_day(each["year"] or each["year_after"], months[name.lower().rstrip(".")], day), each.start())
            )
    return sorted((each for each in found if each[0]), key=lambda each: each[1])


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str] | None]:
    """The names of the months and their short forms, and how they stand in a date."""
    try:
        locale = Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        return {}, None
    names = {
        name.lower().rstrip("."): number
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[form][width].items()
        if not name[0].isdigit()
    }
    if language == "en":
        names["sept"] = 9
    if not names:
        return {}, None
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?P<day_before>\d{{1,2}})(?:\.|st|nd|rd|th|er|e)?\s+(?:de\s+|of\s+)?(?P<before>{month})\.?,?\s+(?:de\s+)?"
        rf"(?P<year>\d{{4}})\b|\b(?P<after>{month})\.?\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_after>\d{{4}})\b",
        re.IGNORECASE,
    )
    return names, pattern


def _day(year: str | int, month: str | int, day: str | int) -> str:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= EARLIEST else ""
