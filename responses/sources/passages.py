"""Finding a quotation in a text: exactly, then after normalising, then the nearest passage."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from responses.sources.choices import Match

QUOTATION_MARKS = dict.fromkeys("“”„‟«»❝❞〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›`´′", "'")
LIKE = QUOTATION_MARKS | dict.fromkeys("‐‑‒–—―−", "-")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
CONTEXT = 240
NEAR_ENOUGH = 60.0


@dataclass(frozen=True)
class Passage:
    """Where a quotation stands in a text: ``text[start:end]``."""

    start: int
    end: int
    match: Match


@dataclass(frozen=True)
class Nearest:
    """The passage most like a quotation that is not there. ``score`` runs from 0 to 100; it proves nothing."""

    start: int
    end: int
    text: str
    score: float


class Span(NamedTuple):
    """A stretch of a text that somebody quoted, with the quote's key."""

    start: int
    end: int
    key: int


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, quoted throughout or not at all; ``begins`` are the quotes that start here."""

    text: str
    is_quoted: bool
    begins: tuple[int, ...] = ()


@dataclass(frozen=True)
class InContext:
    """A passage with what stands before and after it, cut at words."""

    before: str
    text: str
    after: str


class Folded(NamedTuple):
    """A text with white space, quotation marks and dashes made alike, and where each character came from."""

    text: str
    offsets: list[int]


def find_passage(text: str, quotation: str, *, folded: Folded | None = None) -> Passage | None:
    """The first place where ``quotation`` stands in ``text``: word for word, else but for white space and marks.

    ``folded`` is ``fold(text)`` when it is at hand: whoever looks for many quotations folds the text once.
    """
    wanted = quotation.strip()
    if not wanted:
        return None
    at = text.find(wanted)
    if at >= 0:
        return Passage(at, at + len(wanted), Match.EXACT)
    folded = folded or fold(text)
    key = fold(wanted).text.strip()
    at = folded.text.find(key) if key else -1
    if at < 0:
        return None
    return Passage(folded.offsets[at], folded.offsets[at + len(key) - 1] + 1, Match.NORMALISED)


def nearest_passage(text: str, quotation: str) -> Nearest | None:
    """The stretch of ``text`` most like ``quotation``, or None when nothing comes near."""
    folded, offsets = fold(text)
    key = fold(quotation).text.strip()
    if not key or not folded:
        return None
    found = fuzz.partial_ratio_alignment(key, folded, score_cutoff=NEAR_ENOUGH)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = _whole_words(text, offsets[found.dest_start], offsets[found.dest_end - 1] + 1)
    return Nearest(start, end, text[start:end], round(found.score, 1))


def in_context(text: str, start: int, end: int, *, width: int = CONTEXT) -> InContext:
    """The passage with up to ``width`` characters on either side."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width:
        before = "…" + before.partition(" ")[2]
    if end + width < len(text):
        after = after.rpartition(" ")[0] + "…"
    return InContext(before, text[start:end], after)


def paragraphs(text: str, spans: Iterable[Span], *, start: int = 0, end: int | None = None) -> list[list[Piece]]:
    """``text[start:end]`` by paragraphs, each cut where a quote begins or ends; overlapping quotes are one mark."""
    end, spans = len(text) if end is None else end, list(spans)
    edges = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    found: list[list[Piece]] = []
    for block in PARAGRAPH.finditer(text, start, end):
        cuts = sorted({*block.span(), *(edge for edge in edges if block.start() < edge < block.end())})
        found.append(list(_pieces(text, cuts, spans)))
    return found


def _pieces(text: str, cuts: list[int], spans: list[Span]) -> Iterator[Piece]:
    for left, right in pairwise(cuts):
        covering = [span for span in spans if span.start < right and span.end > left]
        yield Piece(text[left:right], bool(covering), tuple(span.key for span in covering if span.start == left))


def fold(text: str) -> Folded:
    """``text`` made comparable."""
    characters: list[str] = []
    offsets: list[int] = []
    for index, original in enumerate(text):
        if original in INVISIBLE:
            continue
        for character in original if original.isascii() else unicodedata.normalize("NFKC", original):
            plain = " " if character.isspace() else LIKE.get(character, character)
            if plain == " " and characters and characters[-1] == " ":
                continue
            characters.append(plain)
            offsets.append(index)
    return Folded("".join(characters), offsets)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    while start > 0 and re.match(r"\w", text[start - 1]):
        start -= 1
    while end < len(text) and re.match(r"\w", text[end]):
        end += 1
    return start, end
