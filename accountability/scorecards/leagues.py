"""An index with all its answers, scored together: for other weights, and for words against deeds.

Kept in the process until the next scorecard of the index is published.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from accountability.record.answers import answers_in
from accountability.record.models import Scorecard
from accountability.scorecards.cards import read
from accountability.scorecards.queries import Index
from accountability.scorecards.workings import compiled
from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.engine import score
from accountability.scoring.gaps import WordsAndDeeds, words_and_deeds
from accountability.scoring.methodology import Methodology as Tree
from accountability.scoring.result import Result
from accountability.scoring.sensitivity import RankRange, rank_ranges

# Enough that the ends of the ranges hardly move with another seed; the seed makes them the same in every process.
DRAWS, SEED = 500, 2026


@dataclass(frozen=True, eq=False)
class League:
    """Every company of an index in one result, by its slug; ``names`` are their names today."""

    tree: Tree
    result: Result
    names: dict[str, str]

    @cached_property
    def ranges(self) -> dict[str, RankRange | None]:
        """Where each company ranks under other reasonable weights; None without a score."""
        return dict(zip(self.result.companies, rank_ranges(self.result, DRAWS, SEED), strict=True))

    @cached_property
    def gaps(self) -> dict[str, WordsAndDeeds]:
        """Each company's words and deeds."""
        return words_and_deeds(self.result)


def league_of(index: Index) -> League:
    """The index scored together. One statement when it has changed since it was last asked for, else none."""
    return league(index.tree, index.companies, index.newest)


@lru_cache(maxsize=16)
def league(tree: Tree, _companies: int, _newest: int) -> League:
    """The same by methodology. Standings only come and advance: their number and newest edition tell states apart."""
    found = Scorecard.objects.filter(
        standing__isnull=False, methodology=tree.id, methodology_version=tree.version
    ).order_by("slug")
    rows: list[AnswerRow] = []
    units: list[Unit] = []
    names: dict[str, str] = {}
    for company, name, document in found.values_list("slug", "standing__name", "document").iterator(chunk_size=100):
        own_rows, own_units = answers_in(read(document), company=company)
        rows += own_rows
        units += own_units
        names[company] = name
    return League(tree, score(compiled(tree), rows, units, companies=names), names)
