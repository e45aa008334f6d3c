"""A reader's own weights."""

import pytest

from accountability.scorecards.reweighing import movers, own_weights, reweighed, weighted_members
from accountability.scoring.answers import AnswerRow
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY

TREE = parse_methodology(METHODOLOGY)
ANSWERS = {"axis": {"A1": "yes", "B1": "no"}, "bolt": {"A1": "no", "B1": "partly"}, "cora": {}}
NAMES = {"axis": "Axis", "bolt": "Bolt", "cora": "Cora"}


def result():
    rows = [AnswerRow(company, *answer) for company, given in ANSWERS.items() for answer in given.items()]
    return score(compile_methodology(TREE), rows, companies=NAMES)


def table(**asked):
    rows = reweighed(result(), NAMES, own_weights(TREE, asked))
    return [(row.name, row.rank, row.score, row.published_rank, row.published_score, row.places) for row in rows]


def test_published_weights_move_nobody():
    assert table() == [("Axis", 1, 50, 1, 50, 0), ("Bolt", 2, 25, 2, 25, 0), ("Cora", None, None, None, None, 0)]
    assert own_weights(TREE, {}).is_published


def test_own_weights_move_companies_beside_their_published_rank():
    assert table(A="0", B="2.5") == [
        ("Bolt", 1, 50, 2, 25, 1),
        ("Axis", 2, 0, 1, 50, -1),
        ("Cora", None, None, None, None, 0),
    ]
    rows = reweighed(result(), NAMES, own_weights(TREE, {"A": "0"}))
    assert (movers(rows), [row.moved for row in rows]) == (2, [1, 1, 0])


@pytest.mark.parametrize("garbage", ["-1", "11", "1e999", "nan", "inf", "x", "1,5", "١", "\x00", "1 2"])
def test_garbage_leaves_the_published_weight_and_is_said(garbage):
    own = own_weights(TREE, {"A": garbage, "B": " 2 ", "Z": garbage})
    assert own.chosen == {"A": 1, "B": 2}
    assert own.problems == ("The weight of A must be a number from 0 to 10; the published weight is used.",)
    assert [(weight.value, weight.published) for weight in own.weights] == [("1", "1"), ("2", "1")]


def test_nothing_but_zeros_leaves_the_published_weights():
    own = own_weights(TREE, {"A": "0", "B": "0"})
    assert own.problems == ("At least one weight must be above 0; the published weights are used.",)
    assert own.is_published


def test_weights_stand_under_what_they_belong_to():
    pooled = METHODOLOGY.replace("level: total}", "level: total, aggregate: {by: mean, over: criterion}}")
    tree = parse_methodology(pooled)
    grouped = own_weights(tree, {}).grouped(tree)
    assert [(title, [weight.criterion.id for weight in weights]) for title, weights in grouped] == [
        ("Policy", ["A1"]),
        ("Screening", ["B1"]),
    ]


def test_larger_published_weights_widen_the_limits_and_negative_ones_are_not_offered():
    heavy = parse_methodology(
        METHODOLOGY.replace("level: total}", "level: total, aggregate: {by: sum}}")
        .replace("title: Policy,", "title: Policy, weight: 25,")
        .replace("title: Screening,", "title: Screening, weight: -1,")
    )
    own = own_weights(heavy, {"A": "24"})
    assert (own.highest, own.chosen, own.problems) == (25, {"A": 24}, ())


def test_there_are_no_weights_where_they_play_no_part():
    tree = parse_methodology(METHODOLOGY.replace("level: total}", "level: total, aggregate: {by: min}}"))
    assert weighted_members(tree) == ()
    assert own_weights(tree, {"A": "2"}).weights == ()
