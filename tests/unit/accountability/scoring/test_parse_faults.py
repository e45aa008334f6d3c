"""Every fault in the head of a methodology file is named with its line."""

import pytest

from tests.unit.accountability.scoring.building import SMALL, changed, faults

KNOWN = (
    "format, id, version, title, publisher, licence, attribution, language, rounding, missing, "
    "scales, criteria, caps, grades"
)
FAULTS = [
    pytest.param(
        [("title: Example", "title: Example\ncolour: red")],
        "",
        [f"line 5: methodology: unknown key 'colour'; known are {KNOWN}"],
        id="unknown top key",
    ),
    pytest.param([("format: 1\n", "")], "", ["line 1: methodology: 'format' is missing"], id="missing format"),
    pytest.param([("format: 1", "format: 2")], "", ["line 1: methodology: 'format' must be 1, not '2'"], id="format2"),
    pytest.param(
        [("id: example\n", ""), ('version: "1"\n', ""), ("title: Example\n", "")],
        "",
        [
            "line 1: methodology: 'id' is missing",
            "line 1: methodology: 'title' is missing",
            "line 1: methodology: 'version' is missing",
        ],
        id="missing id, version,title",
    ),
    pytest.param(
        [("id: example", "id: My Example")],
        "",
        ["line 2: methodology: 'id' must be small letters, digits and hyphens, not 'My Example'"],
        id="slug",
    ),
    pytest.param(
        [('version: "1"', "version: ~")], "", ["line 3: methodology: 'version' must be a text"], id="version null"
    ),
    pytest.param(
        [("title: Example", "title: [a]")], "", ["line 4: methodology: 'title' must be a text"], id="title list"
    ),
    pytest.param(
        [("title: Example", "title: Example\nmissing: ignore")],
        "",
        ["line 5: methodology: 'missing' must be one of exclude, zero, error, not 'ignore'"],
        id="missing word",
    ),
    pytest.param(
        [("title: Example", "title: Example\nrounding: {places: 7, mode: up, x: 1}")],
        "",
        [
            "line 5: rounding: 'mode' must be one of half_up, half_even, not 'up'",
            "line 5: rounding: 'places' must be a whole number from 0 to 6",
            "line 5: rounding: unknown key 'x'; known are places, mode",
        ],
        id="rounding unknown",
    ),
    pytest.param(
        [("title: Example", "title: Example\nrounding: 3")],
        "",
        ["line 5: rounding: must be a mapping of keys to values"],
        id="rounding text",
    ),
    pytest.param(
        [("scales:\n", "scales: []\nscalez:\n")],
        "",
        [
            "line 5: methodology: 'scales' must be a mapping with at least one entry",
            f"line 6: methodology: unknown key 'scalez'; known are {KNOWN}",
            "line 17: criterion 'A1': the scale 's' is not defined",
            "line 18: criterion 'A2': the scale 's' is not defined",
            "line 20: criterion 'B1': the scale 's' is not defined",
        ],
        id="scales list",
    ),
    pytest.param(
        [("criteria:\n", "criteria: []\nrest:\n")],
        "",
        [
            "line 13: methodology: 'criteria' must be a list with at least one entry",
            f"line 14: methodology: unknown key 'rest'; known are {KNOWN}",
        ],
        id="no criteria",
    ),
]


@pytest.mark.parametrize(("replacements", "rules", "expected"), FAULTS)
def test_parse_methodology_names_every_fault_of_the_head(replacements, rules, expected):
    assert faults(SMALL) == []
    assert faults(changed(*replacements) + rules) == expected
