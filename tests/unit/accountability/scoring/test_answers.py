"""Answers and units that do not fit are refused as a whole, every one of them named."""

import pytest

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.problems import AnswersError
from tests.unit.accountability.scoring.building import result_of, tree

FOLDED = tree(
    "T",
    "A, parent: T, units: [group, service]",
    "A1, parent: A",
    "B, parent: T",
    "N, parent: T, scale: n",
    "O, parent: T, scale: open",
)
UNITS = (Unit("X", "g", "group"), Unit("X", "s", "service"), Unit("X", "s1", "part", "s"), Unit("X", "z", "zone"))


def faults(*rows: AnswerRow, units: tuple[Unit, ...] = UNITS) -> list[str]:
    with pytest.raises(AnswersError) as raised:
        result_of(FOLDED, *rows, units=units)
    return str(raised.value).split("\n")


def test_score_accepts_what_fits():
    rows = [AnswerRow("X", "B", "yes"), AnswerRow("X", "A1", "na", "g"), AnswerRow("X", "A1", "no", "s1"),
            AnswerRow("X", "N", "10"), AnswerRow("X", "O", "-3.5")]  # fmt: skip
    assert result_of(FOLDED, *rows, units=UNITS).companies == ("X",)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (AnswerRow("X", "Q", "yes"), "'Q' is not a criterion of example 1; answered are A1, B, N, O"),
        (AnswerRow("X", "A2", "yes"), "'A2' is not a criterion of example 1; perhaps A1 is meant"),
        (
            AnswerRow("X", "T", "yes"),
            "'T' is computed from others and cannot be answered; answered are A1, B, N, O",
        ),
        (AnswerRow("X", "B", "Yes"), "'Yes' is not an answer to 'B'; allowed are yes, partial, no, na"),
        (AnswerRow("X", "N", "11"), "'11' is not an answer to 'N'; allowed is a number from 0 to 10"),
        (AnswerRow("X", "O", "many"), "'many' is not an answer to 'O'; allowed is a number"),
        (AnswerRow("X", "B", "yes", "g"), "'B' is about the company itself, not the unit 'g'"),
        (AnswerRow("X", "A1", "yes"), "'A1' is about a unit (group or service), but none is named"),
        (AnswerRow("X", "A1", "yes", "q"), "the unit 'q' of X is not declared; declared are g, s, s1, z"),
        (AnswerRow("Y", "A1", "yes", "g"), "the unit 'g' of Y is not declared; no unit of it is"),
        (AnswerRow("X", "A1", "yes", "z"), "'A1' is about a unit (group or service), but 'z' is a zone"),
    ],
)
def test_score_names_what_does_not_fit(row, expected):
    assert faults(AnswerRow("Y", "N", "1"), row) == [f"line 2: {expected}"]


def test_score_names_duplicates_and_every_fault():
    first, unit = AnswerRow("X", "B", "yes"), AnswerRow("X", "A1", "yes", "g")
    assert faults(first, unit, AnswerRow("X", "B", "no"), unit, AnswerRow("X", "B", "?", "g")) == [
        "line 3: 'B' of X was already answered on line 1",
        "line 4: 'A1' of X, g was already answered on line 2",
        "line 5: '?' is not an answer to 'B'; allowed are yes, partial, no, na",
        "line 5: 'B' is about the company itself, not the unit 'g'",
    ]


def test_score_names_units_that_cannot_be():
    units = (Unit("X", "a", "k"), Unit("X", "a", "k"), Unit("X", "", ""), Unit("X", "b", "k", "q"),
             Unit("X", "c", "k", "d"), Unit("X", "d", "k", "c"), Unit("X", "e", "k", "e"))  # fmt: skip
    assert faults(units=units) == [
        "line 2: the unit 'a' of X stands twice",
        "line 3: a unit of X needs a name and a kind",
        "line 4: the parent 'q' of unit 'b' of X is unknown",
        "line 5: the unit 'c' of X is its own ancestor",
        "line 6: the unit 'd' of X is its own ancestor",
        "line 7: the unit 'e' of X is its own ancestor",
    ]
