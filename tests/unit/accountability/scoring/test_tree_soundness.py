"""Criteria that make no tree, or leaves that cannot be answered, are named with their line."""

import pytest

from tests.unit.accountability.scoring.building import SMALL, changed, faults

FAULTS = [
    pytest.param(
        [("weight: 1", "rubric: {maybe: x}")],
        "",
        ["line 16: criterion 'A1': the rubric explains 'maybe', which is not on the scale 's'"],
        id="rubric not on scale",
    ),
    pytest.param(
        [("id: A2,", "id: A1,")], "", ["line 17: criterion 'A1': the id stands twice, first on line 16"], id="dup id"
    ),
    pytest.param(
        [("parent: B,", "parent: Z,")],
        "",
        [
            "line 18: criterion 'B': needs a scale to be answered on, or criteria under it",
            "line 19: criterion 'B1': its parent 'Z' is not a criterion of this file",
        ],
        id="unknown parent",
    ),
    pytest.param(
        [("parent: A, title: One", "parent: B, title: One")],
        "",
        ["line 16: criterion 'A1': its parent 'B' stands after it, on line 18"],
        id="parent after",
    ),
    pytest.param(
        [("id: A, parent: T", "id: A, parent: A1")],
        "",
        [
            "line 15: criterion 'A': its parents make a cycle: A > A1 > A",
            "line 16: criterion 'A1': 'scale' belongs on a leaf, but this criterion has others under it",
        ],
        id="cycle",
    ),
    pytest.param(
        [("id: A, parent: T", "id: A, parent: A")],
        "",
        ["line 15: criterion 'A': its parents make a cycle: A > A"],
        id="self",
    ),
    pytest.param(
        [("id: B, parent: T,", "id: B,")],
        "",
        ["line 18: criterion 'B': has no parent, but the root is already 'T'"],
        id="two roots",
    ),
    pytest.param(
        [("id: T, ", "id: T, parent: Q, ")],
        "",
        [
            "line 14: criterion 'T': its parent 'Q' is not a criterion of this file",
            "line 14: criterion 'T': no criterion is the root (one without a parent)",
        ],
        id="no root",
    ),
    pytest.param(
        [("title: Three, level: leaf, scale: s", "title: Three, level: leaf")],
        "",
        ["line 19: criterion 'B1': needs a scale to be answered on, or criteria under it"],
        id="no scale",
    ),
    pytest.param(
        [("title: Three, level: leaf, scale: s", "title: Three, level: leaf, scale: z")],
        "",
        ["line 19: criterion 'B1': the scale 'z' is not defined"],
        id="unknown scale",
    ),
    pytest.param(
        [("title: Theme B,", "title: Theme B, scale: s, rubric: {yes: x}, dimension: remedy,")],
        "",
        [
            "line 18: criterion 'B': 'dimension' belongs on a leaf, but this criterion has others under it",
            "line 18: criterion 'B': 'rubric' belongs on a leaf, but this criterion has others under it",
            "line 18: criterion 'B': 'scale' belongs on a leaf, but this criterion has others under it",
        ],
        id="scale on parent",
    ),
    pytest.param(
        [("title: Three,", "title: Three, aggregate: {by: sum},")],
        "",
        ["line 19: criterion 'B1': 'aggregate' belongs on a computed criterion, but nothing is under this one"],
        id="aggregate on leaf",
    ),
]


@pytest.mark.parametrize(("replacements", "rules", "expected"), FAULTS)
def test_tree_problems_names_every_fault(replacements, rules, expected):
    assert faults(SMALL) == []
    assert faults(changed(*replacements) + rules) == expected
