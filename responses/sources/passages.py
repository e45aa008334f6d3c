"""Finding a quotation in a text: exactly, then after normalising, then the nearest passage."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

from responses.sources.choices import Match

QUOTATION_MARKS = dict.fromkeys("“”„‟«»❝❞〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›`´′", "'")
DASHES = dict.fromkeys("‐‑‒–—―−", "-")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
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


@dataclass(frozen=True)
class InContext:
    """A passage with what stands before and after it, cut at words."""

    before: str
    text: str
    after: str


def find_passage(text: str, quotation: str) -> Passage | None:
    """The first place where ``quotation`` stands in ``text``: word for word, else but for white space and marks."""
    wanted = quotation.strip()
    if not wanted:
        return None
    at = text.find(wanted)
    if at >= 0:
        return Passage(at, at + len(wanted), Match.EXACT)
    folded, offsets = _folded(text)
    key = _folded(wanted)[0].strip()
    at = folded.find(key) if key else -1
    if at < 0:
        return None
    return Passage(offsets[at], offsets[at + len(key) - 1] + 1, Match.NORMALISED)


def nearest_passage(text: str, quotation: str) -> Nearest | None:
    """The stretch of ``text`` most like ``quotation``, or None when nothing comes near."""
    folded, offsets = _folded(text)
    key = _folded(quotation)[0].strip()
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


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` with white space, quotation marks and dashes made alike, and where each character came from."""
    characters: list[str] = []
    offsets: list[int] = []
    for index, original in enumerate(text):
        if original in INVISIBLE:
            continue
        for character in unicodedata.normalize("NFKC", original):
            plain = " " if character.isspace() else QUOTATION_MARKS.get(character, DASHES.get(character, character))
            if plain == " " and characters and characters[-1] == " ":
                continue
            characters.append(plain)
            offsets.append(index)
    return "".join(characters), offsets


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and re.match(r"\w", text[start - 1]):
        start -= 1
    while end < len(text) and re.match(r"\w", text[end]):
        end += 1
    return start, end
