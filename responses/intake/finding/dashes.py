"""Quotations that a dash begins, and attributions between the marks: which words are the speaker's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from responses.intake.finding.marks import Marked
from responses.intake.finding.shapes import Article, Kind, Paragraph, Span
from responses.intake.finding.speech import classes_of

DASH = re.compile(r"[–—―-]\s*(?=\S)")
LONG_DASH = "–—―"
READ = frozenset({Kind.BODY, Kind.LISTED, Kind.UPDATE, Kind.QUOTED})
# A comma or a mark that can stand before "säger hon", "a-t-elle ajouté", and the word after it.
CUT = re.compile(r"[,?!…–][”»\"]?\s+(?:(?:m['’]|l['’]|s['’]|nous |se )?)(?=(\w+))")
RESUMES = ("and", "but", "we", "he", "she", "it", "that", "adverb", "who")
WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class Incise:
    """An attribution inside a quotation: from the mark before it to where the speaker goes on."""

    start: int
    end: int


def dash_parts(article: Article, marks: Sequence[Marked]) -> list[Marked]:
    """The marked stretches, cut where an attribution stands inside them, and those that a dash begins."""
    found: list[Marked] = []
    for mark in marks:
        found.extend(_parts(article, mark) if article.language == "fr" else [mark])
    for number, paragraph in enumerate(article.paragraphs):
        begun = _dashed(article, number, paragraph)
        speech = Span(paragraph.start, begun) if begun else _dashed_within(article, paragraph)
        if speech:
            whole = Marked(speech.end, paragraph.end, speech.start, paragraph.end)
            found = [one for one in found if not (one.start < paragraph.end and one.end > speech.start)]
            found.extend(_parts(article, whole))
    return found


def _dashed(article: Article, number: int, paragraph: Paragraph) -> int:
    """Where the words begin in a paragraph that is speech after a dash; 0 where it is none."""
    match = DASH.match(article.text, paragraph.start, paragraph.end)
    if not match or paragraph.kind not in READ:
        return 0
    if _incise(article, Span(match.end(), paragraph.end)):
        return match.end()
    swedish = article.language == "sv" and match.group()[0] in LONG_DASH
    return match.end() if swedish or _answers(article, number) else 0


def _dashed_within(article: Article, paragraph: Paragraph) -> Span | None:
    """The dash that opens a later sentence of a Swedish paragraph, where that sentence says who speaks."""
    if article.language != "sv" or paragraph.kind not in READ:
        return None
    for sentence in paragraph.sentences[1:]:
        match = DASH.match(article.text, sentence.start, sentence.end)
        if match and match.group()[0] in LONG_DASH and _incise(article, Span(match.end(), sentence.end)):
            return Span(sentence.start, match.end())
    return None


def _answers(article: Article, number: int) -> bool:
    """Whether the paragraph before is a question."""
    before = [one for one in article.paragraphs[:number] if one.kind is not Kind.CLUTTER][-1:]
    return bool(before) and article.text[before[0].start : before[0].end].endswith("?")


def _parts(article: Article, mark: Marked) -> list[Marked]:
    """The parts of a quotation around the attributions in it."""
    incise = _incise(article, Span(mark.start, mark.end))
    if not incise:
        return [mark]
    first = Marked(mark.start, incise.start, mark.outer_start, incise.start)
    if not WORD.search(article.text, incise.end, mark.end):
        return [Marked(first.start, first.end, first.outer_start, first.outer_end)]
    again = DASH.match(article.text, incise.end + 1, mark.end) if article.language == "sv" else None
    rest = Marked(again.end() if again else incise.end, mark.end, incise.end, mark.outer_end)
    return [first, *_parts(article, rest)]


def _incise(article: Article, span: Span) -> Incise | None:
    """The first attribution within a stretch."""
    for match in CUT.finditer(article.text, span.start, span.end):
        start = match.start() + (0 if match.group()[0] in ",–" else 1)
        words = _next_words(article.text, match.end(), span.end, 4)
        if not _says(words, article.language):
            continue
        return Incise(start, _end_of(article, match.end(), span.end))
    return None


def _next_words(text: str, start: int, end: int, count: int) -> list[str]:
    """The next few words."""
    found = []
    for match in WORD.finditer(text, start, end):
        found.append(match.group())
        if len(found) == count:
            break
    return found


def _says(words: Sequence[str], language: str) -> bool:
    """Whether these words begin an attribution: a verb of saying and then whoever says it."""
    if len(words) < 2:
        return False
    verb, *rest = words
    parts = verb.split("-")
    if len(parts) > 1 and classes_of(parts[-1], language) & {"he", "she", "it"}:
        said = classes_of(parts[0], language)
        return bool(said & {"say"}) or (
            "aux" in said and any(classes_of(word, language) & {"perfect"} for word in rest[:2])
        )
    if "say" not in classes_of(verb, language):
        perfect = "aux" in classes_of(verb, language) and "perfect" in classes_of(rest[0], language)
        return perfect and len(rest) > 1 and _names(rest[1], language)
    return any(_names(word, language) for word in rest[:1] if word) or (
        bool(classes_of(rest[0], language) & {"adverb", "det"}) and len(rest) > 1 and _names(rest[1], language)
    )


def _names(word: str, language: str) -> bool:
    """Whether a word can be, or begin, the one who speaks."""
    classes = classes_of(word, language)
    bare = word.rsplit("’", maxsplit=1)[-1].rsplit("'", maxsplit=1)[-1]
    if word[:1].isupper() or bare[:1].isupper():
        return True
    return bool(
        (classes | classes_of(bare, language)) & {"he", "she", "spokes", "officer", "firm", "other", "det"}
    ) and not classes & {"we"}


def _end_of(article: Article, start: int, end: int) -> int:
    """Where the speaker goes on: after the sentence of the attribution, or after the comma that closes it."""
    stop = next(
        (one.end for paragraph in article.paragraphs for one in paragraph.sentences if one.start <= start < one.end),
        end,
    )
    stop = min(stop, end)
    for match in re.finditer(r",\s+", article.text[start:stop]):
        words = _next_words(article.text, start + match.end(), stop, 3)
        classes = classes_of(words[0], article.language) if words else frozenset[str]()
        tells = words[:1] in (["qui"], ["som"])  # what "who" says of the speaker
        resumes = len(words) == 3 and classes & set(RESUMES) and not tells
        if resumes and not classes & {"officer", "spokes", "employ", "det"}:
            return start + match.end()
    return stop
