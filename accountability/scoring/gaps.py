"""Words and deeds: how far a company's commitments are ahead of its practice."""

from dataclasses import dataclass
from typing import get_args

import numpy as np

from accountability.scoring.computing import compute
from accountability.scoring.methodology import Dimension
from accountability.scoring.result import Result

LEAST_COVERAGE = 0.5


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """One dimension of one company: the total over its leaves alone, as a share of its maximum times 100.

    None where there is no score; `answered` and `applicable` count the leaves of the dimension.
    """

    score: float | None
    answered: int
    applicable: int

    @property
    def is_covered(self) -> bool:
        """Whether at least half of the applicable leaves are answered."""
        return self.applicable > 0 and self.answered >= LEAST_COVERAGE * self.applicable


@dataclass(frozen=True, slots=True)
class WordsAndDeeds:
    """The three dimensions of one company side by side."""

    commitment: DimensionScore
    practice: DimensionScore
    remedy: DimensionScore

    @property
    def gap(self) -> float | None:
        """Commitment minus practice in points; None unless both have a score and half their leaves answered."""
        words, deeds = self.commitment, self.practice
        if words.score is None or deeds.score is None or not (words.is_covered and deeds.is_covered):
            return None
        return words.score - deeds.score


def words_and_deeds(result: Result) -> dict[str, WordsAndDeeds]:
    """Return every company's dimensions: the methodology's own total with all other leaves left out and no caps."""
    dimensions = {dimension: _dimension_scores(result, dimension) for dimension in get_args(Dimension)}
    return {
        company: WordsAndDeeds(**{name: scores[column] for name, scores in dimensions.items()})
        for column, company in enumerate(result.companies)
    }


def _dimension_scores(result: Result, dimension: Dimension) -> list[DimensionScore]:
    compiled = result.compiled
    only = np.array([criterion.dimension == dimension for criterion in compiled.methodology.criteria], dtype=bool)
    scores = compute(compiled, result.layout, result.sheet, result.missing, only=only, caps=False)
    columns, root = slice(len(result.companies)), compiled.root
    highs = scores.highs[root, columns]
    shares = scores.values[root, columns] / np.where((highs > 0) & np.isfinite(highs), highs, np.nan) * 100.0
    return [
        DimensionScore(None if np.isnan(share) else float(share), int(answered), int(applicable))
        for share, answered, applicable in zip(
            shares, scores.answered[root, columns], scores.applicable[root, columns], strict=True
        )
    ]
