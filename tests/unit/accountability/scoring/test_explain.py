"""Every score can be taken apart again."""

import pytest

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.explain import explain
from tests.unit.accountability.scoring.building import result_of, rows, tree

FLAT = ("A, parent: T, weight: 3", "B, parent: T", "C, parent: T", "D, parent: T")


def parts(methodology, answers, criterion="T"):
    return {part.name: part for part in explain(result_of(methodology, *rows("X", answers)), "X", criterion).parts}


def test_explain_shows_what_each_part_adds_and_what_was_left_out():
    found = parts(tree("T", *FLAT), {"A": "yes", "B": "partial", "C": "na"})
    assert [part.contribution for part in found.values()] == [75.0, 12.5, None, None]
    assert [part.left_out for part in found.values()] == [None, None, "not applicable", "not assessed"]
    assert [(part.title, part.weight, part.answer) for part in found.values()] == [
        ("A", 3.0, "yes"), ("B", 1.0, "partial"), ("C", 1.0, "na"), ("D", 1.0, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("by: sum", [300.0, 50.0]),
        ("by: sum, scale_to: 10", [7.5, 1.25]),
        ("by: share_met, met: 60", [75.0, 0.0]),
        ("by: min", [None, None]),
        ("by: mean, scale_to: 1", [0.75, 0.125]),
    ],
)
def test_explain_adds_up_by_the_method(rule, expected):
    found = parts(tree(f"T, aggregate: {{{rule}}}", *FLAT[:2]), {"A": "yes", "B": "partial"})
    assert [part.contribution for part in found.values()] == expected


def test_explain_has_nothing_to_add_for_parts_without_weight():
    found = parts(tree("T", "A, parent: T", "B, parent: T, weight: 0"), {"B": "yes"})
    assert [part.contribution for part in found.values()] == [None, None]


def test_explain_names_the_answer_the_cap_and_the_grade():
    cap = "caps:\n  - {node: T, at_most: 5, when: [{node: B, eq: 0}]}\n"
    methodology = tree("T", *FLAT[:2], rules=cap + "grades:\n  - {grade: low, when: [{node: T, lt: 50}]}\n")
    result = result_of(methodology, *rows("X", {"A": "yes", "B": "no"}))
    found, leaf = explain(result, "X", "T"), explain(result, "X", "B")
    assert (found.score.cap, found.score.uncapped, found.grade) == (methodology.caps[0], 75.0, methodology.grades[0])
    assert (leaf.answer, leaf.parts, leaf.grade, leaf.criterion.id) == ("no", (), None, "B")


UNITS = (Unit("X", "g", "group"), Unit("X", "m", "service"), Unit("X", "m1", "plan", "m"), Unit("X", "s", "service"))
FOLDED = tree("T", "A, parent: T, units: [group, service]", "A1, parent: A", "A2, parent: A")
ANSWERS = (("g", "yes"), ("m1", "partial"), ("s", "na"))


def folded(criterion, unit=""):
    result = result_of(FOLDED, *(AnswerRow("X", "A1", answer, name) for name, answer in ANSWERS), units=UNITS)
    return [(p.name, p.weight, p.contribution, p.left_out) for p in explain(result, "X", criterion, unit).parts]


def test_explain_shows_units_where_they_become_one():
    assert folded("A") == [("g", 0.5, 50.0, None), ("m", 0.5, 25.0, None), ("s", 0.5, None, "not assessed")]
    assert folded("A1")[2] == ("s", 0.5, None, "not applicable")
    assert folded("A", "m") == [("m1", 1.0, 50.0, None)]


def test_explain_shows_criteria_within_a_unit():
    assert folded("A", "g") == [("A1", 1.0, 100.0, None), ("A2", 1.0, None, "not assessed")]
    assert folded("T") == [("A", 1.0, 75.0, None)]
