"""Words without quotation marks that are somebody's own: block quotations, interviews, a company's own document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from responses.intake.finding.authors import OWN_VOICE, own_voice
from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon
from responses.intake.finding.readings import Reading
from responses.intake.finding.shapes import Kind, Paragraph, Span
from responses.intake.finding.speech import classes_of, folded
from responses.intake.finding.voices import UNKNOWN, Voice

LABEL = re.compile(r"\**(?P<label>[A-ZÀ-Þ][\w.&'’-]*(?: [\w.&'’-]+){0,4}?)\**\s*(?:\([^)]{1,40}\))?:\**\s+(?=\S)")
WORD = re.compile(r"\w+(?:['’]\w+)?")
LEAST_AROUND = 4  # words around a quotation that are worth a proposal
TOLD = frozenset({Kind.BODY, Kind.LISTED, Kind.UPDATE})


@dataclass(frozen=True)
class Passage:
    """A stretch without marks and whose it is; ``whole``: quotation marks inside it are part of it."""

    start: int
    end: int
    voice: Voice
    whole: bool = False


def free_passages(reading: Reading, author: str | None) -> list[Passage]:
    """Every stretch without marks that is somebody's own words."""
    found = [*_announced(reading)]
    taken = {passage.start for passage in found}
    _answer_quotes(reading)
    found += [passage for passage in (_labelled(reading) or _alternating(reading)) if passage.start not in taken]
    if author:
        found += [passage for passage in _authored(reading, author) if not _overlaps(passage, found)]
    return found


def _overlaps(passage: Passage, others: Sequence[Passage]) -> bool:
    """Whether a stretch is taken already."""
    return any(one.start < passage.end and one.end > passage.start for one in others)


def _words(reading: Reading, key: str) -> str:
    """Any phrase under a key of the documents' dictionary, as a regular expression."""
    language = reading.article.language if reading.article.language in LANGUAGES else "en"
    return alternatives(lexicon("documents", language)[key])


def says_we(reading: Reading, span: Span) -> bool:
    """Whether a stretch speaks of "we"."""
    words = WORD.findall(reading.article.text[span.start : span.end])
    return any("we" in classes_of(word, reading.article.language) for word in words)


def _announced(reading: Reading) -> list[Passage]:
    """Paragraphs that the one before announces, and those under a heading that does."""
    return [
        Passage(reading.article.paragraphs[number].start, reading.article.paragraphs[number].end, voice, whole=True)
        for number, voice in sorted(reading.announced.items())
    ]


def _labelled(reading: Reading) -> list[Passage]:
    """Answers after a name, initials or "A:" at the head of the paragraph."""
    labels: dict[int, tuple[str, int]] = {}
    for number, paragraph in enumerate(reading.article.paragraphs):
        match = LABEL.match(reading.article.text, paragraph.start, paragraph.end)
        if match and paragraph.kind is not Kind.CLUTTER:
            labels[number] = (match.group("label"), match.end())
    counted = Counter(_initials(label) for label, _ in labels.values())
    if len(counted) < 2 or sorted(counted.values())[-2] < 2:
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


def _initials(label: str) -> str:
    """The initials of a label; a label that is initials is itself."""
    bare = label.replace(".", "").strip()
    return bare if bare.isupper() and len(bare) <= 3 else "".join(part[0] for part in bare.split())


def _labelled_voice(reading: Reading, label: str, labels: Sequence[str]) -> Voice:
    """Whose answers stand under a label: of the person so named, or of the one who is interviewed after "A:"."""
    answer = re.fullmatch(_words(reading, "answer"), label.strip("."))
    if answer and re.search(rf"(?:^|\n){_words(reading, 'question')}(?:$|\n)", "\n".join(labels)):
        return _interviewee(reading, len(reading.article.paragraphs))
    initials = _initials(label)
    named = {name for name in reading.story.persons if _fits(name, label, initials)}
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
            and initials == label.replace(".", "")
            and "".join(part[0] for part in name.split()).upper() == initials
        )
    )


def _interviewee(reading: Reading, before: int) -> Voice:
    """The one person of a company who is named before the first question."""
    named: dict[str, None] = {}
    for lines in reading.lines[:before]:
        for line in lines:
            named.update((str(token.value), None) for token in line.tokens if token.kind == "person")
    voices = [_sure(reading, name) for name in named]
    firms = {voice.company for voice in voices if voice.kind == "company"}
    if len(firms) != 1:
        return UNKNOWN
    return next(voice for voice in voices if voice.kind == "company")


def _sure(reading: Reading, name: str) -> Voice:
    """The voice of a person; an officer without an employer is of the company that is named around."""
    voice = reading.story.persons.get(name, UNKNOWN)
    if voice.kind not in {"role", "firm"}:
        return voice
    for lines in reading.lines:
        for line in lines:
            if any(token.kind == "person" and token.value == name for token in line.tokens):
                paragraph = [token for one in lines for token in one.tokens]
                firms = {str(token.value) for token in paragraph if token.kind == "company"}
                if len(firms) == 1:
                    return replace(voice, kind="company", company=firms.pop())
    return UNKNOWN


def _alternating(reading: Reading) -> list[Passage]:
    """Answers of an interview without labels: the paragraphs between the questions."""
    article = reading.article
    told = [number for number, one in enumerate(article.paragraphs) if one.kind in TOLD or _is_question(reading, one)]
    asked = [number for number in told if _is_question(reading, article.paragraphs[number])]
    called = re.search(rf"(?<!\w){_words(reading, 'interview')}(?!\w)", article.text[:800], re.IGNORECASE)
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
    if not re.search(rf"(?<!\w){_words(reading, 'interview')}(?!\w)", head, re.IGNORECASE):
        return
    speaker = _interviewee(reading, len(reading.lines))
    if speaker.kind != "company":
        return
    for number, lines in enumerate(reading.lines):
        whole = [int(line.tokens[at].value) for line in lines for at in line.quotes]
        alone = len(whole) == 1 and all(token.kind in {"quote", "mark"} for line in lines for token in line.tokens)
        if alone and number and whole[0] not in reading.voices and _asks(reading, number - 1):
            reading.voices[whole[0]] = speaker


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
    return bool(re.search(rf"(?<!\w){_words(reading, 'you')}(?!\w)", shown)) and not says_we(
        reading, Span(paragraph.start, paragraph.end)
    )


def _undashed(reading: Reading, paragraph: Paragraph) -> int:
    """Where the words of an answer begin, after its dash."""
    match = re.compile(r"[–—-]\s+").match(reading.article.text, paragraph.start, paragraph.end)
    return match.end() if match else paragraph.start


def _authored(reading: Reading, author: str) -> list[Passage]:
    """The sentences of the author's own document, without those that quote somebody."""
    found: list[Passage] = []
    voice = Voice("company", author)
    ours = own_voice(reading.article) >= OWN_VOICE
    for paragraph in _body(reading):
        found += [Passage(sentence.start, sentence.end, voice) for sentence in _unquoted(reading, paragraph)]
        if ours:
            found += [Passage(part.start, part.end, voice) for part in _around_quoted(reading, paragraph)]
    return found


def _body(reading: Reading) -> list[Paragraph]:
    """The paragraphs of a letter after its salutation and before its close; of a release before its notes."""
    article = reading.article
    opening = re.compile(rf"\s*{_words(reading, 'salutation')}\b[^.]{{0,90}}$", re.IGNORECASE)
    closing = re.compile(
        rf"\s*(?:{_words(reading, 'closing')}|{_words(reading, 'about')}\s[^.]{{2,60}}$)", re.IGNORECASE | re.MULTILINE
    )
    shown = [article.text[one.start : one.end] for one in article.paragraphs]
    begin = next((at + 1 for at, one in enumerate(shown[: len(shown) // 2]) if opening.match(one)), 0)
    end = next((at for at, one in enumerate(shown) if at > begin and closing.match(one)), len(shown))
    return [one for one in article.paragraphs[begin:end] if one.kind in {Kind.BODY, Kind.LISTED, Kind.QUOTED}]


def _unquoted(reading: Reading, paragraph: Paragraph) -> list[Span]:
    """The sentences of a paragraph that hold no quotation by somebody else."""
    kept = []
    for sentence in paragraph.sentences:
        marks = [
            number
            for number, mark in enumerate(reading.marks)
            if mark.outer_start < sentence.end and mark.outer_end > sentence.start
        ]
        if (
            all(_is_term(reading, number) for number in marks)
            and len(WORD.findall(reading.article.text[sentence.start : sentence.end])) > 3
        ):
            kept.append(sentence)
    return kept


def _around_quoted(reading: Reading, paragraph: Paragraph) -> list[Span]:
    """The author's own words around those of somebody else in a sentence of a letter."""
    kept: list[Span] = []
    for sentence in paragraph.sentences:
        marks = [mark for mark in reading.marks if sentence.start <= mark.outer_start < sentence.end]
        if not marks or Span(sentence.start, sentence.end) in _unquoted(reading, paragraph):
            continue
        starts = [sentence.start, *(mark.outer_end for mark in marks)]
        ends = [*(mark.outer_start for mark in marks), sentence.end]
        for start, end in zip(starts, ends, strict=True):
            words = list(WORD.finditer(reading.article.text, start, max(start, end)))
            if len(words) > LEAST_AROUND:
                kept.append(Span(words[0].start(), words[-1].end()))
    return kept


def _is_term(reading: Reading, number: int) -> bool:
    """Whether a stretch between marks is a short term, and nobody's words."""
    mark = reading.marks[number]
    return (
        len(reading.article.text[mark.start : mark.end].split()) <= 3
        and reading.voices.get(number, UNKNOWN).kind != "other"
    )
