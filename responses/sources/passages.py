"""Finding a quotation in a text: exactly, then after normalising, then the nearest passage."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, pairwise
from statistics import median_low
from typing import NamedTuple

from rapidfuzz import fuzz

from responses.sources.choices import Match

QUOTATION_MARKS = dict.fromkeys("“”„‟«»❝❞〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›`´′", "'")
LIKE = QUOTATION_MARKS | dict.fromkeys("‐‑‒–—―−", "-")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
SPACES = re.compile("  +")
# Between letters, at the end of a line or within it: lines end elsewhere in another copy.
HYPHEN = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])")
CONTEXT = 240
NEAR_ENOUGH = 60.0
# A text is folded in stretches of so many characters: where one character came from is then soon found again.
STRETCH = 4096
# Up to so long a text is compared as a whole, and up to so long a quotation letter by letter.
SHORT_TEXT, SHORT_KEY = 20_000, 400
# What a long text is searched for first: so many pieces of the quotation, so long, at so many places each.
SEEDS, SEED, PLACES, CANDIDATES = 60, 5, 200, 5


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


class Joined(NamedTuple):
    """A folded text without hyphens: at which of its characters they stood, and how much was cut up to each."""

    text: str
    places: list[int]
    cut: list[int]

    def offset(self, at: int) -> int:
        """The place in the folded text of the character ``at``."""
        return at + self.cut[bisect_right(self.places, at)]


@dataclass(frozen=True)
class Folded:
    """A text with white space, quotation marks and dashes made alike, and where each character came from."""

    original: str
    text: str
    # At which folded character each stretch of the original begins.
    begins: list[int]

    @cached_property
    def joined(self) -> "Joined":
        """The folded text without the hyphens inside of words, most of them from the ends of lines."""
        cuts = [cut.span() for cut in HYPHEN.finditer(self.text)]
        lengths = accumulate((end - start for start, end in cuts), initial=0)
        before = list(lengths)
        places = [start - removed for (start, _end), removed in zip(cuts, before, strict=False)]
        return Joined(HYPHEN.sub("", self.text), places, before)

    def offset(self, at: int) -> int:
        """The place in the original of the folded character ``at``."""
        stretch = bisect_right(self.begins, at) - 1
        start, skip = stretch * STRETCH, at - self.begins[stretch]
        after_space = self.begins[stretch] > 0 and self.text[self.begins[stretch] - 1] == " "
        return next(islice(_origins(self.original, start, after_space=after_space), skip, None))


def find_passage(text: str, quotation: str, *, folded: Folded | None = None) -> Passage | None:
    """The first place where ``quotation`` stands in ``text``: word for word, else but for white space, marks, hyphens.

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
    last = at + len(key) - 1
    if at < 0 and key:
        key = HYPHEN.sub("", key)
        begins = folded.joined.text.find(key)
        at, last = (folded.joined.offset(each) if begins >= 0 else -1 for each in (begins, begins + len(key) - 1))
    return Passage(folded.offset(at), folded.offset(last) + 1, Match.NORMALISED) if at >= 0 else None


def nearest_passage(text: str, quotation: str) -> Nearest | None:
    """The stretch of ``text`` most like ``quotation``, or None when nothing comes near.

    It takes about a second at most, of 2,000,000 characters: only where pieces of the quotation stand is compared.
    """
    folded, key = fold(text), fold(quotation).text.strip()
    if not key or not folded.text:
        return None
    found = [near for near in (_compare(key, folded.text, window) for window in _windows(key, folded.text)) if near]
    if not found:
        return None
    score, first, last = max(found)
    start, end = _whole_words(text, folded.offset(first), folded.offset(last - 1) + 1)
    return Nearest(start, end, text[start:end], round(score, 1))


def _windows(key: str, text: str) -> list[tuple[int, int]]:
    """Where to compare: the whole of a short text, else where most pieces of ``key`` stand, rare ones before all."""
    if len(text) <= SHORT_TEXT and len(key) <= SHORT_KEY:
        return [(0, len(text))]
    votes: dict[int, float] = defaultdict(float)
    begins: dict[int, list[int]] = defaultdict(list)
    step = len(key) // 2 + 1
    for at in range(0, max(len(key) - SEED, 0) + 1, len(key) // SEEDS + 1):
        places = list(islice(_places(text, key[at : at + SEED]), PLACES))
        for place in places:
            bucket = (place - at) // step
            votes[bucket] += 1 / len(places)
            begins[bucket].append(place - at)
    best = sorted(votes, key=lambda bucket: -votes[bucket] - votes.get(bucket + 1, 0))[:CANDIDATES]
    if len(key) > SHORT_KEY:
        starts = [max(median_low(begins[bucket]), 0) for bucket in best]
        return [(start, min(start + len(key), len(text))) for start in starts]
    return [(max((n - 1) * step, 0), min((n + 5) * step, len(text))) for n in best]


def _places(text: str, seed: str) -> Iterator[int]:
    at = text.find(seed)
    while at >= 0:
        yield at
        at = text.find(seed, at + 1)


def _compare(key: str, text: str, window: tuple[int, int]) -> tuple[float, int, int] | None:
    """How like ``key`` the window is, from 0 to 100, and where in it; None when it is not near enough."""
    start, end = window
    if len(key) > SHORT_KEY:
        score = fuzz.ratio(key, text[start:end], score_cutoff=NEAR_ENOUGH)
        return (score, start, end) if score else None
    found = fuzz.partial_ratio_alignment(key, text[start:end], score_cutoff=NEAR_ENOUGH)
    if found is None or found.dest_end <= found.dest_start:
        return None
    return found.score, start + found.dest_start, start + found.dest_end


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
    pieces: list[str] = []
    begins: list[int] = []
    length, ends_in_space = 0, False
    for start in range(0, len(text), STRETCH):
        piece = SPACES.sub(" ", text[start : start + STRETCH].translate(PLAIN))
        piece = piece[1:] if ends_in_space and piece.startswith(" ") else piece
        pieces.append(piece)
        begins.append(length)
        length, ends_in_space = length + len(piece), piece.endswith(" ") if piece else ends_in_space
    return Folded(text, "".join(pieces), begins)


class _Plain(dict[int, str]):
    """What each character is folded into, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        original = chr(code)
        normal = "" if original in INVISIBLE else unicodedata.normalize("NFKC", original)
        self[code] = "".join(" " if each.isspace() else LIKE.get(each, each) for each in normal)
        return self[code]


PLAIN = _Plain()


def _origins(text: str, start: int, *, after_space: bool) -> Iterator[int]:
    """The place in ``text`` of each folded character from ``start`` on."""
    for index in range(start, len(text)):
        for plain in PLAIN[ord(text[index])]:
            if plain == " " and after_space:
                continue
            after_space = plain == " "
            yield index


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
