"""The quotations of an article, and who speaks in each: a company only where the text says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from responses.intake.finding.authors import document_author
from responses.intake.finding.interviews import Passage
from responses.intake.finding.marks import Marked
from responses.intake.finding.passages import free_passages
from responses.intake.finding.readings import Reading, read_voices
from responses.intake.finding.shapes import Article, FoundCompany, FoundQuote
from responses.intake.finding.voices import UNKNOWN, Voice

LEAST = 3  # so many words make a quotation; fewer are a term or a title


def find_quotes(article: Article, companies: Sequence[FoundCompany]) -> tuple[FoundQuote, ...]:
    """Every quotation, in the order of the text; its company is None where it is nobody's or in doubt.

    Words without marks are among them where the text says whose they are: block quotations, answers in an interview,
    and the paragraphs of a company's own letter, release or statement.
    """
    return quotes_in(read_voices(article, companies))


def quotes_in(reading: Reading) -> tuple[FoundQuote, ...]:
    """``find_quotes`` of an article that is read already."""
    author = document_author(reading.article, reading.companies)
    free = free_passages(reading, author)
    covered = [passage for passage in free if passage.whole]
    found = [_of_passage(reading, passage) for passage in free]
    found += [
        _of_mark(reading, number, mark)
        for number, mark in enumerate(reading.marks)
        if not any(passage.start <= mark.start and mark.end <= passage.end for passage in covered)
        and not _is_inside(reading, mark)
    ]
    found = [_repeated(quote, found) for quote in found]
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _is_inside(reading: Reading, mark: Marked) -> bool:
    """Whether words between marks stand in a longer quotation of a company, and are proposed with it."""
    return any(
        other.start < mark.start and mark.end < other.end and reading.voices.get(number, UNKNOWN).kind == "company"
        for number, other in enumerate(reading.marks)
    )


def _repeated(quote: FoundQuote, others: Sequence[FoundQuote]) -> FoundQuote:
    """A headline or a pull quotation that repeats words of the article is whose these are."""
    if quote.company or quote.speaker or len(quote.text.split()) <= LEAST:
        return quote
    words = _level(quote.text)
    apart = [other for other in others if other.end <= quote.start or other.start >= quote.end]
    owners = {(other.company, other.speaker) for other in apart if words in _level(other.text)}
    firms = {company for company, _ in owners}
    if len(firms) != 1 or None in firms:
        return quote
    return replace(quote, company=firms.pop(), speaker=next(iter(owners))[1])


def _level(text: str) -> str:
    """The words of a text alone, with single blanks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _of_passage(reading: Reading, passage: Passage) -> FoundQuote:
    """The proposal for words without marks."""
    return _proposal(reading.article.text, passage.start, passage.end, passage.voice)


def _of_mark(reading: Reading, number: int, mark: Marked) -> FoundQuote:
    """The proposal for words between marks."""
    return _proposal(reading.article.text, mark.start, mark.end, reading.voices.get(number, UNKNOWN))


def _proposal(text: str, start: int, end: int, voice: Voice) -> FoundQuote:
    """The words without blanks at their ends; without a company where they are too few or in doubt."""
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    shown = text[start:end]
    company = voice.company if voice.kind == "company" and len(shown.split()) >= LEAST else None
    speaker = " ".join(text[voice.start : voice.end].split()) if voice.end else ""
    return FoundQuote(start, end, shown, company, speaker)
