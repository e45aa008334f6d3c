"""What changed between two versions, and which marks have to be made again."""

import pytest

from accountability.scoring.parse import parse_methodology
from accountability.scoring.versions import Change, Difference, difference
from tests.unit.accountability.scoring.building import SMALL, changed

OLD = parse_methodology(SMALL)
ANSWERS = "na (na), no (no), partial (partial), yes (Met)"
POINTS = "na -, no 0, partial 50, yes 100"


def since(*replacements: tuple[str, str], more: str = "") -> Difference:
    return difference(OLD, parse_methodology(changed(*replacements) + more))


def test_the_same_file_means_the_same():
    assert since(("title: Example", "title: Another title")).is_empty
    assert difference(OLD, OLD) == Difference((), (), ())


@pytest.mark.parametrize(
    ("replacement", "change", "again"),
    [
        (("title: Two", "title: Zwei"), Change("A2", "reworded", "Two", "Zwei"), ("A2",)),
        (
            ("title: Two,", "title: Two, guidance: Look, rubric: {yes: All},"),
            Change("A2", "reworded", "Two", "Two\nLook\nyes: All"),
            ("A2",),
        ),
        (("title: Theme A", "title: Thema"), Change("A", "reworded", "Theme A", "Thema"), ()),
        (("title: Three, level: leaf", "title: Three, level: x"), Change("B1", "level", "leaf", "x"), ()),
        (("weight: 1}", "weight: 1.25}"), Change("A1", "weight", "1", "1.25"), ()),
        (("parent: T, title: Theme B", "parent: A, title: Theme B"), Change("B", "moved", "T", "A"), ()),
        (("title: Two,", "title: Two, dimension: remedy,"), Change("A2", "dimension", "", "remedy"), ()),
        (("title: Two,", "title: Two, refs: [X, Y],"), Change("A2", "refs", "", "X, Y"), ()),
        (
            ("title: Theme A,", "title: Theme A, aggregate: {by: sum, scale_to: 100},"),
            Change("A", "aggregate", "by mean, over children", "by sum, over children, scale_to 100.0"),
            (),
        ),
    ],
)
def test_difference_names_a_change(replacement, change, again):
    assert since(replacement) == Difference((change,), (), again)


def test_difference_of_a_folding_point_asks_all_below_anew():
    found = since(("title: Theme A,", "title: Theme A, units: [group],"))
    assert found.changes == tuple(Change(node, "units", "", "group") for node in ("A", "A1", "A2"))
    assert found.marks_again == ("A1", "A2")


def test_difference_of_a_scale_asks_anew_only_when_the_choice_changed():
    worth = since(("answer: partial, points: 50", "answer: partial, points: 40"))
    assert worth.changes[0] == Change("A1", "points", POINTS, POINTS.replace("50", "40"))
    assert (len(worth.changes), worth.marks_again) == (3, ())
    choice = since(("answer: partial, points: 50", "answer: partial, label: Half, points: 50"))
    assert choice.of("scale")[0] == Change(
        "A1", "scale", ANSWERS, ANSWERS.replace("partial (partial)", "partial (Half)")
    )
    assert choice.marks_again == ("A1", "A2", "B1")
    number = since(("title: Three, level: leaf, scale: s", "title: Three, level: leaf, scale: n"))
    assert number.of("scale") == (Change("B1", "scale", ANSWERS, "a number from 0.0 to 10.0"),)


def test_difference_names_what_came_and_went():
    old = "  - {id: B1, parent: B, title: Three, level: leaf, scale: s}"
    found = since((old, "  - {id: B2, parent: B, title: New, level: leaf, scale: s}"))
    assert found == Difference((Change("B2", "added", "", "New"), Change("B1", "removed", "Three", "")), (), ("B2",))


def test_difference_names_changed_rules():
    rules = "missing: zero\nrounding: {places: 1}\ngrades:\n  - {grade: a}\n"
    rules += "caps:\n  - {node: T, at_most: 50, when: [{node: A, lt: 10}]}\n"
    found = since(more=rules)
    assert (found.changes, found.rules, found.is_empty) == ((), ("missing", "rounding", "caps", "grades"), False)
