"""Every fault in a scale is named with its line."""

import pytest

from tests.unit.accountability.scoring.building import SMALL, changed, faults

FAULTS = [
    pytest.param(
        [("n: {number: {min: 0, max: 10}}", "n: 5")],
        "",
        ["line 11: scale 'n': must be a mapping of keys to values"],
        id="scale scalar",
    ),
    pytest.param(
        [("n: {number: {min: 0, max: 10}}", "n: {numbers: 1}")],
        "",
        ["line 11: scale 'n': 'number' is missing", "line 11: scale 'n': unknown key 'numbers'; known are number"],
        id="scale unknown key",
    ),
    pytest.param(
        [("n: {number: {min: 0, max: 10}}", "n: {number: {min: 11, max: 10, step: 1}}")],
        "",
        ["line 11: scale 'n': 'min' is above 'max'", "line 11: scale 'n': unknown key 'step'; known are min, max"],
        id="number limits",
    ),
    pytest.param(
        [("{min: 0,", "{min: zero,")],
        "",
        ["line 11: scale 'n': 'min' must be a number, not 'zero'"],
        id="number not number",
    ),
    pytest.param(
        [("answer: partial", "answer: yes")],
        "",
        ["line 8: scale 's': the answer 'yes' stands twice"],
        id="answer twice",
    ),
    pytest.param([("answer: partial, ", "")], "", ["line 8: scale 's': 'answer' is missing"], id="answer missing"),
    pytest.param(
        [("answer: partial, ", "answer: partial, colour: 3, ")],
        "",
        ["line 8: scale 's': unknown key 'colour'; known are answer, label, points"],
        id="answer unknown key",
    ),
    pytest.param(
        [("answer: partial, points: 50", "answer: partial")],
        "",
        ["line 8: scale 's': 'points' is missing"],
        id="points missing",
    ),
    pytest.param(
        [("points: 50", 'points: "50"')],
        "",
        ["line 8: scale 's': 'points' must be a number, not '50'"],
        id="points quoted",
    ),
    pytest.param(
        [("points: 50", "points: .nan")],
        "",
        ["line 8: scale 's': 'points' must be a number, not '.nan'"],
        id="points nan",
    ),
    pytest.param(
        [("points: 50", "points: 1e13")],
        "",
        ["line 8: scale 's': 'points' must be a number, not '1e13'"],
        id="points big",
    ),
    pytest.param(
        [("points: 50", "points: [1]")], "", ["line 8: scale 's': 'points' must be a number"], id="points list"
    ),
    pytest.param(
        [("- {answer: partial, points: 50}", "- partial")],
        "",
        ["line 8: scale 's': must be a mapping of keys to values"],
        id="answer not map",
    ),
    pytest.param(
        [("points: 100", "points: null"), ("points: 50", "points: ~"), ("points: 0", "points: ")],
        "",
        ["line 6: scale 's': needs at least one answer with points"],
        id="no points at all",
    ),
]


@pytest.mark.parametrize(("replacements", "rules", "expected"), FAULTS)
def test_read_scale_names_every_fault(replacements, rules, expected):
    assert faults(SMALL) == []
    assert faults(changed(*replacements) + rules) == expected
