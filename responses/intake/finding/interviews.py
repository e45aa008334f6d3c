"""The answers of an interview: after labels, between printed questions, or between marks."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from responses.intake.finding.interviewees import document_words, interviewee, persons_of
from responses.intake.finding.readings import Reading
from responses.intake.finding.shapes import Kind, Paragraph, Span
from responses.intake.finding.speech import folded
from responses.intake.finding.voices import UNKNOWN, Voice

LABEL = re.compile(
    r"^[ \t]*\**(?P<label>[A-ZÀ-Þ][\w.&'’-]*(?: [\w.&'’-]+){0,4}?)\**\s*(?:\([^)]{1,40}\))?:\**\s+(?=\S)", re.MULTILINE
)
BOLD = re.compile(r"(\*\*|__).+\1", re.DOTALL)
DASH = re.compile(r"[–—-]\s+")
# "left our questions unanswered": what the paper says of itself
DESK = re.compile(
    r"(?<!\w)(?:unser\w*|our|nos|notre|onze|våra?) (?:mehrfach\w* |schriftlich\w* )?"
    r"(?:(?:frage|anfrage|nachfrage|redaktion|recherche|zeitung|question|request|quer|demande|vra|verzoek|fråg)\w*)"
    r"|(?<!\w)dieser Zeitung",
    re.IGNORECASE,
)
LONGEST = 500  # characters of a question
FEWEST = 3  # questions make an interview; one fewer where the text calls itself one
REMARKS = 3  # sentences of a question that goes on after its mark
OWN = 0.5  # of the answers speak of "I" or "we"
TOLD = frozenset({Kind.BODY, Kind.LISTED, Kind.UPDATE, Kind.HEADING})


@dataclass(frozen=True)
class Passage:
    """A stretch without marks and whose it is; ``whole``: quotation marks inside it are part of it."""

    start: int
    end: int
    voice: Voice
    whole: bool = False


class Turn(NamedTuple):
    """What stands under a label: the label, and the stretch."""

    label: str
    start: int
    end: int
    paragraph: int


def answers(reading: Reading) -> list[Passage]:
    """The answers of the interview that a text is; those between marks are given to their speaker in ``reading``."""
    _answer_quotes(reading)
    return _labelled(reading) or _printed(reading)


def _says(reading: Reading, span: Span, key: str) -> bool:
    """Whether a stretch has one of the words: for "own" that is "I" or "we"; "Sie" and "sie" are two words."""
    case = re.NOFLAG if key == "addressed" and reading.article.language == "de" else re.IGNORECASE
    said = re.compile(rf"(?<!\w){document_words(reading, key)}(?!\w)", case)
    return said.search(reading.article.text, span.start, span.end) is not None


def _is_called(reading: Reading) -> bool:
    """Whether the head of a text calls it an interview."""
    called = re.compile(rf"(?<!\w){document_words(reading, 'interview')}(?!\w)", re.IGNORECASE)
    return called.search(reading.article.text[:800]) is not None


def _labelled(reading: Reading) -> list[Passage]:
    """Answers after a name, initials or "A:" at the head of a line."""
    turns = _turns(reading)
    counted = [label for label, _ in Counter(_initials(turn.label) for turn in turns).most_common(2)]
    told = [turn for turn in turns if _initials(turn.label) in counted]
    repeated = [label for label in counted if sum(_initials(turn.label) == label for turn in turns) > 1]
    alone = len(repeated) == 1 and all(b.paragraph - a.paragraph > 1 for a, b in pairwise(turns))
    if len(repeated) < 2 and not (alone and len(told) >= FEWEST):
        return []
    turns = [turn for turn in turns if _initials(turn.label) in repeated]
    labels = {turn.label for turn in turns}
    voices = {label: _voice_of(reading, label, labels, turns[0].paragraph) for label in labels}
    asked = {voice.company for voice in voices.values() if voice.kind == "company"}
    _withhold(reading, [Span(one.start, one.end) for one in turns if voices[one.label].kind != "company"], asked)
    spoken = [(turn, voices[turn.label]) for turn in turns if voices[turn.label].kind == "company"]
    return [Passage(turn.start, turn.end, voice, whole=True) for turn, voice in spoken]


def _turns(reading: Reading) -> list[Turn]:
    """The labelled stretches, several in a paragraph where labels stand at the heads of its lines."""
    text, found = reading.article.text, list[Turn]()
    for number, paragraph in enumerate(reading.article.paragraphs):
        matches = [] if paragraph.kind is Kind.CLUTTER else list(LABEL.finditer(text, paragraph.start, paragraph.end))
        ends = [*(match.start() for match in matches[1:]), paragraph.end]
        for match, end in zip(matches, ends, strict=False):
            found.append(Turn(match.group("label"), match.end(), len(text[:end].rstrip()), number))
    return found


def _initials(label: str) -> str:
    """The initials of a label; a label that is initials is itself."""
    bare = label.replace(".", "").replace(" ", "") if "." in label else label.strip()
    return bare if bare.isupper() and len(bare) <= 3 else "".join(part[0] for part in bare.split())


def _voice_of(reading: Reading, label: str, labels: set[str], first: int) -> Voice:
    """Whose answers stand under a label: of the one asked after "A:" or the own name, or of the firm so named."""
    asks = re.compile(rf"{document_words(reading, 'question')}\.?")
    if re.fullmatch(rf"{document_words(reading, 'answer')}\.?", label):
        return interviewee(reading, first) if any(asks.fullmatch(one) for one in labels) else UNKNOWN
    firms = {company.name for company in reading.companies if label in {company.name, *company.also}}
    if firms:
        return Voice("company", firms.pop()) if len(firms) == 1 else UNKNOWN
    heads = [line for lines in reading.lines[:first] for line in lines]
    named = [name for name in persons_of(heads) if _fits(name, label)]
    every = named or [
        name for name in persons_of([line for lines in reading.lines for line in lines]) if _fits(name, label)
    ]
    known = reading.story.persons.get(every[0], UNKNOWN) if len(every) == 1 else UNKNOWN
    if not named or known.kind in {"company", "other"}:
        return known
    asked = interviewee(reading, first)
    return asked if folded(reading.article.text[asked.start : asked.end]) == named[0] else UNKNOWN


def _fits(name: str, label: str) -> bool:
    """Whether a label stands for a person: the whole name, the surname, or the initials."""
    bare, initials = folded(label), label.replace(".", "").replace(" ", "")
    short = "".join(part[0] for part in re.split(r"[ -]", name)).upper()
    full = "".join(part[0] for part in name.split()).upper()
    return bare == name or name.endswith(" " + bare) or (len(initials) > 1 and initials in {short, full})


def _printed(reading: Reading) -> list[Passage]:
    """Answers without labels: the paragraphs between questions in bold, after a dash, or with a question mark."""
    told = [number for number, one in enumerate(reading.article.paragraphs) if one.kind in TOLD]
    least = FEWEST - _is_called(reading)
    for asks in (_is_bold, _is_dashed, _is_question):
        asked = [number for number in told if asks(reading, number)]
        open_ones = [number for number in asked if _is_question(reading, number) or _addresses(reading, asks, number)]
        apart = any(later - earlier > 1 for earlier, later in pairwise(asked))
        if len(asked) >= least and len(open_ones) * 2 >= len(asked) and apart:
            return _between(reading, told, asked, asks)
    return []


def _addresses(reading: Reading, asks: Callable[[Reading, int], bool], number: int) -> bool:
    """Whether a paragraph after a dash speaks to the one asked: "– X påstår att ni visste."."""
    return asks is _is_dashed and _says(reading, _span(reading.article.paragraphs[number]), "addressed")


def _between(
    reading: Reading, told: Sequence[int], asked: Sequence[int], asks: Callable[[Reading, int], bool]
) -> list[Passage]:
    """The paragraphs between the questions, and those that go on behind the last, where one of a company answers."""
    speaker = interviewee(reading, asked[0])
    if speaker.kind != "company":
        return []
    given = [number for number in told if asked[0] < number <= asked[-1] and number not in asked]
    without = [number for number in given if asks is _is_question and _asks_without_mark(reading, told, asked, number)]
    questions = [_span(reading.article.paragraphs[number]) for number in (*asked, *without)]
    given = [number for number in given if number not in without]
    given += _last_answer(reading, [number for number in told if number > asked[-1]])
    spans = [_undashed(reading, reading.article.paragraphs[number]) for number in given]
    if sum(_says(reading, span, "own") for span in spans) < OWN * len(spans):
        return []
    _withhold(reading, questions, {speaker.company})
    return [Passage(span.start, span.end, speaker, whole=True) for span in spans]


def _withhold(reading: Reading, questions: Sequence[Span], asked: Collection[str | None]) -> None:
    """Takes from the one who is asked the words between marks that the questions quote."""
    for number, mark in enumerate(reading.marks):
        inside = any(one.start <= mark.start < one.end for one in questions)
        if inside and reading.voices.get(number, UNKNOWN).company in asked:
            reading.voices[number] = UNKNOWN


def _last_answer(reading: Reading, rest: Sequence[int]) -> list[int]:
    """The paragraph behind the last question, and those after it that go on with "I" or "we", also past a remark."""
    own = [not at or _goes_on(reading, number) for at, number in enumerate(rest)]
    found: list[int] = []
    for at, number in enumerate(rest):
        if own[at]:
            found.append(number)
        elif not (at + 1 < len(rest) and own[at + 1] and own[at - 1]):
            break
    return found


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether a paragraph says "I" or "we" outside quotation marks."""
    quoted = any(line.quotes for line in reading.lines[number])
    span = _span(reading.article.paragraphs[number])
    asked = DESK.search(reading.article.text, span.start, span.end) is not None
    return not quoted and not asked and _says(reading, span, "own")


def _asks_without_mark(reading: Reading, told: Sequence[int], asked: Sequence[int], number: int) -> bool:
    """Whether a paragraph between two answers is what the paper says: nobody's "I" is in it, or it asks "you" first."""
    place = told.index(number)
    if told[place - 1] in asked or (place + 1 < len(told) and told[place + 1] in asked):
        return False
    span = _span(reading.article.paragraphs[number])
    to_you = _says(reading, span, "addressed") and not _says(reading, span, "ours")
    return to_you or _begins_to_ask(reading, number) or not _says(reading, span, "own")


def _begins_to_ask(reading: Reading, number: int) -> bool:
    """Whether a short paragraph asks first and then says "you" or quotes: "Had they not warned you? One said …"."""
    lines = reading.lines[number]
    asks = 1 < len(lines) <= REMARKS and reading.article.text[: lines[0].end].rstrip().endswith("?")
    addressed = _says(reading, _span(reading.article.paragraphs[number]), "addressed")
    return asks and (addressed or any(line.quotes for line in lines))


def _span(paragraph: Paragraph) -> Span:
    """The place of a paragraph."""
    return Span(paragraph.start, paragraph.end)


def _shown(reading: Reading, number: int) -> str:
    """The words of a paragraph."""
    paragraph = reading.article.paragraphs[number]
    return reading.article.text[paragraph.start : paragraph.end].strip()


def _is_bold(reading: Reading, number: int) -> bool:
    """Whether a paragraph is printed in bold throughout."""
    return BOLD.fullmatch(_shown(reading, number)) is not None


def _is_dashed(reading: Reading, number: int) -> bool:
    """Whether a paragraph begins with a dash, and says of nobody that he speaks."""
    shown = _shown(reading, number)
    return DASH.match(shown) is not None and len(shown) < LONGEST and ", s" not in shown[-60:]


def _is_question(reading: Reading, number: int) -> bool:
    """Whether a paragraph ends with a question mark."""
    shown = _shown(reading, number)
    return shown.rstrip("*_ ").endswith("?") and len(shown) < LONGEST


def _undashed(reading: Reading, paragraph: Paragraph) -> Span:
    """The words of an answer, without its dash."""
    match = DASH.match(reading.article.text, paragraph.start, paragraph.end)
    return Span(match.end() if match else paragraph.start, paragraph.end)


def _answer_quotes(reading: Reading) -> None:
    """In an interview whose answers stand between marks: gives those that nobody else speaks to the one asked."""
    if not _is_called(reading):
        return
    first = next((at for at in range(1, len(reading.lines)) if _stands_alone(reading, at)), 0)
    speaker = interviewee(reading, first) if first else UNKNOWN
    if speaker.kind != "company":
        return
    for number, lines in enumerate(reading.lines):
        whole = [int(line.tokens[at].value) for line in lines for at in line.quotes]
        if (
            number
            and _stands_alone(reading, number)
            and whole[0] not in reading.voices
            and _may_ask(reading, number - 1)
        ):
            reading.voices[whole[0]] = speaker


def _stands_alone(reading: Reading, number: int) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    lines = reading.lines[number]
    one = sum(len(line.quotes) for line in lines) == 1
    return one and all(token.kind in {"quote", "mark"} for line in lines for token in line.tokens)


def _may_ask(reading: Reading, number: int) -> bool:
    """Whether a paragraph can be a question: short, without quotations, and not one that announces words."""
    lines = reading.lines[number]
    return (
        bool(lines) and len(lines) < 4 and lines[-1].tokens[-1].text != ":" and not any(line.quotes for line in lines)
    )
