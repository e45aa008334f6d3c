"""The answers of an interview: after labels, between printed questions, or between marks."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from responses.intake.finding.interviewees import document_words, interviewee, persons_of
from responses.intake.finding.readings import Reading
from responses.intake.finding.shapes import Kind, Paragraph, Span
from responses.intake.finding.speech import folded
from responses.intake.finding.turns import DASH, is_called, questions_and_answers, says, span_of
from responses.intake.finding.voices import UNKNOWN, Voice

LABEL = re.compile(
    r"^[ \t]*\**(?P<label>[A-ZÀ-Þ][\w.&'’-]*(?: [\w.&'’-]+){0,4}?)\**\s*(?:\([^)]{1,40}\))?:\**\s+(?=\S)", re.MULTILINE
)
FEWEST = 3  # answers of one who is labelled, with unlabelled paragraphs between
OWN = 0.5  # of the answers speak of "I" or "we"


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
    """Answers without labels: the paragraphs between the questions, where one of a company answers with "I" or "we"."""
    asked, given = questions_and_answers(reading)
    speaker = interviewee(reading, max(number for number in asked if number < given[0])) if given else UNKNOWN
    spans = [_undashed(reading, reading.article.paragraphs[number]) for number in given]
    if speaker.kind != "company" or sum(says(reading, span, "own") for span in spans) < OWN * len(spans):
        return []
    _withhold(reading, [span_of(reading.article.paragraphs[number]) for number in asked], {speaker.company})
    return [Passage(span.start, span.end, speaker, whole=True) for span in spans]


def _withhold(reading: Reading, questions: Sequence[Span], asked: Collection[str | None]) -> None:
    """Takes from the one who is asked the words between marks that the questions quote."""
    for number, mark in enumerate(reading.marks):
        inside = any(one.start <= mark.start < one.end for one in questions)
        if inside and reading.voices.get(number, UNKNOWN).company in asked:
            reading.voices[number] = UNKNOWN


def _undashed(reading: Reading, paragraph: Paragraph) -> Span:
    """The words of an answer, without its dash."""
    match = DASH.match(reading.article.text, paragraph.start, paragraph.end)
    return Span(match.end() if match else paragraph.start, paragraph.end)


def _answer_quotes(reading: Reading) -> None:
    """In an interview whose answers stand between marks: gives those that nobody else speaks to the one asked."""
    if not is_called(reading):
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
