"""What differs between two texts: by lines first, then by words within what is not the same.

White space, quotation marks and dashes are not compared (``passages.fold``): readers of files change them at will.
Joined, the parts give back both texts, character by character.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from responses.sources.alignment import Run, common_runs
from responses.sources.passages import fold

LINE = re.compile(r"[^\n]*\n+|[^\n]+")
# Scripts without spaces between words are compared character by character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"(?:[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+(?:[-'’.,](?:(?![{UNSPACED}])\w)+)*|[^\w\s])\s*|\s+")
# A line of fewer characters may stand anywhere by chance: it is never said to have moved.
MOVABLE = 40
# So few common words between two changes are chance, when more words changed on both sides of them.
STRAY = 5
# Of more words in a row that are the same, so many stay beside the change at either end; the rest is a row of its own.
LONG, BESIDE = 80, 25

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
MOVED_AWAY, MOVED_HERE = "moved-away", "moved-here"


class Part(NamedTuple):
    """A stretch of text: ``same`` stands in both (but for white space and marks), else one of the two is empty."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """Lines of both texts that belong together; ``kind`` says how they differ, if they do."""

    kind: str
    parts: tuple[Part, ...]

    @property
    def before(self) -> str:
        """The words of the earlier text."""
        return "".join(part.before for part in self.parts)

    @property
    def after(self) -> str:
        """The words of the later text."""
        return "".join(part.after for part in self.parts)


class _Token(NamedTuple):
    text: str
    key: object
    moved: bool = False


def differences(before: str, after: str) -> list[Row]:
    """The rows of both texts in order; those that are the same are one row."""
    left, right = LINE.findall(before), LINE.findall(after)
    keys = [_key(line) for line in left], [_key(line) for line in right]
    rows: list[Row] = []
    at_left = at_right = 0
    runs = common_runs(*keys)
    moved = _moved(*keys, runs)
    for run in [*runs, Run(len(left), len(right), 0)]:
        tokens = (
            list(_tokens(left[at_left : run.left], keys[0][at_left : run.left], moved, "left")),
            list(_tokens(right[at_right : run.right], keys[1][at_right : run.right], moved, "right")),
        )
        rows.extend(_rows_of_words(*tokens))
        at_left, at_right = run.left + run.length, run.right + run.length
        rows.append(_same("".join(left[run.left : at_left]), "".join(right[run.right : at_right])))
    return list(_merged(row for row in rows if row.before or row.after))


def are_alike(rows: Iterable[Row]) -> bool:
    """Whether nothing but white space and marks differs."""
    return all(row.kind == SAME for row in rows)


@lru_cache(maxsize=50_000)
def _key(text: str) -> str:
    """The text as it is compared."""
    return fold(text).text.strip()


def _same(before: str, after: str) -> Row:
    return Row(SAME, (Part(SAME, before, after),))


def _moved(left: list[str], right: list[str], runs: list[Run]) -> frozenset[str]:
    """Long lines that stand in both texts, but elsewhere: as often gone from their place as new at another."""
    gone = Counter(left) - Counter(key for run in runs for key in left[run.left : run.left + run.length])
    new = Counter(right) - Counter(key for run in runs for key in right[run.right : run.right + run.length])
    return frozenset(key for key, count in gone.items() if len(key) >= MOVABLE and new[key] == count)


def _tokens(lines: list[str], keys: list[str], moved: frozenset[str], side: str) -> Iterator[_Token]:
    """The words with the white space after them; a line that moved is one token, equal to no other."""
    for line, key in zip(lines, keys, strict=True):
        if key in moved:
            yield _Token(line, (side, key), moved=True)
        else:
            yield from (_Token(word, _key(word)) for word in WORD.findall(line))


def _rows_of_words(left: list[_Token], right: list[_Token]) -> Iterator[Row]:
    """Rows end where a line ends in both texts, and around lines that moved."""
    parts: list[Part] = []
    for part, moved, ends in _parts_of_words(left, right):
        if moved:
            yield from _row(parts)
            yield Row(MOVED_AWAY if part.before else MOVED_HERE, (part,))
            parts = []
        else:
            parts.append(part)
        if ends:
            yield from _row(parts)
            parts = []
    yield from _row(parts)


def _parts_of_words(left: list[_Token], right: list[_Token]) -> Iterator[tuple[Part, bool, bool]]:
    """Each part, whether it moved, and whether a row ends with it: a line in both texts, or a long way from changes."""
    at_left = at_right = 0
    runs = common_runs([token.key for token in left], [token.key for token in right])
    for run in [*_without_strays(runs, left, right), Run(len(left), len(right), 0)]:
        for kind, tokens in ((REMOVED, left[at_left : run.left]), (ADDED, right[at_right : run.right])):
            for moved, group in groupby(tokens, key=lambda token: token.moved):
                text = "".join(token.text for token in group)
                yield Part(kind, *((text, "") if kind == REMOVED else ("", text))), moved, False
        at_left, at_right = run.left + run.length, run.right + run.length
        cuts = {BESIDE, run.length - BESIDE} if run.length > LONG else set()
        for nth, (one, other) in enumerate(zip(left[run.left : at_left], right[run.right : at_right], strict=True), 1):
            yield Part(SAME, one.text, other.text), False, nth in cuts or ("\n" in one.text and "\n" in other.text)


def _without_strays(runs: list[Run], left: list[_Token], right: list[_Token]) -> list[Run]:
    """Without the few words between two greater changes that are alike by chance."""
    kept: list[Run] = []
    for run, following in pairwise([*runs, Run(len(left), len(right), 0)]):
        last = kept[-1] if kept else Run(0, 0, 0)
        earlier = max(run.left - last.left - last.length, run.right - last.right - last.length)
        later = max(following.left - run.left - run.length, following.right - run.right - run.length)
        if run.length > STRAY or run.length > min(earlier, later):
            kept.append(run)
    return kept


def _row(parts: list[Part]) -> Iterator[Row]:
    """One row of the parts, those of a kind joined; none when there are none."""
    joined = [
        Part(kind, "".join(part.before for part in group), "".join(part.after for part in group))
        for kind, group in ((kind, list(group)) for kind, group in groupby(parts, key=lambda part: part.kind))
    ]
    if joined:
        kinds = {part.kind for part in joined if (part.before + part.after).strip()} or {SAME}
        yield Row(kinds.pop() if len(kinds) == 1 else CHANGED, tuple(joined))


def _merged(rows: Iterable[Row]) -> Iterator[Row]:
    """Neighbours that are the same as one row."""
    for kind, group in groupby(rows, key=lambda row: row.kind):
        if kind == SAME:
            same = list(group)
            yield _same("".join(row.before for row in same), "".join(row.after for row in same))
        else:
            yield from group
