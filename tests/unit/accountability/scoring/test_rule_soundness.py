"""Weights, aggregates, folding points, caps and grades that make no sense are named with their line."""

import pytest

from tests.unit.accountability.scoring.building import SMALL, changed, faults

FAULTS = [
    pytest.param(
        [("weight: 1", "weight: -1")],
        "",
        ["line 16: criterion 'A1': a negative weight is only allowed under a sum"],
        id="neg weight",
    ),
    pytest.param(
        [
            ("weight: 1", "weight: -1"),
            ("title: Theme A,", "title: Theme A, aggregate: {by: sum},"),
            ("title: Total,", "title: Total, aggregate: {over: leaf},"),
        ],
        "",
        ["line 16: criterion 'A1': a negative weight is only allowed under a sum"],
        id="neg weight over",
    ),
    pytest.param(
        [
            ("title: Theme B,", "title: Theme B, weight: -1,"),
            ("title: Total,", "title: Total, aggregate: {by: sum, over: leaf},"),
        ],
        "",
        ["line 18: criterion 'B': a negative weight is only allowed under a sum"],
        id="neg weight unused",
    ),
    pytest.param(
        [("title: Total,", "title: Total, weight: -1,")],
        "",
        ["line 14: criterion 'T': a negative weight is only allowed under a sum"],
        id="neg root",
    ),
    pytest.param(
        [("title: Three,", "title: Three, weight: 0,")],
        "",
        ["line 18: criterion 'B': everything it is computed from has weight 0"],
        id="zero weights",
    ),
    pytest.param(
        [("title: Total,", "title: Total, aggregate: {over: element},")],
        "",
        ["line 14: criterion 'T': nothing under it has the level 'element'"],
        id="over",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, units: [g],"), ("title: One,", "title: One, units: [g],")],
        "",
        ["line 16: criterion 'A1': a folding point inside another, 'A'"],
        id="fold in fold",
    ),
    pytest.param(
        [
            ("title: Three, level: leaf, scale: s", "title: Three, level: leaf, scale: open"),
            ("title: Total,", "title: Total, aggregate: {scale_to: 100},"),
        ],
        "",
        ["line 14: criterion 'T': 'scale_to' needs a maximum, but a scale under it has none"],
        id="scale_to open",
    ),
    pytest.param(
        [
            ("title: Three,", "title: Three, weight: -1, "),
            ("title: Theme B,", "title: Theme B, aggregate: {by: sum, scale_to: 100},"),
        ],
        "",
        ["line 18: criterion 'B': 'scale_to' needs a maximum above 0"],
        id="scale_to neg",
    ),
    pytest.param(
        [
            ("title: Three, level: leaf, scale: s", "title: Three, level: leaf, scale: open"),
            ("title: Theme B,", "title: Theme B, aggregate: {by: geometric},"),
        ],
        "",
        ["line 18: criterion 'B': a geometric mean needs scores that cannot fall below 0"],
        id="geometric",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: Z, at_most: 50, when: [{node: Y, gte: 1}, {node: A, lt: {node: X}}]}\n",
        [
            "line 21: cap: 'Z' is not a criterion of this file",
            "line 21: cap: a condition reads 'X', which is not a criterion of this file",
            "line 21: cap: a condition reads 'Y', which is not a criterion of this file",
        ],
        id="cap unknown node",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: A, at_most: 50, when: [{node: T, gte: 3}]}\n",
        ["line 21: cap: depends on its own result: T > A > T"],
        id="cap circle",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: A, at_most: 50, when: [{node: A, gte: 3}]}\n",
        ["line 21: cap: depends on its own result: A > A"],
        id="cap self",
    ),
    pytest.param(
        [],
        "grades:\n  - {grade: a, when: [{node: Z, gte: 3}]}\n",
        ["line 21: grade: a condition reads 'Z', which is not a criterion of this file"],
        id="grade unknown",
    ),
    pytest.param(
        [],
        "grades:\n  - {grade: a}\n  - {grade: b, when: [{node: T, gte: 5}]}\n",
        ["line 22: grade: the grade 'b' can never be reached"],
        id="grade after otherwise",
    ),
    pytest.param(
        [],
        "grades:\n"
        "  - {grade: a, when: [{node: T, gte: 50}]}\n"
        "  - {grade: b, when: [{node: T, gte: 60}]}\n"
        "  - {grade: c}\n",
        ["line 22: grade: the grade 'b' can never be reached"],
        id="grade shadow",
    ),
    pytest.param(
        [],
        "grades:\n"
        "  - {grade: a, when: [{node: T, gte: 50}]}\n"
        "  - {grade: b, when: [{node: T, lt: 50}]}\n"
        "  - {grade: c}\n",
        ["line 23: grade: the grade 'c' can never be reached"],
        id="grade union",
    ),
    pytest.param(
        [],
        "grades:\n  - {grade: a, when: [{node: T, gte: 50}, {node: T, lt: 40}]}\n  - {grade: c}\n",
        ["line 21: grade: the grade 'a' can never be reached"],
        id="grade empty",
    ),
    pytest.param(
        [],
        "grades:\n  - {grade: a, when: [{node: T, gt: 100}]}\n  - {grade: c}\n",
        ["line 21: grade: the grade 'a' can never be reached"],
        id="grade above max",
    ),
    pytest.param(
        [],
        "grades:\n"
        "  - {grade: a, when: [{node: A, gt: {node: B}}]}\n"
        "  - {grade: b, when: [{node: A, lte: {node: B}}]}\n"
        "  - {grade: x, when: [{node: B, gte: {node: A}}, {node: T, lt: 30}]}\n"
        "  - {grade: c}\n",
        ["line 23: grade: the grade 'x' can never be reached"],
        id="grade nodes",
    ),
]


@pytest.mark.parametrize(("replacements", "rules", "expected"), FAULTS)
def test_rule_problems_names_every_fault(replacements, rules, expected):
    assert faults(SMALL) == []
    assert faults(changed(*replacements) + rules) == expected
