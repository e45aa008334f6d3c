"""The answers of an interview: after labels, between questions, or between marks, and who gives them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon
from responses.intake.finding.readings import Reading
from responses.intake.finding.shapes import Kind, Paragraph, Span
from responses.intake.finding.speech import classes_of, folded
from responses.intake.finding.voices import UNKNOWN, Voice
from responses.intake.finding.wording import Line

LABEL = re.compile(r"\**(?P<label>[A-ZÀ-Þ][\w.&'’-]*(?: [\w.&'’-]+){0,4}?)\**\s*(?:\([^)]{1,40}\))?:\**\s+(?=\S)")
INITIALS = re.compile(r"(?:\w\.?\s?){1,3}")
WORD = re.compile(r"\w+(?:['’]\w+)?")
HEADS = 4  # paragraphs above an interview that say who is asked
AHEAD = 5  # words in which an office and its company stand
TOLD = frozenset({Kind.BODY, Kind.LISTED, Kind.UPDATE})


@dataclass(frozen=True)
class Passage:
    """A stretch without marks and whose it is; ``whole``: quotation marks inside it are part of it."""

    start: int
    end: int
    voice: Voice
    whole: bool = False


def answers(reading: Reading) -> list[Passage]:
    """The answers of the interview that a text is; those between marks are given to their speaker in ``reading``."""
    _answer_quotes(reading)
    return _labelled(reading) or _alternating(reading)


def document_words(reading: Reading, key: str) -> str:
    """Any phrase under a key of the documents' dictionary, as a regular expression."""
    language = reading.article.language if reading.article.language in LANGUAGES else "en"
    return alternatives(lexicon("documents", language)[key])


def says_we(reading: Reading, span: Span) -> bool:
    """Whether a stretch speaks of "we"."""
    words = WORD.findall(reading.article.text[span.start : span.end])
    return any("we" in classes_of(word, reading.article.language) for word in words)


def _labelled(reading: Reading) -> list[Passage]:
    """Answers after a name, initials or "A:" at the head of the paragraph."""
    labels: dict[int, tuple[str, int]] = {}
    for number, paragraph in enumerate(reading.article.paragraphs):
        match = LABEL.match(reading.article.text, paragraph.start, paragraph.end)
        if match and paragraph.kind is not Kind.CLUTTER:
            labels[number] = (match.group("label"), match.end())
    if not _is_interview(labels):
        return []
    found: list[Passage] = []
    speaker = UNKNOWN
    for number, paragraph in enumerate(reading.article.paragraphs):
        if number in labels:
            label, start = labels[number]
            speaker = _labelled_voice(reading, label, [name for name, _ in labels.values()])
            found.append(Passage(start, paragraph.end, speaker, whole=True))
        else:
            speaker = UNKNOWN
    return [passage for passage in found if passage.voice.kind == "company"]


def _is_interview(labels: Mapping[int, tuple[str, int]]) -> bool:
    """Whether two labels take turns, or one answers again and again what stands between without a label."""
    counted = Counter(_initials(label) for label, _ in labels.values()).most_common(2)
    if len(counted) == 2 and counted[1][1] > 1:
        return True
    told = [number for number, (label, _) in labels.items() if counted and _initials(label) == counted[0][0]]
    return len(told) > 2 and all(number - 1 not in labels for number in told)


def _initials(label: str) -> str:
    """The initials of a label; a label that is initials is itself."""
    bare = label.replace(".", "").replace(" ", "") if "." in label else label.strip()
    return bare if bare.isupper() and len(bare) <= 3 else "".join(part[0] for part in bare.split())


def _labelled_voice(reading: Reading, label: str, labels: Sequence[str]) -> Voice:
    """Whose answers stand under a label: of the person so named, or of the one who is interviewed after "A:"."""
    answer = re.fullmatch(document_words(reading, "answer"), label.strip("."))
    if answer and re.search(rf"(?:^|\n){document_words(reading, 'question')}(?:$|\n)", "\n".join(labels)):
        return _interviewee(reading, len(reading.article.paragraphs))
    initials = _initials(label)
    named = {name for name in _persons(reading) if _fits(name, label, initials)}
    if len(named) == 1:
        return _sure(reading, next(iter(named)))
    firms = {company.name for company in reading.companies if label in {company.name, *company.also}}
    return Voice("company", firms.pop()) if len(firms) == 1 else UNKNOWN


def _fits(name: str, label: str, initials: str) -> bool:
    """Whether a label stands for the person: the whole name, the surname, or the initials."""
    bare = folded(label)
    return (
        bare == name
        or name.endswith(" " + bare)
        or (
            len(initials) > 1
            and initials == label.replace(".", "").replace(" ", "")
            and "".join(part[0] for part in name.split()).upper() == initials
        )
    )


def _interviewee(reading: Reading, before: int) -> Voice:
    """The one person of a company who is named before the first question."""
    voices = [_sure(reading, name) for name in _persons(reading, before)]
    firms = {voice.company for voice in voices if voice.kind == "company"}
    if not firms:
        return next((voice for voice in map(_answers, _heads(reading, before)) if voice), UNKNOWN)
    if len(firms) != 1:
        return UNKNOWN
    return next(voice for voice in voices if voice.kind == "company")


def _heads(reading: Reading, before: int) -> list[Line]:
    """The sentences above an interview."""
    return [line for lines in reading.lines[: min(before, HEADS)] for line in lines]


def _answers(line: Line) -> Voice | None:
    """The office that a sentence begins with, and the company it is of: "The chair of X answers our questions"."""
    opening = [token for token in line.tokens[:AHEAD] if token.kind in {"word", "company"}]
    at = next((at for at, token in enumerate(opening[:2]) if token.kind == "word" and token.has("officer")), None)
    if at is None:
        return None
    firm = next((token for token in opening[at + 1 :] if token.kind == "company"), None)
    return Voice("company", str(firm.value), line.start, firm.end, person=True, office="officer") if firm else None


def _persons(reading: Reading, before: int | None = None) -> list[str]:
    """The persons named before a paragraph, or anywhere, each once."""
    tokens = [token for lines in reading.lines[:before] for line in lines for token in line.tokens]
    named = dict.fromkeys(str(token.value) for token in tokens if token.kind == "person")
    return [name for name in named if not INITIALS.fullmatch(name)]


def _sure(reading: Reading, name: str) -> Voice:
    """The voice of a person; an officer without an employer is of the company that is named around."""
    voice = reading.story.persons.get(name, UNKNOWN)
    leads = re.compile(rf"(?<!\w){document_words(reading, 'leads')}(?!\w)")
    if voice.kind == "company":
        return voice
    for lines in reading.lines:
        for line in lines:
            at = next((at for at, one in enumerate(line.tokens) if one.kind == "person" and one.value == name), None)
            if at is None or (voice.kind == "other" and not _is_officer_met(line, at)):
                continue
            if voice.kind == "unknown" and not leads.search(reading.article.text, line.start, line.end):
                continue
            firms, start = _firms([line]) or _firms(lines), line.tokens[at - (voice.kind == "other")].start
            if len(firms) == 1:
                return Voice("company", firms.pop(), start, line.tokens[at].end, person=True, office=voice.office)
    return UNKNOWN


def _is_officer_met(line: Line, at: int) -> bool:
    """As in "Our newspaper met sustainability chief Eva Lund": an office before the name, and only media beside it."""
    others = [token for token in line.tokens if token.kind == "word" and token.has("other") and not token.has("media")]
    return at > 0 and line.tokens[at - 1].has("officer") and not others


def _firms(lines: Sequence[Line]) -> set[str]:
    """The companies that sentences name."""
    return {str(token.value) for line in lines for token in line.tokens if token.kind == "company"}


def _alternating(reading: Reading) -> list[Passage]:
    """Answers of an interview without labels: the paragraphs between the questions."""
    article = reading.article
    told = [number for number, one in enumerate(article.paragraphs) if one.kind in TOLD or _is_question(reading, one)]
    asked = [number for number in told if _is_question(reading, article.paragraphs[number])]
    called = re.search(rf"(?<!\w){document_words(reading, 'interview')}(?!\w)", article.text[:800], re.IGNORECASE)
    if len(asked) < (2 if called else 3):
        return []
    speaker = _interviewee(reading, asked[0] + 1)
    if speaker.kind != "company":
        return []
    first = told.index(asked[0])
    found = []
    for place in range(first, told.index(asked[-1]) + 2):
        if (
            place >= len(told)
            or told[place] in asked
            or ((place - first) % 2 == 0 and not _after_question(told, place, asked))
        ):
            continue
        paragraph = article.paragraphs[told[place]]
        if not _addresses(reading, paragraph):
            found.append(Passage(_undashed(reading, paragraph), paragraph.end, speaker, whole=True))
    return found


def _answer_quotes(reading: Reading) -> None:
    """In an interview whose answers stand between marks: gives those that nobody else speaks to the interviewee."""
    head = reading.article.text[:800]
    if not re.search(rf"(?<!\w){document_words(reading, 'interview')}(?!\w)", head, re.IGNORECASE):
        return
    first = next((at for at in range(1, len(reading.lines)) if _stands_alone(reading, at)), 0)
    speaker = _interviewee(reading, first if _persons(reading, first) else len(reading.lines))
    if speaker.kind != "company":
        return
    for number, lines in enumerate(reading.lines):
        whole = [int(line.tokens[at].value) for line in lines for at in line.quotes]
        if number and _stands_alone(reading, number) and whole[0] not in reading.voices and _asks(reading, number - 1):
            reading.voices[whole[0]] = speaker


def _stands_alone(reading: Reading, number: int) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    lines = reading.lines[number]
    one = sum(len(line.quotes) for line in lines) == 1
    return one and all(token.kind in {"quote", "mark"} for line in lines for token in line.tokens)


def _asks(reading: Reading, number: int) -> bool:
    """Whether a paragraph can be a question: short, without quotations, and not one that announces words."""
    lines = reading.lines[number]
    return (
        bool(lines) and len(lines) < 4 and lines[-1].tokens[-1].text != ":" and not any(line.quotes for line in lines)
    )


def _after_question(told: Sequence[int], place: int, asked: Sequence[int]) -> bool:
    """Whether the paragraph before is a question."""
    return place > 0 and told[place - 1] in asked


def _is_question(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question: it ends so, and no dash begins it."""
    shown = reading.article.text[paragraph.start : paragraph.end].rstrip("*_ ")
    return (
        shown.endswith("?")
        and not shown.startswith(("–", "—"))
        and len(shown) < 500
        and paragraph.kind is not Kind.CLUTTER
    )


def _addresses(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks to the interviewee: a question that ends without a question mark."""
    shown = reading.article.text[paragraph.start : paragraph.end]
    return bool(re.search(rf"(?<!\w){document_words(reading, 'you')}(?!\w)", shown)) and not says_we(
        reading, Span(paragraph.start, paragraph.end)
    )


def _undashed(reading: Reading, paragraph: Paragraph) -> int:
    """Where the words of an answer begin, after its dash."""
    match = re.compile(r"[–—-]\s+").match(reading.article.text, paragraph.start, paragraph.end)
    return match.end() if match else paragraph.start
