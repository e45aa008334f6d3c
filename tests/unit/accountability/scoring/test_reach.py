"""Grades that nobody could be given are found, and only those."""

import pytest

from accountability.scoring import reach
from accountability.scoring.reach import unreachable_grades
from tests.unit.accountability.scoring.building import SMALL, faults, tree

FLAT = ("T", "A, parent: T", "B, parent: T")


@pytest.mark.parametrize(
    "conditions",
    [
        ["{node: T, lt: 20}", "{node: T, gte: 80}, {node: A, gt: {node: B}}", ""],
        ["{node: T, gte: 80}", "{node: T, eq: 50}", "{node: T, lte: 60}", ""],
        ["{node: A, gt: {node: B}}", "{node: A, lt: {node: B}}", "{node: A, eq: {node: B}}", ""],
        ["{node: T, gte: 100}", "{node: T, lte: 0}", "{node: A, gte: 0}", ""],
    ],
)
def test_unreachable_grades_leaves_reachable_ones_alone(conditions):
    grades = [f"  - {{grade: g{at}{f', when: [{when}]' if when else ''}}}\n" for at, when in enumerate(conditions)]
    assert unreachable_grades(tree(*FLAT, rules="grades:\n" + "".join(grades))) == []


def test_unreachable_grades_names_none_when_there_are_too_many_cases(monkeypatch):
    grades = "  - {grade: a, when: [{node: T, gte: 50}]}\n  - {grade: b, when: [{node: T, gte: 60}]}\n"
    rules = "grades:\n" + grades + "  - {grade: c}\n"
    assert faults(SMALL + rules) == ["line 22: grade: the grade 'b' can never be reached"]
    monkeypatch.setattr(reach, "MOST_CASES", 3)
    assert unreachable_grades(tree(*FLAT, rules=rules)) == []


def test_unreachable_grades_works_without_limits_or_thresholds():
    rules = "grades:\n  - {grade: a, when: [{node: O, gt: {node: P}}]}\n  - {grade: b}\n"
    open_scales = ("O, parent: T, scale: open", "P, parent: T, scale: open")
    assert unreachable_grades(tree("T, aggregate: {by: sum}", *open_scales, rules=rules)) == []
