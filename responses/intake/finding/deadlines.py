"""Deadlines in a clause, at the precision given: "by the end of 2025" is 2025-12-31, "by July" the next July."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from responses.intake.finding.dates import dates_in, month_numbers
from responses.intake.finding.lexicon import alternatives, lexicon, word_set
from responses.intake.finding.phrases import pattern_of, phrases

YEAR = r"(?:19|20)\d\d"
BARE_YEARS = ("de", "sv")  # where a year needs no word before it
WRITTEN = {"eighteen": 18, "twenty-four": 24, "thirty": 30, "sixty": 60, "ninety": 90}
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12, "christmas": 12}  # the month in which it ends

_TURN = re.compile(rf"\s+(?P<year>{YEAR})(?:\s?[/-]\s?\d\d(?:\d\d)?)?")  # "at the turn of the year 2023/2024"
_NAMED_YEAR = re.compile(rf"(?:\s+[a-zà-ü']+){{0,2}}\s+{YEAR}", re.IGNORECASE)
_OVER = re.compile(r"\s*(?<!\w)(?:dernier|dernière|passé|passée|écoulé|écoulée|geleden)(?!\w)", re.IGNORECASE)
# What is held from one day to another has no deadline: "vom 4. bis 10. März".
_RANGE = re.compile(r"(?<!\w)(?:vom|from|du|van|från)\s+(?:den\s+)?\d{1,2}\.?(?:\s+[a-zà-ü]+)?\s*$", re.IGNORECASE)


class Deadline(NamedTuple):
    """A deadline and its place; ``strict`` when it is one by its word ("by", not "in")."""

    start: int
    end: int
    due: str | None  # YYYY, YYYY-MM or YYYY-MM-DD; None when it cannot be told
    strict: bool


class _Moment(NamedTuple):
    """A moment that was read, and where its words end."""

    due: str | None
    end: int


def deadlines_in(
    text: str, language: str, published_on: str | None, start: int = 0, end: int | None = None
) -> tuple[Deadline, ...]:
    """Every deadline in ``text[start:end]``; what needs a year is counted from ``published_on``."""
    stop = len(text) if end is None else end
    today = date.fromisoformat(published_on) if published_on else None
    found: list[Deadline] = []
    for one in _every(text, language, today, start, stop):
        if not any(other.start < one.end and one.start < other.end for other in found):
            found.append(one)
    return tuple(sorted(found))


def _every(text: str, language: str, today: date | None, start: int, stop: int) -> Iterator[Deadline]:
    """Every way a deadline can be read; of two that share words the first holds."""
    for key in ("within", "soon"):
        yield from _spans_of_time(text, language, today, start, stop, key)
    for key in ("by", "at"):
        for word in _leads(language, key).finditer(text, start, stop):
            moment = _moment(text, word.end(), stop, language, today)
            if moment and not (key == "by" and _RANGE.search(text[max(0, word.start() - 24) : word.start()])):
                yield Deadline(word.start(), moment.end, moment.due, key == "by")
    yield from _without_lead(text, language, today, start, stop)


def _without_lead(text: str, language: str, today: date | None, start: int, stop: int) -> Iterator[Deadline]:
    """Moments without "by" or "in" before them: "next year", "Mitte 2026"."""
    for key in ("next_year_end", "next_year", "next_month_end", "next_month", "now_year"):
        for word in phrases("deadlines", language, key).finditer(text, start, stop):
            yield Deadline(word.start(), word.end(), _named_day(key, today), strict=False)
    for word in _bare(language).finditer(text, start, stop):
        if moment := _parts(text, word.start(), stop, language, today):
            yield Deadline(word.start(), moment.end, moment.due, strict=False)


@cache
def _bare(language: str) -> re.Pattern[str]:
    """Finds where a moment begins without a word before it: "Mitte 2026", "eind juni"; in some languages a year."""
    words = lexicon("deadlines", language)
    parts = alternatives((*words["end"], *words["middle"], *words["early"]))
    year = rf"|(?<![\w.,/-]){YEAR}(?![\w/-]|[.,]\d)" if language in BARE_YEARS else ""
    return re.compile(rf"(?<![\w-]){parts}(?=\s|(?<=-)){year}", re.IGNORECASE)


@cache
def _leads(language: str, key: str) -> re.Pattern[str]:
    """The words before a moment, the longest first."""
    words = sorted(lexicon("deadlines", language)[key], key=len, reverse=True)
    ways = "|".join(map(pattern_of, words))
    return re.compile(rf"(?<![\w-])(?:{ways})(?:\s+|(?<=['’]))", re.IGNORECASE)


@cache
def _ordinals(language: str) -> dict[str, int]:
    """First to fourth, in words and figures."""
    words = lexicon("deadlines", language)["ordinals"]
    return {form: number for number, forms in enumerate(words, 1) for form in forms.split("|")}


@cache
def _numbers(language: str) -> dict[str, int]:
    """Numbers in words."""
    words = lexicon("deadlines", language)
    found = {form: number for number, forms in enumerate(words["numbers"], 1) for form in forms.split("|")}
    return found | {form: number for key, number in WRITTEN.items() for form in words[key]}


@cache
def _within(language: str, key: str) -> re.Pattern[str]:
    """Finds "within six months", with the number and the unit as groups."""
    words = lexicon("deadlines", language)
    units = "|".join(f"(?P<{unit}>{alternatives(words[unit])})" for unit in ("days", "weeks", "months", "years"))
    leads = _leads(language, key).pattern.removesuffix(r"(?:\s+|(?<=['’]))")
    number = rf"(?P<number>\d{{1,3}}|{alternatives(_numbers(language))})"
    return re.compile(rf"{leads}(?:\s+|(?<=['’]))(?:\w+\s+)?{number}(?:\s+\w+)?\s+(?:{units})(?!\w)", re.IGNORECASE)


def _spans_of_time(text: str, language: str, today: date | None, start: int, stop: int, key: str) -> Iterator[Deadline]:
    """Deadlines counted from the day of the document; none where they are counted from something else."""
    for match in _within(language, key).finditer(text, start, stop):
        number = int(match["number"]) if match["number"].isdigit() else _numbers(language)[match["number"].casefold()]
        unit = next(unit for unit in ("days", "weeks", "months", "years") if match[unit])
        anchored = _is_anchored_here(text, match.end(), language)
        past = None if anchored else _past_year(text[max(0, match.start() - 160) : match.start()], today)
        due = (
            str(past + number)
            if past and unit == "years"
            else None
            if past or today is None or anchored is False
            else _later(today, number, unit)
        )
        yield Deadline(match.start(), match.end(), due, key == "within")


def _past_year(before: str, today: date | None) -> int | None:
    """The year from which a time is counted: "told the state in 2012 that within two years it would …"."""
    told = re.search(rf"(?<![\w.,/-])({YEAR})(?![\w/-])(?!.*[.;]\s)", before, re.DOTALL)
    return int(told[1]) if told and today and int(told[1]) < today.year else None


def _is_anchored_here(text: str, place: int, language: str) -> bool | None:
    """Whether the time runs from the document and not from "the verdict"; None when nothing is said of it."""
    words = lexicon("deadlines", language)
    after = re.compile(rf"\W{{1,2}}{alternatives(words['after'])}\s+", re.IGNORECASE).match(text, place)
    if not after:
        return None
    return bool(re.search(alternatives(words["anchors"]), text[after.start() : after.end() + 25], re.IGNORECASE))


def _later(today: date, number: int, unit: str) -> str:
    """A day so many days, weeks, months or years after."""
    if unit in ("days", "weeks"):
        return (today + timedelta(days=number * (7 if unit == "weeks" else 1))).isoformat()
    months = today.year * 12 + today.month - 1 + number * (12 if unit == "years" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1])).isoformat()


def _moment(text: str, place: int, stop: int, language: str, today: date | None) -> _Moment | None:
    """The moment that begins here."""
    moments = (read(text, place, stop, language, today) for read in (_named, _full, _parts))
    moment = next(filter(None, moments), None)
    return moment if moment and not _OVER.match(text, moment.end) else None


def _named(text: str, place: int, stop: int, language: str, today: date | None) -> _Moment | None:
    """Moments with a name: "the end of the year", "next year"."""
    for key in ("next_year_end", "next_month_end", "year_end", "month_end", "next_month", "next_year", "this_year"):
        match = phrases("deadlines", language, key).match(text, place, stop)
        if match is None:
            continue
        turn = _TURN.match(text, match.end()) if key == "year_end" else None
        if turn:
            return _Moment(f"{turn['year']}-12-31", turn.end())
        if not _NAMED_YEAR.match(text, match.end(), match.end() + 20):
            return _Moment(_named_day(key, today), match.end())
    return None


def _named_day(key: str, today: date | None) -> str | None:
    """What such a name means on a day."""
    if today is None:
        return None
    year = today.year + key.startswith("next_year")
    if key in ("next_year", "this_year", "now_year"):
        return str(year)
    month = today.month if "month" in key else 12
    if key.startswith("next_month"):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if key == "next_month":
        return f"{year}-{month:02}"
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _full(text: str, place: int, stop: int, language: str, today: date | None) -> _Moment | None:
    """A full date."""
    del today
    words = re.compile(r"(?:the\s+|le\s+|dem\s+|den\s+|\w+day,?\s+)?", re.IGNORECASE).match(text, place, stop)
    begin = words.end() if words else place
    return next(
        (
            _Moment(one.on, one.end)
            for one in dates_in(text, language, start=begin, end=min(stop, begin + 30))
            if one.start == begin
        ),
        None,
    )


@cache
def _parts_pattern(language: str) -> re.Pattern[str]:
    """A moment in parts: end or middle, day, month or season or quarter, year."""
    words = lexicon("deadlines", language)
    years = alternatives((*words["next_year"], *words["this_year"]))
    small = rf"(?:\s*(?<!\w)(?!{years}){alternatives(words['small'])}(?:(?<=')|(?!\w))\s*)*"
    seasons = alternatives(word for key in SEASONS for word in words[key])
    when = "|".join(f"(?P<{key}>{alternatives(words[key])})" for key in ("end", "middle", "early"))
    ordinal = rf"(?P<ordinal>{alternatives(_ordinals(language))})(?:st|nd|rd|th|er|e|\.)?\s+"
    half = "|".join(map(pattern_of, words["half"]))
    quarter = rf"(?:[QT](?P<q>[1-4])|{ordinal}(?:{'|'.join(map(pattern_of, words['quarter']))}|(?P<half>{half})(?!\w)))"
    relative = f"(?P<next>{alternatives(words['next_year'])})|(?P<this>{alternatives(words['this_year'])})"
    return re.compile(
        rf"{small}(?:(?:{when})\s*)?{small}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?)?"
        rf"(?:(?P<month>{alternatives(month_numbers(language))})\b\.?|(?P<season>{seasons})\b|{quarter})?"
        rf"(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s*[%€$]|[.,]\d))?,?\s*{small}"
        rf"(?:(?P<year>{YEAR})(?![\d/]|-\d|[.,]\d)|{relative})?",
        re.IGNORECASE,
    )


def _parts(text: str, place: int, stop: int, language: str, today: date | None) -> _Moment | None:
    """A year, a month, a quarter or a season, with what is said before it."""
    match = _parts_pattern(language).match(text, place, stop)
    if not match or not (
        any(match[part] for part in ("month", "year", "q", "ordinal", "season"))
        or ((match["middle"] or match["end"]) and (match["next"] or match["this"]))
    ):
        return None
    month = month_numbers(language)[match["month"].casefold()] if match["month"] else None
    feast = (match["season"] or match["month"] or "").casefold() in word_set("deadlines", language, "christmas")
    if feast and not (match["day"] or match["after"]):
        month = 12
    if match["q"] or match["ordinal"]:
        number = _ordinals(language)[(match["q"] or match["ordinal"]).casefold()]
        month = min(12, number * (6 if match["half"] else 3))
    year = _year(match, month, language, today)
    if year is None:
        return _Moment(None, match.end())
    return _Moment(_written(year, month, match), match.end())


def _year(match: re.Match[str], month: int | None, language: str, today: date | None) -> int | None:
    """The year named, or the one in which the month comes next."""
    if match["year"]:
        return int(match["year"])
    if today is None:
        return None
    if match["next"]:
        return today.year + 1
    season = next(
        (
            last
            for key, last in SEASONS.items()
            if match["season"] and match["season"].casefold() in word_set("deadlines", language, key)
        ),
        12,
    )
    if match["this"] or (month or season) >= today.month:
        return today.year
    return today.year + 1


def _written(year: int, month: int | None, match: re.Match[str]) -> str:
    """The moment at the precision given."""
    day = match["day"] or match["after"]
    if match["middle"] and not month:
        return f"{year}-06-30"
    if month and day and 1 <= int(day) <= monthrange(year, month)[1]:
        return f"{year}-{month:02}-{int(day):02}"
    quarter = match["q"] or match["ordinal"]
    if match["end"] or quarter:
        month = month or 12
        return f"{year}-{month:02}-{monthrange(year, month)[1]}" if not match["season"] else str(year)
    return f"{year}-{month:02}" if month else str(year)
