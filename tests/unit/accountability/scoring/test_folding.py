"""The values of units become one value of the company: children, then kinds, then the company."""

import pytest

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.result import NodeScore
from tests.unit.accountability.scoring.building import result_of, tree

KINDS = tree("T", "A, parent: T, units: [group, service]", "A1, parent: A", "A2, parent: A", "B, parent: T")
GROUP, MAIL, MOBILE = Unit("X", "g", "group"), Unit("X", "mail", "service"), Unit("X", "mobile", "service")
PREPAID, POSTPAID = Unit("X", "prepaid", "plan", "mobile"), Unit("X", "postpaid", "plan", "mobile")
UNITS = (GROUP, MAIL, MOBILE, PREPAID, POSTPAID)


def folded(*answers: tuple[str, str, str], units=UNITS, methodology=KINDS, **options):
    given = [AnswerRow("X", criterion, answer, unit) for unit, criterion, answer in answers]
    return result_of(methodology, *given, units=units, **options)


def test_fold_gives_each_kind_that_has_a_value_the_same_weight():
    result = folded(("g", "A1", "yes"), ("mail", "A1", "no"), units=(GROUP, MAIL))
    assert result["X", "A"] == NodeScore(50.0, 100.0, answered=2, applicable=4)
    assert folded(("mail", "A1", "partial"), ("g", "A1", "na"))["X", "A"].score == 50.0


def test_fold_averages_child_units_before_services():
    result = folded(("prepaid", "A1", "yes"), ("postpaid", "A1", "no"), ("mail", "A1", "no"))
    assert result.in_unit("X", "mobile", "A").score == 50.0
    assert result["X", "A"].score == 25.0
    assert result["X", "A1"].score == 25.0


def test_fold_lets_answered_child_units_replace_their_parent():
    both = folded(("mobile", "A1", "yes"), ("prepaid", "A1", "no"))
    assert both["X", "A"] == NodeScore(0.0, 100.0, answered=1, applicable=8)
    parent_only = folded(("mobile", "A1", "yes"))
    assert parent_only["X", "A"] == NodeScore(100.0, 100.0, answered=1, applicable=6)


def test_fold_expects_child_units_when_nobody_has_answered():
    assert folded(("g", "A1", "no"))["X", "A"] == NodeScore(0.0, 100.0, answered=1, applicable=8)
    assert folded(("g", "A1", "yes"), missing="zero")["X", "A"].score == pytest.approx((50 + 0) / 2)


def test_fold_leaves_out_units_of_other_kinds():
    result = folded(("g", "A1", "yes"), units=(GROUP, Unit("X", "z", "zone")), missing="zero")
    assert result["X", "A"] == NodeScore(50.0, 100.0, answered=1, applicable=2)


def test_fold_is_not_applicable_for_a_company_without_units():
    assert folded(units=(), companies=["X"])["X", "A"] == NodeScore(None, None, answered=0, applicable=0)


def test_fold_on_a_leaf_averages_its_units():
    leaf = tree("T", "A, parent: T, units: [service]")
    deep = Unit("X", "deepest", "line", "prepaid")
    answers = (("mail", "A", "yes"), ("postpaid", "A", "no"), ("deepest", "A", "yes"))
    assert folded(*answers, units=(*UNITS, deep), methodology=leaf)["X", "T"].score == 75.0


def test_cap_under_a_fold_holds_in_each_unit_alone():
    rules = (
        "caps:\n  - {node: A, at_most: 10, when: [{node: A1, lte: 0}]}\n"
        "  - {node: A1, at_most: 60, when: [{node: B, gte: 0}]}\n"
    )
    criteria = ("T", "F, parent: T, units: [service]", "A, parent: F", "A1, parent: A", "A2, parent: A", "B, parent: T")
    capped = tree(*criteria, rules=rules)
    answers = (
        ("mail", "A1", "no"),
        ("mail", "A2", "yes"),
        ("mobile", "A1", "yes"),
        ("mobile", "A2", "yes"),
        ("", "B", "no"),
    )
    result = folded(*answers, units=(MAIL, MOBILE), methodology=capped)
    assert result.in_unit("X", "mail", "A").cap == capped.caps[0]
    assert result.in_unit("X", "mobile", "A1").uncapped == 100.0
    assert [result.in_unit("X", unit, "A").score for unit in ("mail", "mobile")] == [10.0, 80.0]
    assert result["X", "A"] == NodeScore(45.0, 100.0, answered=4, applicable=4)


def test_cap_on_a_folding_point_reads_company_values():
    rules = "caps:\n  - {node: A, at_most: 10, when: [{node: A1, lt: 60}]}\n"
    capped = tree("T", "A, parent: T, units: [service]", "A1, parent: A", "A2, parent: A", rules=rules)
    result = folded(("mail", "A1", "no"), ("mobile", "A1", "yes"), units=(MAIL, MOBILE), methodology=capped)
    assert (result["X", "A1"].score, result["X", "A"].score, result["X", "A"].uncapped) == (50.0, 10.0, 50.0)
    assert result.in_unit("X", "mobile", "A").score == 100.0
