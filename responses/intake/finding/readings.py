"""An article read from its beginning to its end: who speaks in each of its marked quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from responses.intake.finding.attributions import Reader
from responses.intake.finding.authors import document_author
from responses.intake.finding.chronology import heads_of_entries
from responses.intake.finding.clients import client_of, noted_as_agent
from responses.intake.finding.dashes import dash_parts
from responses.intake.finding.manners import (
    alone,
    doer_of,
    goes_further,
    goes_on_reporting,
    goes_on_threatening,
    is_denied,
    is_of_insider,
    is_of_jokers,
    is_of_others,
    is_silent,
    is_title,
    joined_by,
    officer_of,
)
from responses.intake.finding.marks import Marked, marked_spans
from responses.intake.finding.persons import person_covers, voices_of_persons
from responses.intake.finding.phrases import phrases
from responses.intake.finding.scenes import (
    asks,
    closing_words,
    hands_over,
    is_about,
    issuer,
    likeliest_firm,
    names_itself,
    of_place,
    officer_on_scene,
    on_scene,
    says_no_more,
)
from responses.intake.finding.shapes import Article, FoundCompany, Kind
from responses.intake.finding.speech import classes_of, phrase
from responses.intake.finding.story import Story
from responses.intake.finding.tables import ends_cell, tells_answer
from responses.intake.finding.voices import UNKNOWN, Frame, Voice
from responses.intake.finding.wording import Cover, Line, is_name, lines_of, ranked

WORD = re.compile(r"\w+(?:['’]\w+)?")
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
    next_up: Voice | None = None  # who was about to speak at the end of the paragraph before
    previous: Line | None = None  # the sentence before, in the same paragraph


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
    for number, head in heads_of_entries(article).items():
        if number < len(lines):
            lines[number] = [replace(line, paragraph=head) for line in lines[number]]
    known = {firm.name for firm in companies if len(firm.mentions) > 1}
    told = [line for group in lines for line in group]
    persons = voices_of_persons(told, article.language, known)
    firsts = {firm.name: min(one.start for one in firm.mentions) for firm in companies if firm.mentions}
    story = Story(persons, article.language, document_author(article, companies), firsts)
    story.nouns.hire(told)
    reading = Reading(article, companies, marks, lines, Reader(article.text, article.language, persons), story)
    _read(reading)
    return reading


def _read(reading: Reading) -> None:
    """Goes through the sentences in order and settles the voice of each quotation."""
    carried: Voice | None = None  # who was announced by the end of the paragraph before
    spoke: Voice | None = None  # who spoke last, before a reporter's question
    author = reading.story.home
    for number, lines in enumerate(reading.lines):
        kind = reading.article.paragraphs[number].kind
        if kind is Kind.CELLS:
            _read_row(reading, lines)
        if kind not in TELLING:
            carried = _under(reading, number, carried, author)
            continue
        if is_name(lines):
            carried = Voice("company", str(lines[0].tokens[0].value))
            continue
        if carried and _is_free(reading, number, lines) and not is_about(kind, lines, carried):
            reading.announced[number] = carried
            continue
        last: Voice | None = None  # who spoke in the sentence before
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            reading.previous = lines[place - 1] if place else _scene(reading, number)
            voice = _line_voice(reading, line, following, last or carried)
            reading.story.remember(line, voice)
            if voice is not None:
                reading.spoken[line.start] = voice
            last = voice or of_place(line) or (last if last and is_silent(line, last.company) else None)
            reading.next_up = None
        carried = _announced(reading, lines, last)
        swedish = reading.article.language == "sv"  # where each dash may begin another's words
        asked = asks(lines) and swedish
        told = reading.spoken.get(lines[-1].start, UNKNOWN)  # a paragraph that is a quotation goes on
        goes_on = told if told.kind == "company" and not swedish else None
        reading.next_up = spoke if asked else hands_over(reading.story, lines) or goes_on
        spoke = spoke if asked else last


def _read_row(reading: Reading, lines: Sequence[Line]) -> None:
    """Settles the quotations in a table's row whose first cell is a company: what it said, unless another says it."""
    tokens = [token for line in lines for token in line.tokens]
    if len(tokens) < 3 or tokens[0].kind != "company" or not ends_cell(tokens):
        return
    row = Voice("company", str(tokens[0].value))
    for line in lines:
        for at in line.quotes:
            frame = _frame(reading, line, at)
            named = {token.value for token in tokens if token.kind == "company"}
            others = any(token.has("other") for token in line.tokens[max(0, at - 12) : at + 12])
            voice = frame.voice if frame and frame.voice.kind in {"company", "other"} else row
            alone = named == {row.company} and not (others and voice is row)
            reading.voices[int(line.tokens[at].value)] = voice if alone or voice is not row else UNKNOWN


def _under(reading: Reading, number: int, carried: Voice | None, author: str | None) -> Voice | None:
    """Who speaks under a heading: the firm that it is the name of; "Svarade: ja" under it changes nothing."""
    lines, heading = reading.lines[number], reading.article.paragraphs[number].kind is Kind.HEADING
    if heading and reading.story.home != author and tells_answer(reading.article, number):
        return carried
    reading.story.home = author or (str(lines[0].tokens[0].value) if is_name(lines) else None)
    return _of_heading(reading, lines) if heading else None


def _scene(reading: Reading, number: int) -> Line | None:
    """The one sentence of the paragraph before a Swedish one that a dash opens: "X projektledare beklagar."."""
    text, before = reading.article.text, reading.lines[number - 1] if number else []
    dashed = reading.article.language == "sv" and text[reading.article.paragraphs[number].start] in "–—-"
    return before[0] if dashed and len(before) == 1 else None


def _is_free(reading: Reading, number: int, lines: Sequence[Line]) -> bool:
    """Whether an announced paragraph is the announced words themselves: a block quotation, or one that says "we"."""
    if not lines:
        return False
    if reading.article.paragraphs[number].kind is Kind.QUOTED:
        return not lines[0].quotes
    if any(line.quotes for line in lines):
        return False
    return any(token.has("we") for line in lines for token in line.tokens)


def _of_heading(reading: Reading, lines: Sequence[Line]) -> Voice | None:
    """Who is announced by a heading such as "Statement from X"; what it calls the firms is kept."""
    for line in lines:
        reading.story.nouns.learn(line.tokens)
    if is_name(lines):
        return Voice("company", str(lines[0].tokens[0].value))
    tokens = [token for line in lines for token in line.tokens if token.kind != "mark"]
    documents = any(token.has("doc") for token in tokens)
    if not 0 < len(tokens) <= 12 or not documents or any(line.quotes for line in lines):
        return None
    voice = reading.reader.named(tokens)
    return voice if voice.kind == "company" else None


def _line_voice(reading: Reading, line: Line, following: Line | None, before: Voice | None) -> Voice | None:
    """Settles the quotations of one sentence; who speaks in it, if anybody does."""
    if not line.quotes:
        frame = _saying(reading, line)
        return reading.story.resolved(frame.voice, line) if frame else None
    spoken: Voice | None = None
    for at in line.quotes:
        voice = _quote_voice(reading, line, at)
        if voice is None or voice.kind in {"unknown", "other"}:
            strange = voice if voice and voice.kind == "unknown" and voice.person else None
            introduced = officer_on_scene(reading.story, reading.previous, strange) if strange else None
            voice = client_of(reading.story, reading.lines, line, at) or introduced or voice
        if voice is None and spoken and joined_by(line, at):
            voice = spoken
        if voice is None and alone(line):
            voice = _from_context(reading, line, following, before)
        goes_on = goes_on_reporting(line) or goes_further(line, at, reading.article.language)
        goes_on = goes_on or goes_on_threatening(line, at)
        if voice is None and before is not None and goes_on:
            voice = before
        if voice is not None:
            voice = _known_or_likeliest(reading, line, at, voice)
            reading.voices.setdefault(int(line.tokens[at].value), voice)
            spoken = voice
    return spoken


def _known_or_likeliest(reading: Reading, line: Line, at: int, voice: Voice) -> Voice:
    """The voice; where nobody can say whose it is, the one firm near if such words are nearly always a firm's."""
    open_to_all = voice.kind == "unknown" or (voice.kind == "other" and voice.person)
    if not open_to_all or is_title(line, at) or is_of_others(line, at, reading.article.language):
        return voice
    firm = likeliest_firm(reading.story, reading.lines, line, at, voice)
    return replace(voice, kind="company", company=firm) if firm else voice


def _quote_voice(reading: Reading, line: Line, at: int) -> Voice | None:
    """Who speaks in a quotation by the words of its own sentence; None where these do not say."""
    if is_title(line, at):
        return UNKNOWN
    frame = _frame(reading, line, at)
    doer = [] if frame else doer_of(line, at)
    doer = doer or ([] if frame else officer_of(line, at, reading.article.language))
    if frame is None and not doer:
        return None
    said_by = frame.voice if frame else reading.reader.named(doer)
    if is_of_jokers(reading.lines[line.paragraph], said_by, reading.article.language):
        return UNKNOWN
    voice = names_itself(
        reading.story, reading.article.text, reading.companies, line, at, said_by
    ) or reading.story.resolved(said_by, line)
    denied = is_of_others(line, at, reading.article.language) or (frame and is_denied(line, frame, at))
    denied = denied or is_of_insider(reading.previous, line, voice) or noted_as_agent(reading.story, line, at, voice)
    return UNKNOWN if voice.kind == "company" and denied else voice


def _frame(reading: Reading, line: Line, at: int) -> Frame | None:
    """The attribution of a quotation inside its sentence."""
    lead, tail = reading.reader.lead(line.tokens, at), reading.reader.tail(line, at)
    if lead and lead.nearness == "colon":
        doubtful = lead.voice.kind not in {"company", "other"}
        strange = lead.voice.kind == "unknown"
        named = tail is not None and (tail.voice.kind == "company" or (strange and tail.voice.office))
        return tail if doubtful and named else lead  # "The parent was brief: “…”, X let it be known"
    if lead and lead.nearness == "close" and at and line.tokens[at - 1].kind != "quote":
        return lead
    return tail or lead


def _from_context(reading: Reading, line: Line, following: Line | None, before: Voice | None) -> Voice | None:
    """Who speaks in a quotation without words around it: whoever the next or the last sentence says."""
    if before is None and following and not following.quotes and len(following.tokens) <= 14:
        words = closing_words(following)
        frame = reading.reader.tail_of(words)
        passes_on = phrases("silences", reading.article.language, "refers")
        refers = passes_on.search(reading.article.text, following.start, following.end)
        if frame and frame.voice.kind != "unknown" and not refers and says_no_more(words, frame.verb):
            return reading.story.resolved(frame.voice, following)
    if before is not None:
        return before
    if (author := issuer(reading.story, reading.previous, reading.article.text)) is not None:
        return author
    says_we = any("we" in classes_of(word, reading.article.language) for word in WORD.findall(line.tokens[0].text))
    opens = line.tokens[0].kind == "quote"
    return (reading.next_up if opens else None) or on_scene(reading.story, line, following, says_we=says_we)


def _saying(reading: Reading, line: Line) -> Frame | None:
    """The attribution of a sentence without quotation marks."""
    for at, token in enumerate(line.tokens):
        if token.kind == "word" and reading.reader.is_verb(line.tokens, at):
            lead = reading.reader.lead(line.tokens, at + 1)
            inverted = reading.article.language == "sv" and at == 1 and line.tokens[0].has("adverb", "further")
            opens = reading.article.language == "nl" and at > 0 and not line.tokens[0].has("workplace")
            inverted = inverted or (opens and line.tokens[0].has("prep"))  # "Tegenover deze krant bevestigt X het"
            return lead or (reading.reader.tail_of(line.tokens[at:]) if inverted else None)  # "Vidare säger bolaget …"
    if line.tokens and line.tokens[-1].text == ":":
        return reading.reader.lead(line.tokens, len(line.tokens))
    return None


def _announced(reading: Reading, lines: Sequence[Line], last: Voice | None) -> Voice | None:
    """Who is announced by a paragraph that ends with a colon, or says that a statement follows."""
    ending = lines[-1]
    if ending.tokens[-1].text == ":":
        return last or UNKNOWN
    shown = reading.article.text[ending.start : ending.end]
    if phrase(reading.article.language, "follows").search(shown) and any(token.has("doc") for token in ending.tokens):
        return last or (reading.story.topics[-1].subject if reading.story.topics else UNKNOWN)
    return None
