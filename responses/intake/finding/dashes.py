"""Quotations that a dash begins, and attributions in the middle of the marks: where the speaker's words are."""

from collections.abc import Sequence

from responses.intake.finding.marks import Marked
from responses.intake.finding.shapes import Article


def dash_parts(article: Article, marks: Sequence[Marked]) -> list[Marked]:
    """The marked stretches and those after a dash."""
    return list(marks)
