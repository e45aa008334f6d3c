"""Words and deeds: commitment beside practice, and no gap where too little is known."""

import pytest

from accountability.scoring.gaps import DimensionScore, words_and_deeds
from tests.unit.accountability.scoring.building import result_of, rows, tree

TREE = (
    "A, parent: T",
    "A1, parent: A, dimension: commitment",
    "A2, parent: A, dimension: practice",
    "B, parent: T",
    "B1, parent: B, dimension: practice",
    "B2, parent: B, dimension: practice",
    "B3, parent: B, dimension: remedy",
    "B4, parent: B",
)
ALL = {"A1": "yes", "A2": "no", "B1": "partial", "B2": "partial", "B3": "na", "B4": "yes"}


def words(answers, *, root="T", rules=""):
    return words_and_deeds(result_of(tree(root, *TREE, rules=rules), *rows("X", answers), companies=["X"]))["X"]


def test_words_and_deeds_scores_each_dimension_on_its_own():
    found = words(ALL)
    assert found.commitment == DimensionScore(100.0, answered=1, applicable=1)
    assert found.practice == DimensionScore(25.0, answered=3, applicable=3)
    assert found.remedy == DimensionScore(None, answered=0, applicable=0)
    assert found.gap == 75.0


def test_words_and_deeds_are_shares_of_their_maximum_and_know_no_caps():
    rules = "caps:\n  - {node: T, at_most: 1, when: [{node: A2, lte: 0}]}\n"
    found = words(ALL, root="T, aggregate: {by: sum}", rules=rules)
    assert (found.commitment.score, found.practice.score) == (100.0, 25.0)


@pytest.mark.parametrize(
    ("left_out", "gap"),
    [((), 75.0), (("B1",), 75.0), (("B1", "B2"), None), (("A1",), None), (("A2", "B1", "B2"), None)],
)
def test_gap_needs_half_of_both_sides(left_out, gap):
    assert words({leaf: answer for leaf, answer in ALL.items() if leaf not in left_out}).gap == gap
