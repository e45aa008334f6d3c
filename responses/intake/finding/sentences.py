"""Where the sentences of a paragraph end: not at abbreviations, ordinals, initials or dots inside a number."""

import re
from functools import cache

from responses.intake.finding.languages import starters
from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon
from responses.intake.finding.shapes import Span

CLOSERS = "”’\"'»«“‘)\\]›"
# A mark that can end a sentence, closing quotation marks after it, blanks, and what may begin the next.
BOUNDARY = re.compile(
    rf"(?:[.!?…]+|[.!?…]*[\u00a0\u202f ](?=»))(?:[\u00a0\u202f ]?»|[{CLOSERS}])*"
    r"(?=\s+(?:,,|[\[(„“”‘’\"'«»–—‚`-])*[\s\u00a0\u202f]?[A-ZÀ-ÞŒ0-9•])"
    r"|(?<=[a-zà-ÿ]{3})\.(?=(?:,,|[„“«\"])?[A-ZÀ-Þ][a-zà-ÿ])"  # a bad copy lost the blank
)
INITIAL = re.compile(r"(?:^|[\s.(„“\"«-])[A-Za-zÀ-Þ]\.$")
ORDINAL = re.compile(r"\b\d{1,2}\.$")
NEXT_WORD = re.compile(r"[^\w]*(\w+)")
MONTHS = re.compile(r"[^\w]*(?:jan|feb|mär|mar|apr|mai|maj|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)", re.IGNORECASE)


@cache
def _ending_in(key: str, language: str) -> re.Pattern[str]:
    """Finds one of the abbreviations under a key at the end of what stands before a place."""
    own = alternatives(lexicon("structure", language)[key])
    english = alternatives(lexicon("structure", "en")[key])  # titles of persons abroad; "hon." is Swedish for "she."
    return re.compile(rf"(?<![\w.])(?:(?i:{own})|{english})\.$")


def sentences_of(text: str, start: int, end: int, language: str) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, without the blanks around them."""
    spans, begun = [], start
    for match in BOUNDARY.finditer(text, start, end):
        if match.end() > begun and _ends(text, begun, match, end, language):
            spans.append(trimmed(text, begun, match.end()))
            begun = match.end()
    spans.append(trimmed(text, begun, end))
    return tuple(span for span in spans if span.end > span.start)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at both ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends(text: str, begun: int, match: re.Match[str], end: int, language: str) -> bool:
    """Whether the mark that was found ends the sentence that began at ``begun``."""
    mark = match.group()
    if not mark.startswith(".") or len(mark) > 1:  # another mark, or a quotation or bracket closed after the dot
        return True
    before = text[max(begun, match.start() - 24) : match.start() + 1]
    following = NEXT_WORD.match(text, match.end(), end)
    word = following.group(1) if following else ""
    if _ending_in("before_number", language).search(before):
        return not word[:1].isdigit()
    if _ending_in("abbreviations", language).search(before):
        return False
    if _ending_in("may_end", language).search(before) or INITIAL.search(before):
        return word.lower() in starters(language if language in LANGUAGES else "en")
    if ORDINAL.search(before):
        return not (MONTHS.match(text, match.end(), end) or (language == "de" and word.lower() not in starters("de")))
    return True
