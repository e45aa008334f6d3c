"""Cutting the tree of a web page into blocks of text, and setting the blocks as text.

Conventions of the text: blocks stand apart by a blank line; headings are blocks of their own; block quotes are indented
by four spaces; items of a list begin with "- " and stand line by line; a row of a table is one line, its cells joined
by " | "; ``<br>`` is a line break; elements inside a line leave no spaces behind. NBSP is kept.
"""

import re
from itertools import pairwise

from lxml import etree

from responses.sources.clutter import HEADINGS, Element, words

BLOCKS = words(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol optgroup option p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
# White space that a browser runs together; NBSP and its kind are characters of the text.
RUN = re.compile(r"[ \t\r\n\f]+")
RUN_OF_SPACES = re.compile("  +")
AROUND_BREAK = re.compile(r" *\n *")
# Invisible, and no part of a word: soft hyphens, zero-width spaces, byte order marks, control characters.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
# Stands where a cell of a table begins and ends.
CELL = "\x1f"


def blocks_of(root: Element) -> list["Block"]:
    """The blocks of text under ``root``, in order."""
    return _Walk().read(root)


def set_as_text(blocks: list["Block"]) -> str:
    """The text of the blocks, by the conventions above."""
    pieces = [_set(block) for block in blocks[:1]]
    for above, block in pairwise(blocks):
        together = above.kind == block.kind and block.kind in {"item", "row"}
        pieces += ["\n" if together else "\n\n", _set(block)]
    return "".join(pieces)


def _set(block: "Block") -> str:
    if block.kind == "item":
        return "- " + block.text
    return "\n".join("    " + line for line in block.text.split("\n")) if block.kind == "quote" else block.text


class Block:
    """A block of text: its kind, its words, and how many of its characters are links."""

    def __init__(self, kind: str, text: str, linked: int) -> None:
        self.kind, self.text, self.linked = kind, text, linked

    def is_link(self, share: float) -> bool:
        """Whether so much of it is a link."""
        return self.linked > share * len(self.text)


class _Walk:
    """Walks the tree once, without recursion, and cuts the text where a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[str] = []
        self._linked = self._links = self._quotes = self._items = self._pre = 0
        self._rows: list[Element] = []
        self._headings: list[str] = []
        self._layout: set[Element] = set()

    def read(self, root: Element) -> list[Block]:
        """The blocks under ``root``."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._open(element)
                self._add(element.text)
            else:
                self._close(element)
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return self.found

    def _add(self, text: str | None) -> None:
        if not text:
            return
        text = UNSEEN.sub("", text)
        if not self._pre:
            text = RUN.sub(" ", text)
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._pieces.append(" " if self._rows else "\n")
        elif tag == "table" and _is_layout(element):
            self._layout.add(element)
        if tag in BLOCKS:
            self._cut(element)
        self._count(tag, 1)
        if tag == "tr" and not _tables(element) & self._layout:
            self._rows.append(element)

    def _close(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._cut(element)
        if self._rows and self._rows[-1] is element:
            self._flush("row")
            self._rows.pop()
        self._count(element.tag, -1)

    def _count(self, tag: str, step: int) -> None:
        self._links += step * (tag == "a")
        self._quotes += step * (tag == "blockquote")
        self._items += step * (tag == "li")
        self._pre += step * (tag == "pre")

    def _cut(self, element: Element) -> None:
        """A block begins or ends here; within a row of a table only a cell does."""
        if not self._rows:
            self._flush(element.tag)
        elif element.tag in {"td", "th"}:
            self._pieces.append(CELL)
        elif self._rows[-1] is not element:
            self._pieces.append(" ")

    def _flush(self, tag: str = "") -> None:
        text = "".join(self._pieces)
        if tag == "row":
            cells = [RUN.sub(" ", cell).strip() for cell in text.split(CELL)]
            # Each cell was marked where it began and where it ended.
            text = " | ".join(cells[1::2]) if any(cells) else ""
        elif not self._pre:
            text = AROUND_BREAK.sub("\n", RUN_OF_SPACES.sub(" ", text))
        text = text.strip("\n") if self._pre else text.strip()
        if text.strip():
            self.found.append(Block(self._kind(tag), text, self._linked))
        self._pieces, self._linked = [], 0

    def _kind(self, tag: str) -> str:
        if tag in HEADINGS or tag == "row":
            return tag
        if self._items:
            return "item"
        return "quote" if self._quotes else "text"


def _tables(row: Element) -> set[Element]:
    """The table a row belongs to."""
    return {next(row.iterancestors("table"), row)}


def _is_layout(table: Element) -> bool:
    """Whether a table only places things on the page: tables or headings in its cells, or long running text."""
    if next(table.iterdescendants("table", "h1", "h2", "article"), None) is not None:
        return True
    return any(sum(1 for _ in cell.iter("p")) > 2 for cell in table.iter("td"))
