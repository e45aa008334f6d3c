"""What two sequences have in common, in the same order: found fast in long ones too."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

# Up to so many comparisons the longest common part is worked out exactly; it takes a bit of memory for each.
EXACT = 60_000_000
# What is longer is cut where so many items in a row stand once in each; where none do, one at a time.
ROWS_OF = (3, 1)


class Run(NamedTuple):
    """``before[left : left + length]`` equals ``after[right : right + length]``."""

    left: int
    right: int
    length: int


class Stretch(NamedTuple):
    """The parts of both sequences that are compared: ``before[left:left_end]`` with ``after[right:right_end]``."""

    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def comparisons(self) -> int:
        """How much it would take to compare each with each."""
        return (self.left_end - self.left) * (self.right_end - self.right)


def common_runs(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Run]:
    """What stands in both, in order, never crossing.

    What is too long to compare exactly is cut where something stands once in each of the two, as by hand.
    """
    numbers: dict[Hashable, int] = {}
    left, right = ([numbers.setdefault(item, len(numbers)) for item in items] for items in (before, after))
    return list(_joined(sorted(_runs(left, right, Stretch(0, len(left), 0, len(right))))))


def _runs(before: list[int], after: list[int], whole: Stretch) -> Iterator[Run]:
    waiting = [whole]
    while waiting:
        stretch = waiting.pop()
        head = _alike(
            zip(before[stretch.left : stretch.left_end], after[stretch.right : stretch.right_end], strict=False)
        )
        yield Run(stretch.left, stretch.right, head)
        stretch = stretch._replace(left=stretch.left + head, right=stretch.right + head)
        ends = (reversed(before[stretch.left : stretch.left_end]), reversed(after[stretch.right : stretch.right_end]))
        tail = _alike(zip(*ends, strict=False))
        stretch = stretch._replace(left_end=stretch.left_end - tail, right_end=stretch.right_end - tail)
        yield Run(stretch.left_end, stretch.right_end, tail)
        if stretch.comparisons <= EXACT:
            yield from _exactly(before, after, stretch)
        else:
            waiting.extend(_between(before, after, stretch))


def _alike(pairs: Iterable[tuple[int, int]]) -> int:
    """How many of the first pairs are pairs of equals."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _exactly(before: list[int], after: list[int], stretch: Stretch) -> Iterator[Run]:
    """The longest common part."""
    pair = before[stretch.left : stretch.left_end], after[stretch.right : stretch.right_end]
    for step in LCSseq.opcodes(*pair) if all(pair) else ():
        if step.tag == "equal":
            length = step.src_end - step.src_start
            yield Run(stretch.left + step.src_start, stretch.right + step.dest_start, length)


def _between(before: list[int], after: list[int], stretch: Stretch) -> Iterator[Stretch]:
    """The stretches between what stands once in each; each but the first begins with such an item."""
    left, right, last = stretch.left, stretch.right, (-1, -1)
    found = (_anchors(before, after, stretch, size) for size in ROWS_OF)
    for at_left, at_right in next(filter(None, found), ()):
        if (at_left - 1, at_right - 1) != last:
            yield Stretch(left, at_left, right, at_right)
            left, right = at_left, at_right
        last = at_left, at_right
    if (left, right) != (stretch.left, stretch.right):
        yield Stretch(left, stretch.left_end, right, stretch.right_end)


def _anchors(before: list[int], after: list[int], stretch: Stretch, size: int) -> list[tuple[int, int]]:
    """The longest row of pairs of what stands once in each, that do not cross (patience sorting)."""
    left = _once(before[stretch.left : stretch.left_end], stretch.left, size)
    right = _once(after[stretch.right : stretch.right_end], stretch.right, size)
    tops: list[int] = []
    piles: list[tuple[int, int, int | None]] = []
    last_of: list[int] = []
    for item, at_left in left.items():
        if item in right:
            pile = bisect_left(tops, right[item])
            piles.append((at_left, right[item], last_of[pile - 1] if pile else None))
            tops[pile : pile + 1], last_of[pile : pile + 1] = [right[item]], [len(piles) - 1]
    found, at = [], last_of[-1] if last_of else None
    while at is not None:
        at_left, at_right, at = piles[at]
        found.append((at_left, at_right))
    return found[::-1]


def _once(items: list[int], start: int, size: int) -> dict[tuple[int, ...], int]:
    """Where each row of ``size`` items begins that stands there once, in order; ``start`` is the first item's place."""
    rows = list(zip(*(items[skip:] for skip in range(size)), strict=False))
    counts = Counter(rows)
    return {row: at for at, row in enumerate(rows, start) if counts[row] == 1}


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, those that touch as one."""
    current = Run(0, 0, 0)
    for run in runs:
        if (run.left, run.right) == (current.left + current.length, current.right + current.length):
            current = current._replace(length=current.length + run.length)
        elif run.length:
            if current.length:
                yield current
            current = run
    if current.length:
        yield current
