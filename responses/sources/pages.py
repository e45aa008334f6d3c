"""The main text of a web page, by blocks.

Conventions of the text: blocks stand apart by a blank line; headings are blocks of their own; block quotes are indented
by four spaces; items of a list begin with "- " and stand line by line; a row of a table is one line, its cells joined
by " | "; ``<br>`` is a line break; elements inside a line leave no spaces behind. NBSP is kept.
"""

import re
from importlib.metadata import version
from itertools import pairwise

from lxml import etree, html

from responses.sources.clutter import Element, clear, weigh, words
from responses.sources.encodings import decode
from responses.sources.shapes import Extract

READER = f"pages 1 (lxml {version('lxml')})"

BLOCKS = words(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol optgroup option p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6")
# White space that a browser runs together; NBSP and its kind are characters of the text.
RUN = re.compile(r"[ \t\r\n\f]+")
AROUND_BREAK = re.compile(r" *\n *")
# Invisible, and no part of a word: soft hyphens, zero-width spaces, byte order marks.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
WORD = re.compile(r"\w+")
OPENS_QUOTE = re.compile(r"^[\"'“”„‟«»‹›‘’‚`]")
# A paragraph that sends the reader elsewhere, when it is hardly more than a link.
ELSEWHERE = re.compile(
    r"^(?:read (?:more|also|next)|also read|see also|related|more on this|lire aussi|à lire|lisez aussi|mehr zum thema|"
    r"lesen sie|lees (?:ook|meer)|bekijk ook|läs (?:mer|också|även)|watch|listen)\b",
    re.IGNORECASE,
)


def read_page(content: bytes, *, label: str = "") -> Extract:
    """The main text of a web page; ``label`` is the encoding that the server named."""
    decoded = decode(content, label=label, is_markup=True)
    page = parse(decoded.text)
    return Extract(text="" if page is None else main_text(page), extractor=READER, notes=decoded.notes)


def main_text(page: Element) -> str:
    """The main text of the page. The tree is changed: read the page's facts first."""
    body = page if page.tag == "body" else page.find(".//body")
    if body is None:
        body = page
    clear(body)
    return "".join(_joined(_without_repeats(_Blocks().read(_root(body)))))


def parse(markup: str) -> Element | None:
    """The tree of a page, or None when there is nothing in it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    # As text it may not say that it is bytes.
    plain = re.sub(r"^\s*<\?xml[^>]*>", "", markup)
    try:
        return html.document_fromstring(plain, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return None


def _root(body: Element) -> Element:
    """The smallest element that holds the headline and most of the prose."""
    weights = weigh(body)
    headings = [heading for heading in body.iter("h1") if weights[heading].text][:1]
    root, everything = body, weights[body].prose
    while True:
        inner = [
            child
            for child in root
            if isinstance(child.tag, str)
            and weights[child].prose >= 0.7 * everything
            and all(heading is child or child in heading.iterancestors() for heading in headings)
        ]
        if not inner or inner[0].tag in {"p", "h1", "table", "blockquote", "pre", "ul", "ol"}:
            return root
        root = inner[0]


class Block:
    """A block of text: its kind, its words, and how many of its characters are links."""

    def __init__(self, kind: str, text: str, linked: int) -> None:
        self.kind, self.text, self.linked = kind, text, linked

    def is_link(self, share: float) -> bool:
        """Whether so much of it is a link."""
        return self.linked > share * len(self.text)

    @property
    def leads_away(self) -> bool:
        """Whether it only sends the reader to another page."""
        return self.is_link(0.5) and bool(ELSEWHERE.match(self.text))


class _Blocks:
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
            self._pieces.append("\x1f")
        elif self._rows[-1] is not element:
            self._pieces.append(" ")

    def _flush(self, tag: str = "") -> None:
        text = "".join(self._pieces)
        if tag == "row":
            cells = [RUN.sub(" ", cell).strip() for cell in text.split("\x1f")]
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


RUN_OF_SPACES = re.compile("  +")


def _tables(row: Element) -> set[Element]:
    """The table a row belongs to."""
    return {next(row.iterancestors("table"), row)}


def _is_layout(table: Element) -> bool:
    """Whether a table only places things on the page: tables or headings in its cells, or long running text."""
    if next(table.iterdescendants("table", "h1", "h2", "article"), None) is not None:
        return True
    return any(sum(1 for _ in cell.iter("p")) > 2 for cell in table.iter("td"))


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """The blocks without pull quotes (their words stand in another paragraph) and without pointers elsewhere."""
    running = [" ".join(WORD.findall(block.text.lower())) for block in blocks]
    kept: list[Block] = []
    for block, spoken in zip(blocks, running, strict=True):
        may_repeat = block.kind in {"quote", "text"} and OPENS_QUOTE.match(block.text) and spoken.count(" ") >= 2
        if may_repeat and len(block.text) < 400 and any(spoken in other and spoken != other for other in running):
            continue
        is_above = block.is_link(0.8) and any(each.kind == "h1" for each in blocks[len(kept) + 1 :]) and not kept
        if block.leads_away or is_above:
            continue
        kept.append(block)
    return kept


def _joined(blocks: list[Block]) -> list[str]:
    """The text of the blocks and what stands between them."""
    pieces = [_set(block) for block in blocks[:1]]
    for above, block in pairwise(blocks):
        together = above.kind == block.kind and block.kind in {"item", "row"}
        pieces += ["\n" if together else "\n\n", _set(block)]
    return pieces


def _set(block: Block) -> str:
    if block.kind == "item":
        return "- " + block.text
    return "\n".join("    " + line for line in block.text.split("\n")) if block.kind == "quote" else block.text
