"""Scoring companies: what unanswered, not applicable and undisclosed do, and what stands beside a score."""

import pytest

from accountability.scoring.answers import AnswerRow
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score_one
from accountability.scoring.methodology import Grade
from accountability.scoring.parse import parse_methodology
from accountability.scoring.problems import AnswersError
from accountability.scoring.result import NodeScore
from tests.unit.accountability.scoring.building import SMALL, one, result_of, rows, tree

PLAIN = parse_methodology(SMALL)
FLAT = ("A, parent: T", "B, parent: T", "C, parent: T")


def test_score_gives_the_mean_of_themes_with_what_it_rests_on():
    result = result_of(PLAIN, *rows("X", {"A1": "yes", "A2": "partial", "B1": "no"}))
    assert result.companies == ("X",)
    assert result["X", "A"] == NodeScore(75.0, 100.0, answered=2, applicable=2)
    assert result["X", "T"] == NodeScore(37.5, 100.0, answered=3, applicable=3)
    assert result.of("X").total == result["X", "T"]


def test_score_keeps_not_assessed_and_not_applicable_apart():
    result = result_of(PLAIN, *rows("X", {"A1": "na", "A2": "na"}))
    assert result["X", "A1"] == NodeScore(None, None, answered=0, applicable=0)
    assert [result["X", node].state for node in ("A", "B", "T")] == ["not applicable", "not assessed", "not assessed"]
    assert [result["X", node].coverage for node in ("A", "B")] == [None, 0.0]
    answered = result_of(PLAIN, *rows("X", {"A1": "no", "A2": "na"}))
    assert answered["X", "A"] == NodeScore(0.0, 100.0, answered=1, applicable=1)
    assert answered["X", "A"].state == "scored"


@pytest.mark.parametrize(("missing", "expected"), [("exclude", 100.0), ("zero", 25.0), (None, 100.0)])
def test_score_treats_unanswered_leaves_as_told(missing, expected):
    result = result_of(PLAIN, AnswerRow("X", "A1", "yes"), missing=missing)
    assert result["X", "T"] == NodeScore(expected, 100.0, answered=1, applicable=3)


def test_score_names_every_unanswered_leaf_when_they_are_errors():
    complete = rows("X", {"A1": "yes", "A2": "na", "B1": "no"})
    assert result_of(PLAIN, *complete, missing="error")["X", "T"].score == 50.0
    with pytest.raises(AnswersError) as raised:
        result_of(PLAIN, *complete[:2], AnswerRow("Y", "B1", "no"), missing="error")
    assert [problem.message for problem in raised.value.problems] == [
        "'A1' of Y is not answered",
        "'A2' of Y is not answered",
        "'B1' of X is not answered",
    ]


def test_score_refuses_answers_that_do_not_fit():
    with pytest.raises(AnswersError) as raised:
        result_of(PLAIN, AnswerRow("X", "T", "yes"))
    assert str(raised.value) == ("line 1: 'T' is computed from others and cannot be answered; answered are A1, A2, B1")


def test_score_lists_companies_without_answers():
    result = result_of(PLAIN, AnswerRow("Y", "B1", "yes"), companies=["Z", "A"])
    assert result.companies == ("A", "Y", "Z")
    assert [result.of(company).rank for company in result.companies] == [None, 1, None]


def test_score_pools_all_descendants_of_a_level():
    pooled = tree("T, level: total, aggregate: {over: leaf}", "A, parent: T", "A1, parent: A, level: leaf",
                  "A2, parent: A, level: leaf", "B, parent: T, level: leaf")  # fmt: skip
    assert one(pooled, {"A1": "yes", "A2": "yes", "B": "no"}) == pytest.approx(200 / 3)


def test_score_scales_to_the_maximum_of_what_is_assessed():
    points = tree("T, aggregate: {by: sum, scale_to: 100}", "A, parent: T, weight: 3", "B, parent: T")
    assert one(points, {"A": "yes", "B": "no"}) == 75.0
    assert one(points, {"A": "na", "B": "partial"}) == 50.0
    assert one(points, {"B": "partial"}) == 50.0


def test_score_subtracts_negative_weights_under_a_sum():
    penalty = tree("T, aggregate: {by: sum}", "A, parent: T", "P, parent: T, weight: -0.5")
    result = result_of(penalty, *rows("X", {"A": "partial", "P": "yes"}))
    assert result["X", "T"] == NodeScore(0.0, 100.0, answered=2, applicable=2)


def test_score_has_no_score_where_nothing_could_be_earned():
    penalty = tree("T, aggregate: {by: sum, scale_to: 10}", "A, parent: T", "P, parent: T, weight: -1")
    result = result_of(penalty, *rows("X", {"A": "na", "P": "partial"}))
    assert result["X", "T"] == NodeScore(None, None, answered=1, applicable=1)


def test_score_has_no_maximum_where_a_scale_has_none():
    unlimited = tree("T, aggregate: {by: sum}", "A, parent: T", "N, parent: T, scale: open", "O, parent: T, scale: n")
    assert result_of(unlimited, *rows("X", {"A": "no", "N": "7", "O": "1"}))["X", "T"] == NodeScore(8.0, None, 3, 3)


def test_score_knows_the_bounds_of_rules_under_a_negative_weight():
    rule = "{by: none_some_all, points: [-2, 0, 4]}"
    signed = tree(
        "T, aggregate: {by: sum}", f"P, parent: T, weight: -1, aggregate: {rule}", "A, parent: P", "B, parent: P"
    )
    assert result_of(signed, *rows("X", {"A": "yes", "B": "no"}))["X", "T"] == NodeScore(0.0, 2.0, 2, 2)


def test_ranks_compare_rounded_totals_and_skip_after_ties():
    flat = tree("T", *FLAT)
    answers = {
        "a": ("yes", "yes", "no"),
        "b": ("yes", "no", "yes"),
        "c": ("yes", "yes", "yes"),
        "d": ("no", "no", "no"),
    }
    given = [
        AnswerRow(company, leaf, answer)
        for company, all_ in answers.items()
        for leaf, answer in zip("ABC", all_, strict=True)
    ]
    ranks = result_of(flat, *given, companies=["e"]).ranks
    assert ranks == (2, 2, 1, 4, None)
    grouped = result_of(flat, *given, groups={"a": "x", "c": "x", "b": "y"}).ranks
    assert grouped == (2, 1, 1, 1)


def test_score_one_scores_a_company_without_units():
    scores = score_one(PLAIN, {"A1": "yes", "B1": "partial"})
    assert (scores.total.score, scores["A"].score, scores.rank, scores.grade) == (75.0, 100.0, 1, None)
    assert scores.total.coverage == pytest.approx(2 / 3)
    assert score_one(PLAIN, {}).total.state == "not assessed"


def test_score_one_compiles_a_methodology_once():
    assert compile_methodology(PLAIN) is compile_methodology(PLAIN)


def test_grade_is_the_first_whose_conditions_hold():
    rules = (
        "grades:\n  - {grade: low, when: [{node: T, lt: 20}]}\n"
        "  - {grade: good, when: [{node: T, gte: 50}, {node: A, gt: {node: B}}]}\n  - {grade: fair}\n"
    )
    graded = tree("T", *FLAT, rules=rules)
    grades = [score_one(graded, dict(zip("ABC", answers, strict=False))).grade for answers in
              (["no"], ["yes", "no", "yes"], ["no", "yes", "yes"], ["yes", "na"], [])]  # fmt: skip
    assert grades == ["low", "good", "fair", "fair", None]
    assert score_one(graded, {"A": "no"}).result.grades == (Grade("low", graded.grades[0].when),)


def test_grade_is_none_when_no_condition_holds():
    graded = tree("T", *FLAT, rules="grades:\n  - {grade: good, when: [{node: T, gte: 50}]}\n")
    assert [score_one(graded, {"A": answer}).grade for answer in ("yes", "no")] == ["good", None]


def test_cap_lowers_only_while_its_conditions_hold():
    rules = "caps:\n  - {node: T, at_most: 39, when: [{node: A, lte: 0}], reason: Why}\n"
    capped = tree("T", *FLAT, rules=rules)
    found = score_one(capped, {"A": "no", "B": "yes", "C": "yes"}).total
    assert (found.score, found.cap, found.uncapped) == (39.0, capped.caps[0], pytest.approx(200 / 3))
    for answer in ("partial", "na"):
        free = score_one(capped, {"A": answer, "B": "yes", "C": "yes"}).total
        assert free.score > 39
        assert (free.cap, free.uncapped) == (None, None)
    assert score_one(capped, {"B": "yes", "C": "yes"}).total.score == 100.0
    assert score_one(capped, {"A": "no", "B": "no"}).total.cap is None


def test_caps_of_one_node_let_the_lowest_decide():
    rules = "".join(f"  - {{node: T, at_most: {at}, when: [{{node: A, lte: 0}}]}}\n" for at in (30, 10, 20))
    capped = tree("T", *FLAT, rules="caps:\n" + rules)
    found = score_one(capped, {"A": "no", "B": "yes"}).total
    assert (found.score, found.cap) == (10.0, capped.caps[1])
