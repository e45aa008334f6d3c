"""Words and deeds for reading."""

from accountability.scorecards.gaps import Side, gap_of, gaps_of, has_both
from accountability.scoring.gaps import DimensionScore, WordsAndDeeds
from accountability.scoring.methodology import Rounding
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY

NONE = DimensionScore(None, 0, 4)


def found(words, deeds, answered=4):
    return WordsAndDeeds(DimensionScore(words, answered, 4), DimensionScore(deeds, 4, 4), NONE)


def test_gap_is_that_of_the_numbers_shown():
    gap = gap_of("axis", "Axis", found(50.4, 20.5), Rounding())
    assert (gap.words, gap.deeds, gap.points) == (Side(50, 4, 4), Side(21, 4, 4), 29)
    assert (gap.start, gap.length, gap.size) == (21, 29, 29)


def test_gap_is_not_shown_while_a_side_is_thinly_answered():
    gap = gap_of("axis", "Axis", found(50, 20, answered=1), Rounding())
    assert (gap.points, gap.words, gap.size) == (None, Side(50, 1, 4), 0)
    bare = gap_of("axis", "Axis", WordsAndDeeds(NONE, NONE, NONE), Rounding())
    assert (bare.points, bare.start) == (None, 0)


def test_gaps_stand_widest_first_and_unknown_last():
    names = {"a": "Axis", "b": "Bolt", "c": "Cora", "d": "Dune"}
    gaps = gaps_of(
        {"a": found(10, 40), "b": found(60, 20), "c": found(0, 0), "d": found(9, 9, answered=0)}, names, Rounding()
    )
    assert [(gap.name, gap.points) for gap in gaps] == [("Bolt", 40), ("Cora", 0), ("Axis", -30), ("Dune", None)]


def test_methodology_has_both_only_with_commitments_and_practice():
    assert has_both(parse_methodology(METHODOLOGY))
    assert not has_both(parse_methodology(METHODOLOGY.replace(", dimension: practice", "")))
