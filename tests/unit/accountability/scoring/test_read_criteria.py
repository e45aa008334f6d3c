"""Every fault in a criterion is named with its line."""

import pytest

from tests.unit.accountability.scoring.building import SMALL, changed, faults

KNOWN = "id, parent, title, level, weight, scale, aggregate, units, guidance, refs, dimension, rubric"
METHODS = "mean, sum, min, max, geometric, median, share_met, none_some_all"
FAULTS = [
    pytest.param(
        [("title: One", "title: One, color: x")],
        "",
        [f"line 16: criterion 'A1': unknown key 'color'; known are {KNOWN}"],
        id="criterion unknown key",
    ),
    pytest.param([("id: A1, ", "")], "", ["line 16: criterion: 'id' is missing"], id="criterion no id"),
    pytest.param(
        [("id: A1, ", "id: A/1, ")],
        "",
        ["line 16: criterion 'A/1': 'id' must not hold spaces, slashes, quotes or any of ? # < > &"],
        id="criterion id bad",
    ),
    pytest.param([("title: One, ", "")], "", ["line 16: criterion 'A1': 'title' is missing"], id="criterion no title"),
    pytest.param(
        [("- {id: A1, parent: A, title: One, level: leaf, scale: s, weight: 1}", "- A1")],
        "",
        ["line 16: criterion: must be a mapping of keys to values"],
        id="criterion scalar",
    ),
    pytest.param(
        [("weight: 1", "weight: heavy")],
        "",
        ["line 16: criterion 'A1': 'weight' must be a number, not 'heavy'"],
        id="weight text",
    ),
    pytest.param(
        [("weight: 1", "dimension: words")],
        "",
        ["line 16: criterion 'A1': 'dimension' must be one of commitment, practice, remedy, not 'words'"],
        id="dimension",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, units: [g, g],")],
        "",
        ["line 15: criterion 'A': 'units' names 'g' twice"],
        id="units twice",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, units: g,")],
        "",
        ["line 15: criterion 'A': 'units' must be a list with at least one entry"],
        id="units text",
    ),
    pytest.param(
        [("weight: 1", "refs: [a, ~]")], "", ["line 16: criterion 'A1': 'refs' must be a list of texts"], id="refs"
    ),
    pytest.param(
        [("weight: 1", "rubric: {yes: }")],
        "",
        ["line 16: criterion 'A1': the rubric for 'yes' must be a text"],
        id="rubric null",
    ),
    pytest.param(
        [("weight: 1", "rubric: [yes]")],
        "",
        ["line 16: criterion 'A1': 'rubric' must be a mapping with at least one entry"],
        id="rubric list",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {by: average},")],
        "",
        [f"line 15: criterion 'A': 'by' must be one of {METHODS}, not 'average'"],
        id="by",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {how: mean},")],
        "",
        ["line 15: criterion 'A': unknown key 'how'; known are by, over, scale_to, met, points"],
        id="agg unknown",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: mean,")],
        "",
        ["line 15: criterion 'A': must be a mapping of keys to values"],
        id="agg text",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {scale_to: 0},")],
        "",
        ["line 15: criterion 'A': 'scale_to' must be above 0"],
        id="scale_to 0",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {by: share_met},")],
        "",
        ["line 15: criterion 'A': 'met' belongs with 'by: share_met' and is missing"],
        id="met missing",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {by: mean, met: 3},")],
        "",
        ["line 15: criterion 'A': 'met' belongs with 'by: share_met'"],
        id="met stray",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {by: none_some_all},")],
        "",
        ["line 15: criterion 'A': 'points' belongs with 'by: none_some_all' and is missing"],
        id="points missing nsa",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {points: [1,2,3]},")],
        "",
        ["line 15: criterion 'A': 'points' belongs with 'by: none_some_all'"],
        id="points stray",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {by: none_some_all, points: [0, 1]},")],
        "",
        ["line 15: criterion 'A': 'points' must be three numbers: for none, some and all"],
        id="points two",
    ),
    pytest.param(
        [("title: Theme A,", "title: Theme A, aggregate: {by: none_some_all, points: [0, x, 1]},")],
        "",
        ["line 15: criterion 'A': 'points' must be a number, not 'x'"],
        id="points words",
    ),
]


@pytest.mark.parametrize(("replacements", "rules", "expected"), FAULTS)
def test_read_criterion_names_every_fault(replacements, rules, expected):
    assert faults(SMALL) == []
    assert faults(changed(*replacements) + rules) == expected
