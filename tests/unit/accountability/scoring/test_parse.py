"""A sound methodology file becomes a Methodology with everything it says."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accountability.scoring.methodology import (
    Aggregate,
    Cap,
    Condition,
    Grade,
    NumberRange,
    Option,
    Rounding,
    Scale,
    parse_number,
)
from accountability.scoring.parse import parse_methodology
from accountability.scoring.problems import MethodologyError
from tests.unit.accountability.scoring.building import SMALL, changed

FULL = """\
format: 1
id: full-example
version: 2026.10
title: Yes
publisher: Someone
licence: CC-BY-4.0
attribution: Someone, 2026
language: fr
rounding: {places: 1, mode: half_even}
missing: zero
scales:
  s: [{answer: yes, label: Yes, points: 100}, {answer: no, points: 0}, {answer: na, points: ~}]
  n: {number: {min: 0}}
criteria:
  - {id: T, parent: null, title: Total, level: total, aggregate: {by: sum, over: leaf, scale_to: 10}}
  - {id: 1.10, parent: T, title: First, level: theme, units: [group, service], aggregate: {by: share_met, met: 50}}
  - {id: a, parent: 1.10, title: A, level: leaf, scale: s, weight: 0.5, guidance: " Look. ", refs: [X-1, 2.0],
     dimension: remedy, rubric: {yes: Has it, no: Has it not}}
  - {id: b, parent: T, title: B, level: leaf, scale: s}
  - {id: c, parent: T, title: C, aggregate: {by: none_some_all, points: [0, 1, 2]}}
  - {id: d, parent: c, title: D, scale: n}
caps:
  - {node: T, at_most: 5, when: [{node: a, lte: 0, eq: {node: b}}], reason: Because}
grades:
  - {grade: high, when: [{node: T, gte: 8}]}
  - {grade: low}
"""


def test_parse_methodology_reads_the_head_literally():
    m = parse_methodology(FULL)
    assert (m.id, m.version, m.title, m.language) == ("full-example", "2026.10", "Yes", "fr")
    assert (m.publisher, m.licence, m.attribution) == ("Someone", "CC-BY-4.0", "Someone, 2026")
    assert (m.rounding, m.missing) == (Rounding(1, "half_even"), "zero")


def test_parse_methodology_reads_scales():
    options = (Option("yes", "Yes", 100.0), Option("no", "no", 0.0), Option("na", "na", None))
    assert parse_methodology(FULL).scales == {"s": Scale("s", options), "n": Scale("n", number=NumberRange(0.0))}


def test_parse_methodology_reads_criteria():
    m = parse_methodology(FULL)
    assert [c.id for c in m.criteria] == ["T", "1.10", "a", "b", "c", "d"]
    assert m.root.aggregate == Aggregate("sum", "leaf", 10.0)
    assert m.criterion("1.10").units == ("group", "service")
    assert m.criterion("1.10").aggregate == Aggregate("share_met", met=50.0)
    assert m.criterion("c").aggregate == Aggregate("none_some_all", points=(0.0, 1.0, 2.0))
    leaf = m.criterion("a")
    assert (leaf.weight, leaf.guidance, leaf.refs, leaf.dimension) == (0.5, "Look.", ("X-1", "2.0"), "remedy")
    assert leaf.rubric == {"yes": "Has it", "no": "Has it not"}


def test_parse_methodology_reads_caps_and_grades():
    m = parse_methodology(FULL)
    assert m.caps == (Cap("T", 5.0, (Condition("a", (("lte", 0.0), ("eq", "b"))),), "Because"),)
    assert m.grades == (Grade("high", (Condition("T", (("gte", 8.0),)),)), Grade("low"))


def test_parse_methodology_gives_the_same_object_for_the_same_text():
    assert parse_methodology(FULL) is parse_methodology(FULL)
    assert parse_methodology(FULL) is not parse_methodology(FULL + "\n")


def test_parse_methodology_accepts_a_number_without_limits():
    scale = parse_methodology(changed(("{number: {}}", "{number: }"))).scales["open"]
    assert (scale.lowest, scale.highest) == (None, None)


def test_parse_methodology_defaults_what_is_left_out():
    m = parse_methodology(SMALL)
    assert (m.language, m.missing, m.rounding, m.publisher) == ("en", "exclude", Rounding(0, "half_up"), "")


def test_methodology_walks_its_tree():
    m = parse_methodology(FULL)
    assert [c.id for c in m.children("T")] == ["1.10", "b", "c"]
    assert [c.id for c in m.descendants("T")] == ["1.10", "a", "b", "c", "d"]
    assert [c.id for c in m.leaves()] == ["a", "b", "d"]
    assert [c.id for c in m.leaves("c")] == ["d"]
    assert [c.id for c in m.leaves("d")] == ["d"]
    assert [c.id for c in m.members("T")] == ["a", "b"]
    assert [c.id for c in m.ancestors("a")] == ["1.10", "T"]
    assert m.folding_point("a") is m.criterion("1.10")
    assert m.folding_point("b") is None


def test_parse_number_takes_plain_decimals_only():
    taken = {"1": 1.0, "-0.5": -0.5, "+.5": 0.5, "2.": 2.0, "1e3": 1000.0, "1e12": 1e12}
    assert {text: parse_number(text) for text in taken} == taken
    for text in ("", "1,5", "0x10", "1_000", "nan", ".inf", "1e13", "-1e999", "١", " 1"):
        assert parse_number(text) is None


SHARDS = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "-",
    "&a",
    "*a",
    "!x",
    '"',
    "'",
    "\n",
    "T",
    "a",
    "~",
    "-1",
    "yes",
    "|",
    "#",
    "\t",
    "\0",
]


@pytest.mark.slow
@settings(max_examples=60)
@given(random=st.integers(0, 2**32).map(Random))
def test_parse_methodology_of_a_damaged_file_raises_only_its_own_error(random):
    text = random.choice([FULL, SMALL])
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(text))
        text = text[:start] + random.choice(SHARDS) + text[start + random.choice([0, 1, 9]) :]
    assert first_line(text) >= 1


def first_line(text):
    """Return the line of the first fault, or the number of criteria of a text that is still sound."""
    try:
        return len(parse_methodology.__wrapped__(text).criteria)
    except MethodologyError as error:
        return error.problems[0].line


@pytest.mark.slow
def test_parse_methodology_follows_a_tree_of_any_depth():
    line = "".join(f"  - {{id: c{n}, parent: c{n - 1}, title: x}}\n" for n in range(1, 1500))
    text = SMALL.partition("criteria:")[0] + "criteria:\n  - {id: c0, title: x}\n" + line
    text += "  - {id: leaf, parent: c1499, title: x, scale: s}\n"
    assert [leaf.id for leaf in parse_methodology(text).leaves()] == ["leaf"]
