"""Quotes and the archived sources they stand in, as a frozen document holds them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from accountability.scorecards.wording import EXTENTS, MATCHES, SOURCE_KINDS, word

# Characters of context beside a quote on a card; the page of its source shows all there is.
NEAR = 110


@dataclass(frozen=True)
class Copy:
    """Our archived copy of a source. ``text`` is there only for an excerpt made for quoting."""

    sha256: str
    text_sha256: str
    captured_on: str
    media_type: str
    size: int
    extent: str
    text: str | None

    @property
    def is_excerpt(self) -> bool:
        """Whether it was made for quoting, and is not the whole publication."""
        return self.extent == "excerpt"

    @property
    def extent_label(self) -> str:
        """Whether it is the whole publication."""
        return word(EXTENTS, self.extent)


@dataclass(frozen=True)
class Origin:
    """A publication; ``number`` names its page here."""

    number: int
    title: str
    publisher: str
    url: str
    kind: str
    language: str
    published_on: str | None
    copy: Copy | None

    @property
    def kind_label(self) -> str:
        """What kind of publication it is."""
        return word(SOURCE_KINDS, self.kind)

    @property
    def captured_on(self) -> str:
        """When our copy was made; '' without one."""
        return self.copy.captured_on if self.copy else ""


@dataclass(frozen=True)
class Passage:
    """A quote in its context. ``start`` and ``end`` count characters of the text of the copy it was found in."""

    number: int
    text: str
    before: str
    after: str
    start: int
    end: int
    language: str
    translation: str
    speaker: str
    said_on: str
    is_reported: bool
    match: str
    status: str
    capture_sha256: str
    origin: Origin
    is_machine_translation: bool = False

    @property
    def anchor(self) -> str:
        """Its anchor on the page of its source."""
        return f"quote-{self.number}"

    @property
    def shortly_before(self) -> str:
        """The end of what stands before it, cut at a word."""
        if len(self.before) <= NEAR:
            return self.before
        return "…" + self.before[-NEAR:].partition(" ")[2]

    @property
    def shortly_after(self) -> str:
        """The beginning of what stands after it, cut at a word."""
        if len(self.after) <= NEAR:
            return self.after
        return self.after[:NEAR].rpartition(" ")[0] + "…"

    @property
    def status_label(self) -> str:
        """How it stands in our copy, where the site's own word would say too much: an excerpt is no archived copy."""
        is_excerpt = self.origin.copy is not None and self.origin.copy.is_excerpt
        return _("Found in our excerpt") if is_excerpt and self.status == "verified" else ""

    @property
    def match_label(self) -> str:
        """How it was found in our copy."""
        return word(MATCHES, self.match)


@dataclass(frozen=True)
class Segment:
    """A stretch of a text, quoted or not, and the quotes that begin with it."""

    text: str
    is_quoted: bool
    begins: tuple[Passage, ...]


def number_of(subject: str) -> int:
    """12 of ``quote:12``."""
    return int(subject.rpartition(":")[2])


def origins(document: Mapping[str, Any]) -> dict[str, Origin]:
    """Every source of the document by its name there."""
    return {item["id"]: _origin(item) for item in document["sources"]}


def passages(document: Mapping[str, Any]) -> dict[str, Passage]:
    """Every quote of the document by its name there."""
    sources = origins(document)
    return {item["id"]: _passage(item, sources[item["source"]]) for item in document["quotes"]}


def highlighted(text: str, quotes: Iterable[Passage]) -> Iterator[Segment]:
    """The whole text in stretches; where quotes overlap, every edge makes a new one."""
    quotes = tuple(quotes)
    edges = sorted({0, len(text), *(q.start for q in quotes), *(q.end for q in quotes)})
    for start, end in pairwise(edges):
        is_quoted = any(quote.start <= start and end <= quote.end for quote in quotes)
        yield Segment(text[start:end], is_quoted, tuple(quote for quote in quotes if quote.start == start))


def _origin(item: Mapping[str, Any]) -> Origin:
    copy = item["capture"]
    return Origin(
        number=number_of(item["id"]),
        title=item["title"],
        publisher=item["publisher"],
        url=item["url"],
        kind=item["kind"],
        language=item["language"],
        published_on=item["published_on"],
        copy=Copy(**{field: copy[field] for field in Copy.__annotations__}) if copy else None,
    )


def _passage(item: Mapping[str, Any], origin: Origin) -> Passage:
    return Passage(
        number=number_of(item["id"]),
        text=item["text"],
        before=item["before"],
        after=item["after"],
        start=item["start"],
        end=item["end"],
        language=item["language"],
        translation=item.get("translation", ""),
        speaker=item.get("speaker", ""),
        said_on=item.get("said_on", ""),
        is_reported=item.get("voice") == "reported",
        match=item["match"],
        status=item["status"],
        capture_sha256=item["capture_sha256"],
        origin=origin,
        is_machine_translation=item.get("is_machine_translation", False),
    )
