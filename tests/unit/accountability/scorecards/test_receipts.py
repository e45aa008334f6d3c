"""Receipts, from frozen documents alone."""

import json

import pytest

from accountability.scorecards.receipts import receipt_of
from accountability.scorecards.workings import working
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY
from tests.unit.accountability.scorecards.building import a_document

PARTS = """\
  - {id: C, parent: T, title: Services, level: theme}
  - {id: C1, parent: C, title: Asked of each service, level: criterion, units: [service, group], aggregate: {by: max}}
  - {id: C1a, parent: C1, title: Leaf, level: element, scale: disclosure}
  - {id: C1b, parent: C1, title: Number, level: element, scale: share}
"""
CAP = 'caps:\n  - {node: T, at_most: 20, when: [{node: A1, gte: {node: B1}}, {node: B, lt: 1}], reason: "A limit."}\n'
TEXT = METHODOLOGY.replace("grades:", PARTS + CAP + "grades:").replace(
    "criteria:\n", "  share: {number: {min: 0, max: 100}}\ncriteria:\n", 1
)
TREE = parse_methodology(TEXT)
UNITS = [{"name": "Mail", "kind": "service", "parent": ""}, {"name": "Group", "kind": "group", "parent": ""}]


def answered(tree=TREE, units=(), in_units=(), **answers):
    criteria = [
        {"id": leaf.id, "title": leaf.title, "dimension": None, "weight": "1", "max": "100"}
        | {"answer": answers.get(leaf.id), "in_units": [part for name, part in in_units if name == leaf.id]}
        for leaf in tree.leaves()
    ]
    document = a_document(company={"slug": "axis"}, criteria=criteria, units=list(units))
    return working(json.dumps(document), tree)


def in_unit(leaf, unit, answer):
    return (leaf, {"unit": unit, "answer": answer})


def test_receipt_adds_up_to_the_score_and_says_what_was_left_out():
    receipt = receipt_of(answered(parse_methodology(METHODOLOGY), A1="partly"), "T")
    assert [(line.name, line.score, line.weight, line.contribution) for line in receipt.counted] == [
        ("A", "50", "1", "50")
    ]
    assert [(line.name, line.answer.state, line.left_out) for line in receipt.left_out] == [
        ("B", "not_assessed", "Not assessed. It counts neither for nor against the company.")
    ]
    assert (receipt.value, receipt.exact, receipt.together, receipt.method) == (
        50,
        "50",
        "50",
        "weighted mean of its parts",
    )


def test_receipt_shows_the_cap_with_its_numbers_and_the_uncapped_score():
    receipt = receipt_of(answered(A1="partly", B1="no"), "T")
    assert (receipt.value, receipt.uncapped, receipt.together, receipt.cap.reason) == (20, "25", "25", "A limit.")
    assert [(check.text, check.numbers, check.holds) for check in receipt.cap_checks] == [
        ("A1 (Published policy) is the score of B1 (Screens customers) or more", "50 against 0", True),
        ("B (Screening) is below 1", "it is 0", True),
    ]
    free = receipt_of(answered(A1="partly"), "T")
    assert (free.cap, free.cap_checks, free.uncapped) == (None, (), "")


def test_receipt_shows_the_grades_tried_until_one_held():
    plain = parse_methodology(METHODOLOGY)
    rules = receipt_of(answered(plain, A1="yes", B1="partly"), "T").rules
    assert [(rule.grade, [check.holds for check in rule.checks], rule.fired) for rule in rules] == [
        ("not met", [False], False),
        ("partly met", [True], True),
    ]
    assert receipt_of(answered(plain, A1="yes"), "A").rules == ()
    best = receipt_of(answered(plain, A1="yes", B1="yes"), "T").rules
    assert [(rule.checks, rule.fired) for rule in best[2:]] == [((), True)]


def test_receipt_of_a_node_without_a_score_meets_no_condition():
    tree = parse_methodology(METHODOLOGY.replace("{node: T, lt: 30}", "{node: B, lt: {node: A}}"))
    rules = receipt_of(answered(tree, A1="no"), "T").rules
    assert [(check.numbers, check.holds) for check in rules[0].checks] == [("no score against 0", False)]


def test_receipt_says_which_answer_would_raise_it_most():
    receipt = receipt_of(answered(parse_methodology(METHODOLOGY), A1="partly", B1="no"), "T")
    assert [(one.leaf.id, one.now, one.better, one.score, one.gain, one.total) for one in receipt.raises] == [
        ("A1", "Partly meets", "Meets", "50", "25", ""),
        ("B1", "Does not meet", "Partly meets", "50", "25", ""),
    ]
    first = receipt_of(answered(parse_methodology(METHODOLOGY)), "A1")
    assert [(one.now, one.better, one.gain, one.total) for one in first.raises] == [
        ("Not assessed", "Partly meets", "", "50")
    ]


def test_receipt_marks_the_level_reached():
    receipt = receipt_of(answered(A1="partly"), "A1")
    assert [level.label for level, reached in receipt.levels if reached] == ["Partly meets"]
    assert (receipt.is_leaf, receipt.method, receipt.lines, receipt.together) == (True, "", (), "")
    assert receipt.finding.id == "A1"
    assert [node.id for node in receipt.above] == ["T", "A"]
    assert receipt_of(answered(A1="partly"), "A").finding is None


def test_receipt_shows_how_units_become_one_value():
    one = answered(units=UNITS, in_units=[in_unit("C1a", "Mail", "yes"), in_unit("C1a", "Group", "na")])
    receipt = receipt_of(one, "C1")
    assert [(line.name, line.weight, line.score, line.contribution) for line in receipt.counted] == [
        ("Mail", "100.0 %", "100", "100")
    ]
    assert [(line.name, line.left_out[:14]) for line in receipt.left_out] == [("Group", "Not assessed. ")]
    assert [node.id for node in receipt.below] == ["C1a", "C1b"]
    leaf = receipt_of(one, "C1a")
    assert [(line.name, line.answer.label) for line in leaf.lines] == [
        ("Group", "Not applicable"),
        ("Mail", "Meets"),
    ]
    assert leaf.left_out[0].left_out == "It does not arise here, so it counts neither for nor against the company."


def test_receipt_inside_a_unit_is_made_of_members_and_has_no_grade():
    one = answered(units=UNITS, in_units=[in_unit("C1b", "Mail", "17"), in_unit("C1b", "Group", "5")])
    receipt = receipt_of(one, "C1", "Mail")
    assert [(line.name, line.score, line.contribution) for line in receipt.counted] == [("C1b", "17", "")]
    assert [line.answer.label for line in receipt.counted] == ["17"]
    assert (receipt.below, receipt.rules, receipt.is_root) == ((), (), False)
    assert {better.unit for better in receipt.raises} == {"Mail"}


def test_receipt_of_an_unanswered_part_that_counts_as_nothing_says_not_assessed():
    tree = parse_methodology(METHODOLOGY.replace("scales:", "missing: zero\nscales:"))
    line = receipt_of(answered(tree, B1="yes"), "A").lines[0]
    assert (line.left_out, line.score, line.answer.state) == ("", "0", "not_assessed")


def test_receipt_of_answers_published_elsewhere_says_whose_they_are():
    part = {"unit": "Mail", "answer": "no", "points": "0", "note": "As the publisher saw it."}
    own = answered(units=UNITS, in_units=[("C1a", part)])
    own.document["assessed"] = {"origin": {"kind": "imported"}}
    receipt = receipt_of(own, "C1a")
    assert (receipt.is_imported, [one.note for one in receipt.published]) == (True, ["As the publisher saw it."])
    assert receipt_of(own, "C1a", "Group").published == receipt_of(own, "C1").published == ()
    assert [one.now for one in receipt_of(own, "T").raises] == ["Does not meet"]
    assert (
        receipt.left_out[0].left_out == "The publisher gives no answer. It counts neither for nor against the company."
    )


@pytest.mark.parametrize(("node", "unit"), [("Z9", ""), ("T", "Nowhere")])
def test_there_is_no_receipt_of_what_the_document_does_not_know(node, unit):
    assert receipt_of(answered(A1="yes"), node, unit) is None
