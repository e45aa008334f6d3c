"""Every fault in a cap or grade is named with its line."""

import pytest

from tests.unit.accountability.scoring.building import SMALL, changed, faults

FAULTS = [
    pytest.param(
        [],
        "caps:\n  - {node: T, at_most: 50, why: x}\n",
        ["line 21: cap: 'when' is missing", "line 21: cap: unknown key 'why'; known are node, at_most, when, reason"],
        id="cap keys",
    ),
    pytest.param([], "caps:\n  - T\n", ["line 21: cap: must be a mapping of keys to values"], id="cap scalar"),
    pytest.param(
        [], "caps: {node: T}\n", ["line 20: methodology: 'caps' must be a list with at least one entry"], id="caps map"
    ),
    pytest.param(
        [],
        "caps:\n  - {reason: x}\n",
        ["line 21: cap: 'at_most' is missing", "line 21: cap: 'node' is missing", "line 21: cap: 'when' is missing"],
        id="cap missing all",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: T, at_most: 50, when: [{node: A}]}\n",
        ["line 21: cap: a condition needs one of lt, lte, gt, gte, eq"],
        id="cap cond none",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: T, at_most: 50, when: [A]}\n",
        ["line 21: cap: must be a mapping of keys to values"],
        id="cap cond scalar",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: T, at_most: 50, when: [{node: A, above: 3, lt: x}]}\n",
        [
            "line 21: cap: 'lt' must be a number, not 'x'",
            "line 21: cap: unknown key 'above'; known are node, lt, lte, gt, gte, eq",
        ],
        id="cap cond key",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: T, at_most: 50, when: [{node: A, lt: {criterion: B}}]}\n",
        ["line 21: cap: 'node' is missing", "line 21: cap: unknown key 'criterion'; known are node"],
        id="cap cond node",
    ),
    pytest.param(
        [],
        "caps:\n  - {node: T, at_most: high, when: [{node: A, lt: 3}]}\n",
        ["line 21: cap: 'at_most' must be a number, not 'high'"],
        id="cap at_most",
    ),
    pytest.param(
        [],
        "grades:\n  - {name: x}\n",
        ["line 21: grade: 'grade' is missing", "line 21: grade: unknown key 'name'; known are grade, when"],
        id="grade keys",
    ),
    pytest.param(
        [],
        "grades:\n  - {grade: a, when: []}\n",
        ["line 21: grade: 'when' must be a list with at least one entry"],
        id="grade when empty",
    ),
]


@pytest.mark.parametrize(("replacements", "rules", "expected"), FAULTS)
def test_read_rules_names_every_fault(replacements, rules, expected):
    assert faults(SMALL) == []
    assert faults(changed(*replacements) + rules) == expected
