"""A paragraph as words: its quotations, companies and persons are one token each, and its sentences stay apart."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from responses.intake.finding.shapes import Article, Paragraph, Span
from responses.intake.finding.speech import classes_of, folded

WORD = re.compile(
    r"(?:[lLdDsSnNmMjJcCtT]|[qQ]u|[lL]orsqu|[pP]uisqu)['’](?=\w)"  # French elision
    r"|\w+?(?=-(?:t-)?(?:il|elle|on|ils|elles)\b)|-(?:t-)?(?=(?:il|elle|on|ils|elles)\b)"  # a-t-elle
    r"|['’]s\b|\w+(?:[-&.:]\w+)*|[^\w\s]"
)
CLOSERS = ".!?…"
OF_A_COMPANY = frozenset({"it", "spokes", "officer", "business"})  # what its description can be: "Konzernsprecher"


@dataclass(frozen=True)
class Cover:
    """A stretch that is one token: a quotation ("quote"), a company ("company") or a person ("person")."""

    start: int
    end: int
    kind: str
    value: str | int


@dataclass(frozen=True)
class Token:
    """A word, a mark, or a covered stretch: ``kind`` is word, mark, quote, company or person."""

    start: int
    end: int
    kind: str
    text: str
    classes: frozenset[str]
    value: str | int = ""

    def has(self, *classes: str) -> bool:
        """Whether the word can be any of these."""
        return not self.classes.isdisjoint(classes)

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.kind == "word" and self.text[:1].isupper()

    @property
    def fold(self) -> str:
        """The word without case and accents."""
        return folded(self.text)


@dataclass(frozen=True)
class Line:
    """A sentence as the narrator tells it: quotations in it are single tokens."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def quotes(self) -> tuple[int, ...]:
        """Where its quotations stand among the tokens."""
        return tuple(at for at, token in enumerate(self.tokens) if token.kind == "quote")


def tokens_of(text: str, start: int, end: int, covers: Iterable[Cover], language: str) -> list[Token]:
    """The tokens of a stretch; of covers that overlap the first in order of rank wins."""
    found: list[Token] = []
    place = start
    for cover in covers:
        found.extend(_words(text, place, cover.start, language))
        shown = text[cover.start : cover.end]
        classes = classes_of(shown, language) & OF_A_COMPANY if cover.kind == "company" else frozenset[str]()
        classes = classes & {"it"} if shown == cover.value else classes
        found.append(Token(cover.start, cover.end, cover.kind, shown, classes, cover.value))
        place = cover.end
    found.extend(_words(text, place, end, language))
    return found


def _words(text: str, start: int, end: int, language: str) -> list[Token]:
    """The bare words and marks of a stretch."""
    found = []
    for match in WORD.finditer(text, start, end):
        word = match.group()
        is_word = word[0].isalnum() or word in ("'s", "’s") or word[-1] in "'’"
        kind = "word" if is_word and len(word.strip("'’")) else "mark"
        classes = classes_of(word, language) if kind == "word" else frozenset[str]()
        found.append(Token(match.start(), match.end(), kind, word, classes))
    return found


def ranked(*groups: Iterable[Cover]) -> list[Cover]:
    """Covers in the order of the text; one that overlaps a cover of an earlier group is left out."""
    kept: list[Cover] = []
    starts: list[int] = []
    for group in groups:
        for cover in sorted(group, key=lambda one: (one.start, -one.end)):
            at = bisect_left(starts, cover.start)
            clash = (at < len(kept) and kept[at].start < cover.end) or (at > 0 and kept[at - 1].end > cover.start)
            if not clash:
                kept.insert(at, cover)
                starts.insert(at, cover.start)
    return kept


def lines_of(article: Article, number: int, covers: list[Cover]) -> list[Line]:
    """The sentences of a paragraph; an end of a sentence inside a quotation ends none."""
    paragraph = article.paragraphs[number]
    inside = [_clipped(one, paragraph) for one in covers if one.start < paragraph.end and one.end > paragraph.start]
    spans = _outer(paragraph, [one for one in inside if one.kind == "quote"])
    found = []
    for span in spans:
        within = [one for one in inside if one.start >= span.start and one.end <= span.end]
        tokens = tokens_of(article.text, span.start, span.end, within, article.language)
        found.append(Line(span.start, span.end, number, tuple(tokens)))
    return found


def _clipped(cover: Cover, paragraph: Paragraph) -> Cover:
    """The part of a cover that is in the paragraph."""
    start, end = max(cover.start, paragraph.start), min(cover.end, paragraph.end)
    return cover if (start, end) == (cover.start, cover.end) else Cover(start, end, cover.kind, cover.value)


def _outer(paragraph: Paragraph, quotes: list[Cover]) -> list[Span]:
    """The sentences of a paragraph, those joined that only a quotation holds apart."""
    begins = [sentence.start for sentence in paragraph.sentences]
    cuts = {at for at in begins if not any(quote.start < at < quote.end for quote in quotes)}
    cuts |= {quote.start for quote in quotes if quote.start <= paragraph.start + 1}
    ordered = sorted(at for at in cuts | {paragraph.start} if at < paragraph.end)
    return [Span(at, end) for at, end in zip(ordered, [*ordered[1:], paragraph.end], strict=True)]


def is_name(lines: Sequence[Line]) -> bool:
    """Whether a paragraph is a company's name, with a remark in brackets or not: what follows is what it answers."""
    words = [token for line in lines for token in line.tokens if token.kind != "mark" or token.text in "()"]
    if not words or words[0].kind != "company" or lines[0].tokens[0] is not words[0]:
        return False
    shown = [token.text for token in words[1:]]
    return not shown or (shown[0] == "(" and ")" in shown and shown.index(")") == len(shown) - 1)


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop belongs to an initial or a title."""
    near = tokens[at - 1]
    return tokens[at].text == "." and at > 0 and len(near.text) <= 4 and (near.text[:1].isupper() or near.has("mr"))
