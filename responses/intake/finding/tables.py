"""Tables in an article: the rows that stand together, and which of them say that a company gave no answer."""

from collections.abc import Sequence
from itertools import takewhile

from responses.intake.finding.blocks import cells_of
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import Article, Kind, Paragraph, Span
from responses.intake.finding.wording import Token

TOPIC = "tables"
CROSSES = frozenset("–—-✗✘×xX0")


def _head_of(article: Article, row: Paragraph) -> tuple[Span, ...]:
    """The cells of the first row of the table that a row belongs to."""
    above = article.paragraphs[article.paragraphs.index(row) :: -1]
    *_, head = takewhile(lambda one: one.kind == Kind.CELLS, above)
    return cells_of(article.text, Span(head.start, head.end))


def is_head(article: Article, paragraph: Paragraph) -> bool:
    """Whether a row is the first of its table."""
    head = _head_of(article, paragraph)
    return head[0].start >= paragraph.start


def says_no_answer(article: Article, paragraph: Paragraph) -> bool:
    """Whether a row says no in the column that tells who answered."""
    said = _answer_cells(article, paragraph)
    return bool(said) and _is_no(article, said[0])


def tells_who_answered(article: Article, paragraph: Paragraph) -> bool:
    """Whether the table of a row has a column that tells who answered."""
    return bool(_answer_cells(article, paragraph))


def _answer_cells(article: Article, paragraph: Paragraph) -> list[Span]:
    """The cells of a row in the columns that tell who answered."""
    if paragraph.kind != Kind.CELLS or is_head(article, paragraph):
        return []
    heads = _head_of(article, paragraph)
    cells = cells_of(article.text, Span(paragraph.start, paragraph.end))
    asked = phrases(TOPIC, article.language, "answer_heads")
    return [cell for head, cell in zip(heads, cells, strict=False) if asked.search(article.text, head.start, head.end)]


def _is_no(article: Article, cell: Span) -> bool:
    """Whether a cell says that there was no answer."""
    words = article.text[cell.start : cell.end].strip(" .*_")
    return not words or words in CROSSES or bool(phrases(TOPIC, article.language, "unanswered").match(words))


def tells_answer(article: Article, number: int) -> bool:
    """Whether a line under a company's name says whether it answered: "Svarade: ja, skriftligt"."""
    own = article.paragraphs[number]
    label, colon, _ = article.text[own.start : own.end].partition(":")
    return bool(colon) and phrases(TOPIC, article.language, "answer_heads").search(label) is not None


def denies_answer(article: Article, paragraph: Paragraph) -> bool:
    """Whether the line right above a paragraph says that there was no answer: "Svarade: nej"."""
    number = article.paragraphs.index(paragraph) - 1
    if number < 0 or article.paragraphs[number].kind != Kind.HEADING or not tells_answer(article, number):
        return False
    above = article.paragraphs[number]
    said = article.text[above.start : above.end].partition(":")[2].strip(" .*_")
    return bool(phrases(TOPIC, article.language, "unanswered").match(said))


def ends_cell(tokens: Sequence[Token]) -> bool:
    """Whether a name fills its cell, with nothing but a former or short name in brackets behind it."""
    end = next((at for at, token in enumerate(tokens) if token.text == "|"), 0)
    return end == 1 or (end > 3 and tokens[1].text == "(" and tokens[end - 1].text == ")")
