"""Cutting a text into paragraphs: blank lines, lines of their own, and lines that were only wrapped."""

import re
from typing import NamedTuple

from responses.intake.finding.sentences import trimmed
from responses.intake.finding.shapes import Span

# Wider lines than this were not wrapped by hand or by a wire's printer.
WIDEST_WRAP = 100
TERMINAL = re.compile(r"[.!?…:;][\"'”’»«“)\]]*$")
# Not "1. Januar", where a line was wrapped within a date.
ITEM = re.compile(
    r"^\s*(?:[-–—•*▪●◦‣·]|\(?\d{1,2}[.)](?!\s+(?i:jan|feb|m[aä]r|apr|ma[ij]|may|jun|jul|aug|sep|o[kc]t|nov|de[zc]))|[a-z]\))\s+\S"
)
QUOTED = re.compile(r"^(?: {4,}|\t+|\s*>\s?)(?=\S)")
# What begins a line of its own though the line above has no full stop: bylines, credits, dates, an address.
OPENING = re.compile(
    r"(?:By|Von|Par|Door|Av|Text|Photo|Foto|Bild|Image|Published|Posted|Updated|Veröffentlicht|Stand|Publié|Gepubliceerd|"
    r"Publicerad|Dear|UPDATE)\b|\W*\d{1,4}[./ -]|\(",
)
# A line that ends so goes on, though the next begins with the day.
BEFORE_DAY = re.compile(
    r"(?<!\w)(?:vom|am|zum|ab|bis|den|dem|seit|on|by|of|until|from|since|before|le|du|au|op|van|per|tot|voor|före|till|från)$",
    re.IGNORECASE,
)
RULE = re.compile(r"^\s*[-=_*~#|:+ ]{3,}\s*$")
COLUMNS = re.compile(r"\S(?:\t+| {3,})(?=\S)")


class Block(NamedTuple):
    """A paragraph's place, and how it was set off from the rest."""

    start: int
    end: int
    quoted: bool  # indented, or after ">"
    tabular: bool  # cells in columns, or between " | "
    after_blank: bool  # a blank line stands before it


class Line(NamedTuple):
    """A line's place (without blanks around it) and its words as they stand."""

    start: int
    end: int
    raw: str

    @property
    def words(self) -> str:
        """The line without blanks around it."""
        return self.raw.strip()


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a text, in order."""
    groups = _groups(text)
    width = _width(groups)
    found: list[Block] = []
    for group in groups:
        tabular = _tabular(group)
        for place, run in enumerate(_runs(group, width, tabular)):
            span = trimmed(text, run[0].start, run[-1].end)
            quoted = all(QUOTED.match(line.raw) for line in run) and not ITEM.match(run[0].raw)
            found.append(Block(*span, quoted, tabular[run[0].start], not place))
    if _first_lines_indented(text, found):
        found = [block._replace(quoted=False) for block in found]
    return _mended(text, found)


def _first_lines_indented(text: str, blocks: list[Block]) -> bool:
    """Whether the text sets every paragraph off by indenting it, so that an indent says nothing more."""
    prose = [block for block in blocks if not ITEM.match(text[block.start : block.end])]
    lines = (text[text.rfind("\n", 0, block.start) + 1 : block.end] for block in prose)
    return sum(bool(QUOTED.match(line)) for line in lines) * 2 > len(prose)


def _groups(text: str) -> list[list[Line]]:
    """Lines that stand together without a blank line or a ruled line between them."""
    groups: list[list[Line]] = [[]]
    place = 0
    for raw in text.splitlines(keepends=True):
        line = Line(*trimmed(text, place, place + len(raw)), raw.rstrip("\r\n"))
        place += len(raw)
        if line.start == line.end or RULE.match(line.raw):
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _width(groups: list[list[Line]]) -> int:
    """The column at which the text was wrapped; 0 when it was not."""
    lengths = sorted(len(line.words) for group in groups if len(group) > 1 for line in group[:-1])
    long = sum(len(line.words) > WIDEST_WRAP for group in groups for line in group)
    if not lengths or long > 2:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    full = sum(length >= width * 3 / 4 for length in lengths)
    return width if 40 <= width <= WIDEST_WRAP and full * 2 >= len(lengths) else 0


def _tabular(group: list[Line]) -> dict[int, bool]:
    """Which lines are rows of a table: cells between bars, or three lines and more in columns."""
    columns = sum(bool(COLUMNS.search(line.words)) for line in group) >= 3
    return {
        line.start: " | " in line.raw or line.words.startswith("|") or (columns and bool(COLUMNS.search(line.words)))
        for line in group
    }


def _runs(group: list[Line], width: int, tabular: dict[int, bool]) -> list[list[Line]]:
    """The lines of a group, those that belong to one paragraph together."""
    runs = [[group[0]]]
    for line in group[1:]:
        last = runs[-1][-1]
        apart = tabular[last.start] or tabular[line.start] or bool(ITEM.match(line.raw))
        if not apart and _goes_on(last, line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(last: Line, line: Line, width: int) -> bool:
    """Whether a line only continues the one before: its first word had no room there, or the sentence is not over."""
    indented, before = bool(QUOTED.match(line.raw)), bool(QUOTED.match(last.raw))
    if indented and not before and not ITEM.match(last.raw):
        return False
    first_word = line.words.split(maxsplit=1)[0].split("-")[0]
    if width and len(last.raw.rstrip()) + 1 + len(first_word) > width:
        return True
    if TERMINAL.search(last.words) or (before and not indented and not width):
        return False
    if width and line.words[0].isdigit() and BEFORE_DAY.search(last.words):
        return True
    full = len(line.words) * 2 >= width or bool(TERMINAL.search(line.words))
    if width and full and len(last.raw.rstrip()) >= width * 2 / 3 and not OPENING.match(line.words):  # wrapped raggedly
        return True
    return line.words[0].islower() or last.words.endswith((",", "-", "–", "—"))


def _mended(text: str, blocks: list[Block]) -> list[Block]:
    """Paragraphs with those joined that a bad copy broke in the middle of a sentence."""
    mended: list[Block] = []
    for block in blocks:
        last = mended[-1] if mended else None
        if last and not (last.tabular or block.tabular or block.quoted) and _broken(text, last, block):
            mended[-1] = Block(last.start, block.end, last.quoted, tabular=False, after_blank=last.after_blank)
        else:
            mended.append(block)
    return mended


def _broken(text: str, last: Block, block: Block) -> bool:
    """Whether the paragraph before stops in a sentence that this one takes up with a small letter."""
    before = text[last.start : last.end]
    if TERMINAL.search(before) or not text[block.start].islower() or ITEM.match(before):
        return False
    return len(before) >= 40 or (before.endswith(",") and len(before.split()) > 5)


def cells_of(text: str, span: Span) -> tuple[Span, ...]:
    """The cells of a row, without the blanks around them; an empty cell is a span of no length."""
    row = text[span.start : span.end]
    cut = re.compile(r"\s*\|\s*") if "|" in row else re.compile(r"\t+| {3,}")
    edges, begun = [], 0
    for match in cut.finditer(row):
        edges.append((begun, match.start()))
        begun = match.end()
    edges.append((begun, len(row)))
    spans = [trimmed(text, span.start + start, span.start + max(start, end)) for start, end in edges]
    if row.startswith("|"):
        spans = spans[1:]
    return tuple(spans[:-1] if row.endswith("|") else spans)
