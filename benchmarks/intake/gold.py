"""The articles with what a careful reader finds in them (``articles/dev`` and ``articles/held``)."""

import html.parser
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.intake.tokens import name_key

ARTICLES = Path(__file__).parent / "articles"
BLOCKS = frozenset((
    *("address", "article", "aside", "blockquote", "body", "br", "button", "dd", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav"),
    *("ol", "p", "section", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"),
))  # fmt: skip
UNSEEN = frozenset(("script", "style", "noscript", "template", "head"))


@dataclass(frozen=True)
class Gold:
    """An article, and what is right to propose of it."""

    stem: str
    path: Path
    expected: dict[str, Any]
    text: str  # what a reader sees, menus and all

    @property
    def language(self) -> str:
        """The language it is written in."""
        return str(self.expected["language"])


class Names:
    """The right names of companies by any name they go by."""

    def __init__(self, companies: list[dict[str, Any]]) -> None:
        self.companies = {company["name"]: company for company in companies}
        self._by_key: dict[str, str] = {}
        for company in companies:
            for name in (company["name"], *company.get("also", [])):
                self._by_key.setdefault(name_key(name), company["name"])

    def resolve(self, *names: str | None) -> str | None:
        """The right name of the first of these names that is one of a company's."""
        return next((self._by_key[name_key(name)] for name in names if name and name_key(name) in self._by_key), None)


class _Visible(html.parser.HTMLParser):
    """Collects what a reader sees of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or something unseen."""
        self.unseen += tag in UNSEEN
        if tag in BLOCKS and tag not in UNSEEN:
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a block, or something unseen."""
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the text."""
        if not self.unseen:
            self.out.append(data.replace("\n", " "))


def visible_text(markup: str) -> str:
    """What a reader sees of a page: a line for each block."""
    parser = _Visible()
    parser.feed(markup)
    parser.close()
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip(" ") for line in "".join(parser.out).split("\n"))
    return "\n".join(line for line in lines if line)


def articles_of(folder: str) -> Iterator[Gold]:
    """The articles of a folder (dev or held), in order."""
    for answer in sorted((ARTICLES / folder).glob("*.json")):
        expected = json.loads(answer.read_text(encoding="utf-8"))
        path = next(path for ending in (".txt", ".html") if (path := answer.with_suffix(ending)).exists())
        read = path.read_text(encoding="utf-8")
        yield Gold(answer.stem, path, expected, visible_text(read) if path.suffix == ".html" else read)
