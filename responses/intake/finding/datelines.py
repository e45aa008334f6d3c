"""Lines that say who wrote a text, where and when; and the day of its first publication among all its dates."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from responses.intake.finding.dates import Dated, dates_in, is_american
from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon, spellings
from responses.intake.finding.shapes import Kind

SEPARATOR = re.compile(r"[|·•●/;()\[\]\n]|\s[-–—]\s")
ZONE = r"[ap]\.?m\.?|uhr|uur|heures?|h|gmt|utc|b?c?e?s?t|e[sd]t|p[sd]t|et|cet|cest|ist"
TIME = re.compile(
    rf"\b(?:kl\.?\s*|à\s+|um\s+|om\s+|at\s+)?\d{{1,2}}(?:[:.]\d{{2}}(?::\d{{2}})?|\s?h\s?(?:\d{{2}})?)(?:\s*(?:{ZONE})\b)*"
    rf"(?:\s*[+-]\d{{2}}:?\d{{2}})?|\b\d{{1,2}}\s*(?:[ap]\.?m\.?|uhr|uur)\b|"
    r"T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
# How long the reading takes, how many have commented.
COUNTED = re.compile(
    r"\b\d+[\s-]*(?:min\.?|minutes?|minuten|minuter|mins)(?:\s+(?:de\s+)?(?:read|reading|lesezeit|lecture|leestijd|lästid))?\b|"
    r"\b\d+\s*(?:comments?|kommentare?|commentaires?|reacties?|kommentarer|shares|views)\b|"
    r"\b(?:reading time|lesezeit|temps de lecture|leestijd|lästid)\b",
    re.IGNORECASE,
)
LINKING = re.compile(
    r"on|at|of|in|and|am|um|den|der|vom|le|la|à|du|de|op|om|kl|i|och|und|et|en|van|het|s|by|von|par|door|av|for|was|is|er|a|an|"
    r"im|dans|für|zu|the",
    re.IGNORECASE,
)
# From this many words on a paragraph is prose.
PROSE = 18
PLACE = re.compile(
    r"^\W*(?:[A-ZÀ-Þ][\w.’'-]*\W{1,3}|\((?:[A-Z][\w. ]*)\)\W{1,3}|_\s|"
    r"(?:den|le|am|vom|de|la|sur|im|upon|van|on)\s+){0,7}$"
)
DATELINE_END = re.compile(r"^\)?\s*(?:\([^)]{2,30}\))?\s*(?:[-–—:_|]|\.\s|[/])")


# An agency's way of saying which Tuesday: "am Dienstag (27.09.2022)".
BRACKETED = re.compile(r"\w+\s*\($")
# A picture from the archive has an old date.
ARCHIVED = re.compile(r"\s*[(\[,]\s*(?:archiv|arkiv|archief|file)\w*", re.IGNORECASE)

# The writer's sign and the day, in brackets behind the last sentence: "(abo, 4.3.2022)".
SIGNED = re.compile(r"[.!?”“»\"]\s*\((?:[^()\s]{1,12}(?:[,/ ]\s*[^()\s]{1,12})?[,;:]\s*)?$")


# A town in capitals at the head of a report, whose day is told in its first sentence.
CITY = re.compile(r"\W*[A-ZÀ-Þ][A-ZÀ-Þ /-]{2,30}(?:\.|\s?[-–—:]|,)\s")


class Line(NamedTuple):
    """A paragraph's place and kind."""

    start: int
    end: int
    kind: Kind


class Candidate(NamedTuple):
    """A date that may be the day of publication; the highest rank is taken, then the first."""

    rank: int
    dated: Dated


@cache
def labels() -> re.Pattern[str]:
    """Finds what says which day a date is, as a group of that name, in any language; longer labels first."""
    kinds: dict[str, str] = {}
    for kind in ("published", "standing", "updated", "other"):
        for language in LANGUAGES:
            for word in lexicon("dates", language).get(kind, ()):
                kinds.update(dict.fromkeys(spellings(word.casefold()), kind))
    ways = "|".join(
        f"(?P<{kind}>{alternatives(word for word, its in kinds.items() if its == kind)})"
        for kind in ("other", "updated", "standing", "published")
    )
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


@cache
def _self(language: str) -> re.Pattern[str]:
    """Finds the words in which a text speaks of its own publication."""
    return re.compile(rf"(?<!\w){alternatives(lexicon('dates', language)['self'])}(?!\w)", re.IGNORECASE)


@cache
def _weekdays() -> re.Pattern[str]:
    """Finds the name of a day, in any language."""
    days = [day for language in LANGUAGES for day in lexicon("dates", language)["weekdays"]]
    return re.compile(rf"(?<!\w){alternatives(days)}\b\.?", re.IGNORECASE)


def rest_of(words: str, language: str) -> str:
    """What is left of a line without dates, times, days, labels and the small words between them."""
    for dated in reversed(dates_in(words, language)):
        words = f"{words[: dated.start]} {words[dated.end :]}"
    for pattern in (COUNTED, TIME, _weekdays(), labels()):
        words = pattern.sub(" ", words)
    return " ".join(word for word in re.findall(r"[\w’'&.-]+", words) if not LINKING.fullmatch(word.strip(".")))


def is_dated_line(words: str, language: str) -> bool:
    """Whether a line says nothing but when, where and by whom it was written."""
    if len(words.split()) > 30 or not dates_in(words, language):
        return False
    rest = [word for word in rest_of(words, language).split() if not word[0].isdigit()]
    return sum(word[0].islower() for word in rest) <= min(2, (len(rest) + 1) // 2) and len(rest) <= 12


def published_on(text: str, lines: Iterable[Line], language: str) -> Dated | None:
    """The day a text was first published: from its byline, its dateline or what it says of itself; else None."""
    american = is_american(text, language)
    candidates: list[Candidate] = []
    prose, above, timeline = 0, "", 0
    for line in lines:
        if line.kind in (Kind.CLUTTER, Kind.CAPTION, Kind.UPDATE):
            continue
        words = text[line.start : line.end]
        dated = dates_in(text, language, american=american, start=line.start, end=line.end)
        if line.kind == Kind.BYLINE:
            candidates += _of_byline(text, line, dated, above, begun=prose > 0)
        elif dated:
            candidates += _of_prose(text, line, dated, language, prose)
            timeline += not re.search(r"\w", text[line.start : dated[0].start])
        prose += line.kind == Kind.BODY and len(words.split()) >= PROSE
        above = words
    if timeline > 1:
        candidates = [candidate for candidate in candidates if candidate.rank != 3]
    return max(candidates, key=lambda candidate: (candidate.rank, -candidate.dated.start)).dated if candidates else None


def _of_byline(text: str, line: Line, dated: list[Dated], above: str, *, begun: bool) -> list[Candidate]:
    """The days of publication among the dates of a line that only says who, where and when."""
    found: list[Candidate] = []
    place = line.start
    for one in dated:
        kind = _label(text[place : one.start])
        if kind is None and place == line.start and len(above.split()) <= 5:
            kind = _label(above, alone=True)
        if ARCHIVED.match(text, one.end, line.end):
            kind = "other"
        rank = {"published": 5, "standing": 2, None: 1 if begun else 4}.get(kind)
        if rank and not (found and kind is None):
            found.append(Candidate(rank, one))
        place = one.end
    return found


def _label(before: str, *, alone: bool = False) -> str | None:
    """Which day a date is by the words before it in the same part of the line; None when they do not say."""
    part = SEPARATOR.split(before.rstrip(" :.,-–—|·•(\n"))[-1]
    last = None
    for match in labels().finditer(part):
        last = match
    if last is None or (alone and rest_of(part, "en")):
        return None
    between = rest_of(part[last.end() :], "en")
    return None if last.lastgroup in ("other", "standing") and between else last.lastgroup


def _of_prose(text: str, line: Line, dated: list[Dated], language: str, prose: int) -> list[Candidate]:
    """The day in a dateline at the head of a paragraph, after a heading, or in what a text says of itself."""
    first, words = dated[0], text[line.start : line.end]
    own = _self(language).search(words)
    if own:
        after = [one for one in dated if 0 <= one.start - line.start - own.end() <= 60]
        return [Candidate(5, after[0])] if after else []
    before, behind = text[line.start : first.start], text[first.end : line.end]
    if line.kind == Kind.HEADING:
        apart = re.search(r"\s[-–—|·]\s*$", before) and not behind.strip(" .)")
        return [Candidate(2, first)] if apart else []
    last = dated[-1]
    if SIGNED.search(text, line.start, last.start) and not text[last.end : line.end].strip(" .)"):
        return [Candidate(2, last)]
    day = BRACKETED.search(before)
    if day and _weekdays().match(before, day.start()) and behind.startswith(")") and not prose:
        return [Candidate(2, first)]
    placed = PLACE.match(before)
    if placed and DATELINE_END.match(behind) and prose <= (2 if before.strip() else 0):
        return [Candidate(3, first)]
    today = not prose and CITY.match(text, line.start) and _ends_with_weekday(before)
    return [Candidate(1, first)] if today else []


def _ends_with_weekday(before: str) -> bool:
    """Whether a weekday stands right before a date: "went on on Tuesday, the 19th of September 2023"."""
    words = before.rstrip(" ,").split()[-2:]
    return any(_weekdays().match(word) for word in words)
