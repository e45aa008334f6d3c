"""The quotations of an article, and who speaks in each: a company only where the text says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from responses.intake.finding.attributions import Frame, Reader
from responses.intake.finding.dashes import dash_parts
from responses.intake.finding.marks import Marked, marked_spans
from responses.intake.finding.persons import person_covers, voices_of_persons
from responses.intake.finding.shapes import Article, FoundCompany, FoundQuote, Kind
from responses.intake.finding.speakers import UNKNOWN, Voice
from responses.intake.finding.speech import phrase
from responses.intake.finding.story import Story
from responses.intake.finding.wording import Cover, Line, lines_of, ranked

TELLING = frozenset({Kind.BODY, Kind.LISTED, Kind.UPDATE, Kind.QUOTED})


@dataclass
class Reading:
    """An article while its quotations are told apart."""

    article: Article
    companies: Sequence[FoundCompany]
    marks: tuple[Marked, ...]
    lines: list[list[Line]]  # by paragraph
    reader: Reader
    story: Story
    voices: dict[int, Voice] = field(default_factory=dict)  # by number of the mark


def find_quotes(article: Article, companies: Sequence[FoundCompany]) -> tuple[FoundQuote, ...]:
    """Every quotation, in the order of the text; its company is None where it is nobody's or in doubt."""
    reading = read_voices(article, companies)
    found = [_found(reading, number, mark) for number, mark in enumerate(reading.marks)]
    return tuple(sorted(found, key=lambda quote: quote.start))


def read_voices(article: Article, companies: Sequence[FoundCompany]) -> Reading:
    """The article with the voice of each of its quotations."""
    marks = tuple(sorted(dash_parts(article, marked_spans(article)), key=lambda mark: mark.start))
    quotes = [Cover(mark.outer_start, mark.outer_end, "quote", number) for number, mark in enumerate(marks)]
    named = [Cover(one.start, one.end, "company", one.company) for firm in companies for one in firm.mentions]
    people = person_covers(article, ranked(quotes, named))
    covers = ranked(quotes, named, people)
    lines = [
        lines_of(article, number, covers) if paragraph.kind in {*TELLING, Kind.HEADING, Kind.CELLS} else []
        for number, paragraph in enumerate(article.paragraphs)
    ]
    persons = voices_of_persons([line for group in lines for line in group], article.language)
    story = Story(persons, article.language)
    reading = Reading(article, companies, marks, lines, Reader(article.text, article.language, persons), story)
    _read(reading)
    return reading


def _read(reading: Reading) -> None:
    """Goes through the sentences in order and settles the voice of each quotation."""
    carried: Voice | None = None  # who was announced by the end of the paragraph before
    for number, lines in enumerate(reading.lines):
        if reading.article.paragraphs[number].kind not in TELLING:
            continue
        last: Voice | None = None  # who spoke in the sentence before
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            voice = _line_voice(reading, line, following, last or carried)
            reading.story.remember(line, voice)
            last = voice
            carried = None
        carried = _announced(reading, lines, last)


def _line_voice(reading: Reading, line: Line, following: Line | None, before: Voice | None) -> Voice | None:
    """Settles the quotations of one sentence; who speaks in it, if anybody does."""
    spoken: Voice | None = None
    for at in line.quotes:
        mark = int(line.tokens[at].value)
        frame = _frame(reading, line, at)
        voice = reading.story.resolved(frame.voice, line) if frame else None
        if frame is None and spoken and _joined_by(line, at):
            voice = spoken
        if frame is None and voice is None and _alone(line):
            voice = _from_context(reading, line, following, before)
        if voice is not None:
            reading.voices.setdefault(mark, voice)
            spoken = voice
    if not line.quotes:
        frame = _saying(reading, line)
        return reading.story.resolved(frame.voice, line) if frame else None
    return spoken


def _frame(reading: Reading, line: Line, at: int) -> Frame | None:
    """The attribution of a quotation inside its sentence."""
    lead = reading.reader.lead(line.tokens, at)
    if lead and lead.nearness == "colon":
        return lead
    tail = reading.reader.tail(line, at)
    if lead and lead.nearness == "close" and at and line.tokens[at - 1].kind != "quote":
        return lead
    return tail or lead


def _joined_by(line: Line, at: int) -> bool:
    """Whether nothing but "and" or a comma stands between a quotation and the one before."""
    between = []
    for token in reversed(line.tokens[:at]):
        if token.kind == "quote":
            return len(between) <= 2
        between.append(token)
    return False


def _alone(line: Line) -> bool:
    """Whether a sentence is nothing but its quotation."""
    return all(token.kind in {"quote", "mark"} for token in line.tokens)


def _from_context(reading: Reading, line: Line, following: Line | None, before: Voice | None) -> Voice | None:
    """Who speaks in a quotation without words around it: whoever the next or the last sentence says."""
    if following and not following.quotes and len(following.tokens) <= 18:
        frame = reading.reader.tail_of(_closing_words(following))
        if frame and frame.voice.kind != "unknown":
            return reading.story.resolved(frame.voice, following)
    return before


def _closing_words(line: Line) -> list:
    """The words of a sentence without its full stop."""
    return [token for token in line.tokens if token.text not in {".", "!", "?"}]


def _saying(reading: Reading, line: Line) -> Frame | None:
    """The attribution of a sentence without quotation marks."""
    for at, token in enumerate(line.tokens):
        if token.kind == "word" and reading.reader.is_verb(line.tokens, at):
            return reading.reader.lead(line.tokens, at + 1)
    if line.tokens and line.tokens[-1].text == ":":
        return reading.reader.lead(line.tokens, len(line.tokens))
    return None


def _announced(reading: Reading, lines: Sequence[Line], last: Voice | None) -> Voice | None:
    """Who is announced by a paragraph that ends with a colon."""
    if not lines or lines[-1].tokens[-1].text != ":":
        return None
    return last or UNKNOWN


def _found(reading: Reading, number: int, mark: Marked) -> FoundQuote:
    """The proposal: without blanks at its ends, and without a company where it is too short or in doubt."""
    text = reading.article.text
    start, end = mark.start, mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    voice = reading.voices.get(number, UNKNOWN)
    shown = text[start:end]
    company = voice.company if voice.kind == "company" and len(shown.split()) > 2 else None
    speaker = text[voice.start : voice.end] if voice.end else ""
    return FoundQuote(start, end, shown, company, " ".join(speaker.split()))


__all__ = ["find_quotes", "phrase", "read_voices"]
