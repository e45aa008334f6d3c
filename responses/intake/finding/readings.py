"""An article read from its beginning to its end: who speaks in each of its marked quotations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from responses.intake.finding.attributions import Frame, Reader
from responses.intake.finding.authors import document_author
from responses.intake.finding.dashes import dash_parts
from responses.intake.finding.marks import Marked, marked_spans
from responses.intake.finding.persons import person_covers, voices_of_persons
from responses.intake.finding.shapes import Article, FoundCompany, Kind
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
    spoken: dict[int, Voice] = field(default_factory=dict)  # by place of the sentence
    announced: dict[int, Voice] = field(default_factory=dict)  # by number of a paragraph without marks


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
    story = Story(persons, article.language, document_author(article, companies))
    reading = Reading(article, companies, marks, lines, Reader(article.text, article.language, persons), story)
    _read(reading)
    return reading


def _read(reading: Reading) -> None:
    """Goes through the sentences in order and settles the voice of each quotation."""
    carried: Voice | None = None  # who was announced by the end of the paragraph before
    for number, lines in enumerate(reading.lines):
        kind = reading.article.paragraphs[number].kind
        if kind not in TELLING:
            carried = _of_heading(reading, lines) if kind is Kind.HEADING else None
            continue
        if carried and _is_free(reading, number, lines):
            reading.announced[number] = carried
            continue
        last: Voice | None = None  # who spoke in the sentence before
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            voice = _line_voice(reading, line, following, last or carried)
            reading.story.remember(line, voice)
            if voice is not None:
                reading.spoken[line.start] = voice
            last = voice or _of_place(line) or (last if last and _is_silent(line) else None)
        carried = _announced(reading, lines, last)


def _of_place(line: Line) -> Voice | None:
    """Whom a sentence turns to without saying that they speak: "Bei X sieht man das anders." """
    first = line.tokens[:4]
    if not first or first[0].kind != "word" or not first[0].has("workplace"):
        return None
    firm = next((token for token in first if token.kind == "company"), None)
    several = {token.value for token in line.tokens if token.kind == "company"}
    others = any(token.kind == "person" or token.has("other") for token in line.tokens)
    return Voice("company", str(firm.value)) if firm and len(several) == 1 and not others else None


def _is_silent(line: Line) -> bool:
    """Whether a sentence between two quotations names nobody else: it goes on reporting the same speaker."""
    if line.quotes or any(token.kind in {"company", "person"} for token in line.tokens):
        return False
    if any(token.has("reported") for token in line.tokens):
        return True
    return not any(token.has("other", "spokes", "officer") for token in line.tokens)


def _is_free(reading: Reading, number: int, lines: Sequence[Line]) -> bool:
    """Whether an announced paragraph is the announced words themselves: a block quotation, or one that says "we"."""
    if reading.article.paragraphs[number].kind is Kind.QUOTED:
        return not any(line.quotes for line in lines[:1])
    if not lines or any(line.quotes for line in lines):
        return False
    return any(token.has("we") for line in lines for token in line.tokens)


def _of_heading(reading: Reading, lines: Sequence[Line]) -> Voice | None:
    """Who is announced by a heading such as "Statement from X"."""
    tokens = [token for line in lines for token in line.tokens if token.kind != "mark"]
    if (
        not tokens
        or len(tokens) > 12
        or not any(token.has("doc") for token in tokens)
        or any(line.quotes for line in lines)
    ):
        return None
    voice = reading.reader.named(tokens)
    return voice if voice.kind == "company" else None


def _line_voice(reading: Reading, line: Line, following: Line | None, before: Voice | None) -> Voice | None:
    """Settles the quotations of one sentence; who speaks in it, if anybody does."""
    spoken: Voice | None = None
    for at in line.quotes:
        mark = int(line.tokens[at].value)
        frame = _frame(reading, line, at)
        voice = reading.story.resolved(frame.voice, line) if frame else None
        if voice is not None and frame is not None and _is_denied(line, frame, at):
            voice = UNKNOWN
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


def _is_denied(line: Line, frame: Frame, at: int) -> bool:
    """Whether the quoted words are what the speaker denies ("denies the “systematic abuse”"), and not the speaker's."""
    if frame.verb < 0 or frame.verb >= at or frame.nearness == "colon" or not line.tokens[frame.verb].has("deny"):
        return False
    return not any(token.has("as", "that") for token in line.tokens[frame.verb + 1 : at])


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
    """Who is announced by a paragraph that ends with a colon, or says that a statement follows."""
    if not lines:
        return None
    ending = lines[-1]
    if ending.tokens[-1].text == ":":
        return last or UNKNOWN
    shown = reading.article.text[ending.start : ending.end]
    if (
        last
        and phrase(reading.article.language, "follows").search(shown)
        and any(token.has("doc") for token in ending.tokens)
    ):
        return last
    return None
