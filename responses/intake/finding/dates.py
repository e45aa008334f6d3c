"""Dates as the five languages write them, with day, month and year; a date without a year is none."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from responses.intake.finding.lexicon import alternatives, lexicon, spellings

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
YEAR = r"(?:19|20)\d\d"
ISO = rf"(?P<y0>{YEAR})(?P<s0>[-/.])(?P<m0>\d{{1,2}})(?P=s0)(?P<d0>\d{{1,2}})"
NUMERIC = rf"(?P<a1>\d{{1,2}})(?P<s1>[./-])[ ]?(?P<b1>\d{{1,2}})(?P=s1)[ ]?(?P<y1>{YEAR}|\d\d)"
DAY_FIRST = (
    r"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|re|e|:[ae]|\.)?(?:\s+|-|(?<=\.))(?:of\s+|de\s+)?"
    r"(?P<m2>{months})\.?(?:,?\s+|-)(?P<y2>(?:19|20)\d\d)"
)
MONTH_FIRST = r"(?P<m3>{months})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)"
# The stamp of a wire: day, hour and minute in one, month, year ("071402 Jun 22").
STAMP = r"(?P<d4>[0-3]\d)(?:[01]\d|2[0-3])[0-5]\d\s+(?:[a-z]{{1,4}}\s+)?(?P<m4>{months})\.?\s+(?P<y4>(?:20)?\d\d)"
SLASHED = rf"(?P<d5>\d{{1,2}})/(?P<m5>\d{{1,2}})[ -](?P<y5>{YEAR})"  # Swedish: 1/2 2024
AMERICAN = re.compile(
    r"\b(?:E[SD]?T|P[SD]T|C[SD]T)\b|\b(?:Calif|Mass|Tenn|Ariz|Fla|Wash|Conn|Minn|Wis|Ill|Ind|Mich|Penn|Okla|Ala|N\.Y|N\.J|D\.C)\.|"
    r"\b(?:labor|center|color|defense|favor|neighbor|organiz|analyz|fiber|aluminum|gray|traveled|canceled|program)"
    r"(?:s|ed|ing|e)?\b"
)
BRITISH = re.compile(
    r"\b(?:labour|centre|colour|defence|favour|neighbour|organis|analys|fibre|aluminium|grey|programme)(?:s|ed|ing|e)?\b"
)


class Dated(NamedTuple):
    """A date in the text and its place."""

    start: int
    end: int
    on: str  # YYYY-MM-DD


@cache
def month_numbers(language: str) -> dict[str, int]:
    """The months by name and short name in a language, and in English."""
    return {
        form: number
        for name in ("en", language)
        for number, month in enumerate(MONTHS, 1)
        for word in lexicon("dates", name)[month]
        for form in spellings(word.casefold())
    }


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Finds a full date."""
    months = alternatives(month_numbers(language))
    ways = (ISO, *(way.format(months=months) for way in (DAY_FIRST, MONTH_FIRST, STAMP)), NUMERIC, SLASHED)
    return re.compile(rf"(?<![\w./-])(?:{'|'.join(ways)})(?![\d/]|\.\d|-\d)", re.IGNORECASE)


def dates_in(
    text: str, language: str, *, american: bool = False, start: int = 0, end: int | None = None
) -> list[Dated]:
    """Every full date in ``text[start:end]``; ``american`` reads 03/12/2024 as the twelfth of March."""
    found = []
    for match in _pattern(language).finditer(text, start, len(text) if end is None else end):
        on = _on(match, language, american=american)
        if on:
            found.append(Dated(match.start(), match.end(), on))
    return found


def is_american(text: str, language: str) -> bool:
    """Whether a page writes the month before the day: by its written-out dates, else by its spelling and places."""
    if language != "en":
        return False
    month_first = day_first = 0
    for match in _pattern(language).finditer(text):
        month_first += bool(match["m3"]) or bool(match["a1"] and int(match["b1"]) > 12)
        day_first += bool(match["m2"]) or bool(match["a1"] and int(match["a1"]) > 12)
    if month_first != day_first:
        return month_first > day_first
    return len(AMERICAN.findall(text)) > len(BRITISH.findall(text))


def _on(match: re.Match[str], language: str, *, american: bool) -> str | None:
    """The date that was matched, or None when there is no such day."""
    part = {key: value for key, value in match.groupdict().items() if value}
    way = next(key[1] for key in part if key[0] == "y")
    year = int(part[f"y{way}"])
    if way == "1":
        day, month = int(part["a1"]), int(part["b1"])
        if day <= 12 < month or (american and day <= 12):
            day, month = month, day
    else:
        named = part[f"m{way}"]
        day, month = int(part[f"d{way}"]), int(named) if named.isdigit() else month_numbers(language)[_plain(named)]
    try:
        return date(year + (2000 if year < 100 else 0), month, day).isoformat()
    except ValueError:
        return None


def _plain(name: str) -> str:
    """The name of a month as it is listed."""
    return " ".join(name.split()).casefold()
