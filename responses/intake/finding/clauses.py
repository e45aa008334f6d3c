"""Sentences cut into clauses: at the marks between them, and before the words that begin one."""

import re
from functools import cache

from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Span

_MARKS = (
    r"(?<!\d)[,](?!\d)|(?<=\d),(?=\s)(?!\s(?:19|20)\d\d)|[;()\n|]|:(?=\s)|\s[–—-]+\s|"
    r"(?<=[a-zà-ü]{2})\.(?=[A-ZÀ-Ü][a-zà-ü])"
)


@cache
def _cuts(language: str) -> re.Pattern[str]:
    begins = phrases("clauses", language, "begins").pattern
    return re.compile(rf"(?:{_MARKS})+\s*|(?=\s{begins})\s", re.IGNORECASE)


def clauses_of(text: str, sentence: Span, language: str) -> tuple[Span, ...]:
    """The clauses of a stretch of a sentence in their order, without the marks between them."""
    cuts, start, found = _cuts(language), sentence.start, []
    for cut in cuts.finditer(text, sentence.start, sentence.end):
        if cut.start() > start:
            found.append(Span(start, cut.start()))
        start = cut.end()
    if start < sentence.end:
        found.append(Span(start, sentence.end))
    return tuple(span for span in found if text[span.start : span.end].strip())
