"""What is passed along while an article is read, and what comes out. Places are offsets into ``Article.text``."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the text: ``text[start:end]``."""

    start: int
    end: int


class Kind(StrEnum):
    """What a paragraph is. Only BODY, QUOTED, LISTED and CELLS are read for companies and claims."""

    BODY = "body"
    HEADING = "heading"
    QUOTED = "quoted"  # a block quotation: indented four spaces, or after "> "
    LISTED = "listed"  # an item of a list: after "- ", "• ", "1. "
    CELLS = "cells"  # a row of a table: cells between " | "
    CAPTION = "caption"  # of a photograph
    BYLINE = "byline"  # author, place, dates of publication and update
    UPDATE = "update"  # a dated addition ("UPDATE 14:30: …"); read like BODY, later than all of it
    CLUTTER = "clutter"  # menus, cookie banners, related links, adverts, comments


@dataclass(frozen=True)
class Paragraph:
    """A block of the text, with the sentences in it."""

    start: int
    end: int
    kind: Kind
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Article:
    """A text that was read: its paragraphs, and what it says of itself."""

    text: str
    language: str  # en, de, fr, nl, sv; another code when it is none of them
    published_on: str | None  # YYYY-MM-DD, of the first publication
    published_span: Span | None  # where that stands
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Known:
    """A company that is on the register already: ``key`` is given back with what is found of it."""

    name: str
    also: tuple[str, ...] = ()
    key: int | None = None


@dataclass(frozen=True)
class Mention:
    """A place where a company is named or described; ``is_name`` is false for "the drone maker", "the company"."""

    start: int
    end: int
    company: str
    is_name: bool


@dataclass(frozen=True)
class FoundCompany:
    """A company the article speaks of: today's name, the other names it goes by there, and every mention."""

    name: str
    also: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    key: int | None = None  # of the Known it is


@dataclass(frozen=True)
class FoundQuote:
    """Words between marks (without them), or of a letter or a block quotation. ``company`` None: nobody's, or in doubt.

    ``speaker`` is the speaker as the article puts it ("An Axis spokesman"), "" when it names none.
    """

    start: int
    end: int
    text: str
    company: str | None
    speaker: str = ""


@dataclass(frozen=True)
class Found:
    """A passage about one company: an indirect claim, an allegation, or a silence."""

    start: int
    end: int
    text: str
    company: str


@dataclass(frozen=True)
class FoundCommitment:
    """A promise, or a measure said to be taken. ``due`` is YYYY, YYYY-MM or YYYY-MM-DD when it names a deadline."""

    start: int
    end: int
    text: str
    company: str
    due: str | None = None


@dataclass(frozen=True)
class Proposals:
    """All that is proposed of one article; nothing of it is true before a person says so."""

    article: Article
    companies: tuple[FoundCompany, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    indirect: tuple[Found, ...] = ()
    commitments: tuple[FoundCommitment, ...] = ()
    allegations: tuple[Found, ...] = ()
    no_response: tuple[Found, ...] = ()
    document_author: str | None = field(default=None)  # the company whose own letter, release or statement this is
