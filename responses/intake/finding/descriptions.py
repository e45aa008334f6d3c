"""Descriptions that mean a company: "the company", "the drone maker", "das Unternehmen", "le groupe", "bolaget"."""

from collections.abc import Sequence

from responses.intake.finding.clusters import Cluster
from responses.intake.finding.mentions import Named
from responses.intake.finding.names import Sentence
from responses.intake.finding.shapes import Article


def described(
    article: Article, sentences: Sequence[Sentence], companies: Sequence[Cluster], named: Sequence[Named]
) -> list[Named]:
    """The companies with the mentions that describe them added."""
    return list(named)
