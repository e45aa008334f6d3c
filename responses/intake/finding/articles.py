"""Reading a text as an article: its language, its day of publication, its paragraphs and their sentences."""

import re

from responses.intake.finding.blocks import blocks_of, cells_of
from responses.intake.finding.datelines import Line, published_on
from responses.intake.finding.kinds import kinds_of
from responses.intake.finding.languages import language_of
from responses.intake.finding.sentences import sentences_of
from responses.intake.finding.shapes import Article, Kind, Paragraph, Span

MARK = re.compile(r"\s*(?:[-–—•*▪●◦‣·]|\(?\d{1,2}[.)]|[a-z]\))\s+")


def read_article(text: str) -> Article:
    """The article in a text. Every place is an offset into the text as it was given."""
    language = language_of(text)
    blocks = blocks_of(text)
    kinds = kinds_of(text, blocks, language)
    lines = [Line(block.start, block.end, kind) for block, kind in zip(blocks, kinds, strict=True)]
    dated = published_on(text, lines, language)
    return Article(
        text=text,
        language=language,
        published_on=dated.on if dated else None,
        published_span=Span(dated.start, dated.end) if dated else None,
        paragraphs=tuple(_paragraph(text, line, language) for line in lines),
    )


def _paragraph(text: str, line: Line, language: str) -> Paragraph:
    """The paragraph with its sentences; of a table's row, those of each cell."""
    parts = cells_of(text, Span(line.start, line.end)) if line.kind == Kind.CELLS else (_unmarked(text, line),)
    sentences = tuple(span for part in parts for span in sentences_of(text, part[0], part[1], language))
    return Paragraph(line.start, line.end, line.kind, sentences)


def _unmarked(text: str, line: Line) -> Span:
    """The paragraph's words, of an item without its number or sign."""
    mark = MARK.match(text, line.start, line.end) if line.kind == Kind.LISTED else None
    return Span(mark.end() if mark else line.start, line.end)
