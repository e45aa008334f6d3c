"""Words without quotation marks that are somebody's own: block quotations, interviews, a company's own document."""

import re
from collections.abc import Sequence

from responses.intake.finding.authors import OWN_VOICE, own_voice
from responses.intake.finding.interviewees import document_words, persons_of
from responses.intake.finding.interviews import Passage, answers
from responses.intake.finding.readings import Reading
from responses.intake.finding.shapes import Kind, Paragraph, Span
from responses.intake.finding.turns import says, span_of
from responses.intake.finding.voices import UNKNOWN, Voice

WORD = re.compile(r"\w+(?:['’]\w+)?")
COURTEOUS = 11  # words of a courtesy; a longer sentence says more
LEAST_AROUND = 4  # words around a quotation that are worth a proposal


def free_passages(reading: Reading, author: str | None) -> list[Passage]:
    """Every stretch without marks that is somebody's own words."""
    found = [one for one in _announced(reading) if not author or one.voice.kind != "unknown"]  # "What changes:"
    found += _set_apart(reading)
    taken = {passage.start for passage in found}
    found += [passage for passage in answers(reading) if passage.start not in taken]
    if author:
        found += [passage for passage in _authored(reading, author) if not _overlaps(passage, found)]
    return found


def _overlaps(passage: Passage, others: Sequence[Passage]) -> bool:
    """Whether a stretch is taken already."""
    return any(one.start < passage.end and one.end > passage.start for one in others)


def _announced(reading: Reading) -> list[Passage]:
    """Paragraphs that the one before announces, and those under a heading that does."""
    return [
        Passage(reading.article.paragraphs[number].start, reading.article.paragraphs[number].end, voice, whole=True)
        for number, voice in sorted(reading.announced.items())
    ]


def _set_apart(reading: Reading) -> list[Passage]:
    """Block quotations that say "I" or "we" right behind a sentence about one who speaks for a company."""
    found: list[Passage] = []
    for number, paragraph in enumerate(reading.article.paragraphs):
        before = reading.lines[number - 1] if number else []
        if paragraph.kind is not Kind.QUOTED or number in reading.announced or not before:
            continue
        quoted = any(mark.start < paragraph.end and mark.end > paragraph.start for mark in reading.marks)
        voices = [reading.story.persons.get(name, UNKNOWN) for name in persons_of(before[-1:])]
        firms = {voice.company for voice in voices if voice.kind == "company"}
        if len(voices) == len(firms) == 1 and not quoted and says(reading, span_of(paragraph), "own"):
            found.append(Passage(paragraph.start, paragraph.end, voices[0], whole=True))
    return found


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
    opening = re.compile(rf"\s*{document_words(reading, 'salutation')}\b[^.]{{0,90}}$", re.IGNORECASE)
    closing = re.compile(rf"\s*{document_words(reading, 'closing')}(?!\w)", re.IGNORECASE)
    about = re.compile(rf"\s*{document_words(reading, 'about')}\s[^.]{{2,60}}$", re.IGNORECASE | re.MULTILINE)
    shown = [article.text[one.start : one.end] for one in article.paragraphs]
    begin = next((at + 1 for at, one in enumerate(shown[: len(shown) // 2]) if opening.match(one)), 0)
    ends = (at for at, one in enumerate(shown) if at > begin and closing.match(one))
    notes = (at for at, one in enumerate(shown) if at * 2 > len(shown) and about.match(one))
    end = min(next(ends, len(shown)), next(notes, len(shown)))
    return [one for one in article.paragraphs[begin:end] if one.kind in {Kind.BODY, Kind.LISTED, Kind.QUOTED}]


def _unquoted(reading: Reading, paragraph: Paragraph) -> list[Span]:
    """The sentences of a paragraph that hold no quotation by somebody else."""
    kept = []
    courtesy = re.compile(rf"\W*{document_words(reading, 'courtesy')}(?!\w)", re.IGNORECASE)
    for sentence in paragraph.sentences:
        words = len(reading.article.text[sentence.start : sentence.end].split())
        if words <= COURTEOUS and courtesy.match(reading.article.text, sentence.start):
            continue  # "Thank you for your letter."
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
