"""What would raise a score: the nearest answer that does, and the total it leads to."""

from accountability.scoring import improve
from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.improve import Raise, what_would_raise
from tests.unit.accountability.scoring.building import result_of, rows, tree

FLAT = ("A, parent: T", "B, parent: T", "C, parent: T", "D, parent: T")


def test_what_would_raise_names_the_next_better_answer_of_every_leaf():
    result = result_of(tree("T", *FLAT), *rows("X", {"A": "no", "B": "partial", "C": "yes", "D": "na"}))
    assert what_would_raise(result, "X") == (
        Raise("A", "", "no", "partial", 200 / 3, 200 / 3),
        Raise("B", "", "partial", "yes", 200 / 3, 200 / 3),
    )


def test_what_would_raise_counts_a_first_answer_from_nothing():
    result = result_of(tree("T", *FLAT[:2]), *rows("X", {"A": "no"}))
    assert [(found.leaf, found.now, found.better, found.total) for found in what_would_raise(result, "X")] == [
        ("A", "no", "partial", 50.0),
        ("B", None, "partial", 25.0),
    ]


def test_what_would_raise_goes_past_a_cap_and_down_a_penalty():
    rules = "caps:\n  - {node: T, at_most: 5, when: [{node: A, lte: 50}]}\n"
    capped = tree("T, aggregate: {by: sum}", "A, parent: T", "P, parent: T, weight: -0.5", rules=rules)
    capped_result = result_of(capped, *rows("X", {"A": "partial", "P": "yes"}))
    assert [(found.leaf, found.better, found.total) for found in what_would_raise(capped_result, "X")] == [
        ("A", "yes", 50.0),
        ("P", "partial", 5.0),
    ]


def test_what_would_raise_looks_at_one_criterion_only():
    nested = tree("T, aggregate: {by: min}", "A, parent: T", "A1, parent: A", "B, parent: T")
    result = result_of(nested, *rows("X", {"A1": "partial", "B": "no"}))
    assert what_would_raise(result, "X", "A") == (Raise("A1", "", "partial", "yes", 100.0, 0.0),)
    assert [found.leaf for found in what_would_raise(result, "X")] == ["B"]


def test_what_would_raise_tries_the_limits_of_a_number():
    numbers = tree("T, aggregate: {by: sum}", "N, parent: T, scale: n", "O, parent: T, scale: open")
    result = result_of(numbers, *rows("X", {"N": "4", "O": "2"}))
    assert what_would_raise(result, "X") == (Raise("N", "", "4", "10", 12.0, 12.0),)


def test_what_would_raise_changes_one_unit_at_a_time(monkeypatch):
    monkeypatch.setattr(improve, "CASES_AT_ONCE", 2)
    folded = tree("T", "A, parent: T, units: [s]", "B, parent: T")
    units = (Unit("X", "u", "s"), Unit("X", "v", "s"), Unit("Y", "w", "s"))
    answers = (AnswerRow("X", "A", "no", "u"), AnswerRow("X", "A", "yes", "v"), AnswerRow("X", "B", "no"))
    found = what_would_raise(result_of(folded, *answers, units=units), "X")
    assert [(raised.leaf, raised.unit, raised.total) for raised in found] == [("B", "", 50.0), ("A", "u", 37.5)]
