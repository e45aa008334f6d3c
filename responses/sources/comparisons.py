"""What two copies of a source show, side by side or in one line, and how its quotes stand in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from responses.sources.choices import CaptureKind, Extent, Quality
from responses.sources.differences import ADDED, CHANGED, MOVED_AWAY, MOVED_HERE, REMOVED, SAME, Row, differences
from responses.sources.models import Capture, Quote
from responses.sources.passages import PARAGRAPH, find_passage, fold

# Of what is the same, one paragraph stays before and after a change, and of each so many characters.
BESIDE = 600
# Of what is new or gone in one piece so many characters are shown; the copy itself has it all.
AT_ONCE = 20_000

Segment = tuple[str, str]


@dataclass(frozen=True)
class Shown:
    """A row of the comparison. ``left`` and ``right`` are the two copies, ``inline`` is both in one."""

    kind: str
    label: str
    left: tuple[Segment, ...] = ()
    right: tuple[Segment, ...] = ()
    inline: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class QuoteInBoth:
    """Whether a quote stands in either copy."""

    quote: Quote
    in_before: bool
    in_after: bool


class Comparison:
    """Two copies of one source; ``before`` is the earlier one."""

    def __init__(self, before: Capture, after: Capture) -> None:
        self.before, self.after = before, after

    @property
    def before_day(self) -> str:
        """The day of the earlier copy; with the time of day when both are of one day."""
        return self._day(self.before)

    @property
    def after_day(self) -> str:
        """The day of the later copy."""
        return self._day(self.after)

    @property
    def is_technical(self) -> bool:
        """Whether both are readings of the same bytes: then nobody but us has changed anything."""
        return CaptureKind.TECHNICAL in {self.after.kind, self.before.kind} and self.before.sha256 == self.after.sha256

    @property
    def has_excerpt(self) -> bool:
        """Whether one of the two is an excerpt, which says nothing of what it leaves out."""
        return Extent.EXCERPT in {self.before.extent, self.after.extent}

    @property
    def unreadable(self) -> list[Capture]:
        """Those of the two that do not show the page itself."""
        return [capture for capture in (self.before, self.after) if capture.quality != Quality.GOOD]

    @cached_property
    def rows(self) -> list[Row]:
        """What differs, with what is the same between."""
        return differences(self.before.text, self.after.text)

    @cached_property
    def shown(self) -> list[Shown]:
        """The rows as they are shown, with what is the same folded; none when nothing differs."""
        if all(row.kind == SAME for row in self.rows):
            return []
        last = len(self.rows) - 1
        return [shown for at, row in enumerate(self.rows) for shown in self._shown(row, at == 0, at == last)]

    @property
    def changes(self) -> int:
        """How many rows differ."""
        return sum(row.kind != SAME for row in self.rows)

    def quotes(self, quotes: list[Quote]) -> list[QuoteInBoth]:
        """How the quotes stand in either copy; those first that stand in one of them only."""
        texts = [(capture.text, fold(capture.text)) for capture in (self.before, self.after)]
        found = [
            QuoteInBoth(quote, *(find_passage(text, quote.text, folded=folded) is not None for text, folded in texts))
            for quote in quotes
        ]
        return sorted(found, key=lambda each: each.in_before == each.in_after)

    def _day(self, capture: Capture) -> str:
        same_day = self.before.captured_at.date() == self.after.captured_at.date()
        return date_format(capture.captured_at, "j F Y, H:i:s" if same_day else "j F Y")

    def _shown(self, row: Row, is_first: bool, is_last: bool) -> Iterator[Shown]:
        if row.kind == SAME:
            yield from _folded(row.after, is_first=is_first, is_last=is_last)
        else:
            sides = tuple(_segments(row, *kinds) for kinds in ((SAME, REMOVED), (SAME, ADDED), (SAME, REMOVED, ADDED)))
            yield Shown(row.kind, self._label(row.kind), *sides)

    def _label(self, kind: str) -> str:
        days = {"before": self.before_day, "after": self.after_day}
        return {
            CHANGED: _("Words differ"),
            REMOVED: _("In the copy of %(before)s only"),
            ADDED: _("In the copy of %(after)s only"),
            MOVED_AWAY: _("Moved: in the copy of %(after)s it stands elsewhere"),
            MOVED_HERE: _("Moved: in the copy of %(before)s it stands elsewhere"),
        }[kind] % days


def _segments(row: Row, *kinds: str) -> tuple[Segment, ...]:
    """The parts of these kinds; what moved is neither new nor gone, so it is drawn as what is the same."""
    parts = [(part.kind, part.after or part.before) for part in row.parts]
    if row.kind in {MOVED_AWAY, MOVED_HERE}:
        on_this_side = {MOVED_AWAY: REMOVED, MOVED_HERE: ADDED}[row.kind]
        parts = [(SAME, text) for _kind, text in parts if on_this_side in kinds]
    found = [(kind, _cut(text)) for kind, text in parts if kind in kinds]
    if found:
        found[-1] = (found[-1][0], found[-1][1].rstrip())
    return tuple((kind, text) for kind, text in found if text)


def _cut(text: str) -> str:
    if len(text) <= AT_ONCE:
        return text
    return text[:AT_ONCE] + _(" … (%d more characters stand in the copy itself)") % (len(text) - AT_ONCE)


def _folded(text: str, *, is_first: bool, is_last: bool) -> Iterator[Shown]:
    """The paragraphs beside changes, and how much is the same between them."""
    blocks = PARAGRAPH.findall(text)
    before = [] if is_first else blocks[:1]
    after = [] if is_last else blocks[1:][-1:] if before else blocks[-1:]
    between = blocks[len(before) : len(blocks) - len(after)]
    if before:
        yield _unchanged(_beginning(before[0]))
    if between:
        words = sum(len(block.split()) for block in between)
        yield Shown("folded", _how_many(len(between), words))
    if after:
        yield _unchanged(_ending(after[0]))


def _how_many(blocks: int, words: int) -> str:
    found = ngettext("%(blocks)d paragraph unchanged", "%(blocks)d paragraphs unchanged", blocks)
    return (found + ngettext(" (%(words)d word)", " (%(words)d words)", words)) % {"blocks": blocks, "words": words}


def _unchanged(text: str) -> Shown:
    segments = ((SAME, text),)
    return Shown(SAME, _("Unchanged"), segments, segments, segments)


def _beginning(block: str) -> str:
    return block if len(block) <= BESIDE else f"{block[:BESIDE].rpartition(' ')[0]}…"


def _ending(block: str) -> str:
    return block if len(block) <= BESIDE else f"…{block[-BESIDE:].partition(' ')[2]}"
