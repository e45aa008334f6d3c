import pytest

from accountability.frameworks.outlines import state_of
from accountability.frameworks.queries import state_of as scale_state
from accountability.record.comparisons import answer_state
from accountability.scorecards.findings import finding_of
from accountability.scoring.methodology import Option, Scale
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY

INNER = """\
  - {id: A2, parent: A, title: Inner}
  - {id: A2.1, parent: A2, title: Leaf, scale: disclosure, weight: 2.5}
"""
DEEP = METHODOLOGY.replace("  - {id: B,", INNER + "  - {id: B,", 1)
BARE = {"dimension": None, "max": "100", "answer": None}


@pytest.mark.parametrize(
    ("answer", "points", "highest", "state"),
    [
        (None, None, 100, "not_assessed"),
        ("na", None, 100, "na"),
        ("no_disclosure", 0, 100, "no_disclosure"),
        ("No disclosure found", 50, 100, "no_disclosure"),
        ("yes", 100, 100, "yes"),
        ("partly", 50, 100, "partial"),
        ("no", 0, 100, "no"),
        ("no", -5, 100, "no"),
        ("no_disclosure", None, 100, "no_disclosure"),
        ("yes", 50, 100, "partial"),
        ("17", 17, None, "partial"),
    ],
)
def test_state_of_keeps_the_empty_states_apart(answer, points, highest, state):
    assert state_of(answer, points, highest) == state


@pytest.mark.parametrize(
    ("answer", "points"), [("yes", 0.0), ("yes", 50.0), ("no", 100.0), ("na", 0.0), ("no_disclosure", None)]
)
def test_every_room_shows_an_answer_alike(answer, points):
    scale = Scale("s", (Option(answer, "Label", points), Option("top", "Top", 100.0)))
    item = BARE | {"id": "A1", "title": "", "weight": "1", "answer": answer}
    item["points"] = None if points is None else str(points)
    looks = {
        scale_state(scale, answer),
        answer_state(item),
        finding_of(item, parse_methodology(METHODOLOGY), {}).state,
    }
    assert looks == {state_of(answer, points, 100.0)}


def test_finding_without_an_answer_is_not_assessed_and_has_no_points():
    finding = finding_of(BARE | {"id": "A1", "title": "A policy", "weight": "1"}, parse_methodology(METHODOLOGY), {})
    assert (finding.state, finding.points, finding.quotes, finding.reasons) == ("not_assessed", None, (), ())
    assert (finding.anchor, finding.path, finding.weight_label, finding.dimension_label) == ("criterion-A1", "", "", "")


def test_finding_deep_in_the_tree_says_where_it_stands_and_what_it_weighs():
    item = BARE | {"id": "A2.1", "title": "Leaf", "weight": "2.5", "dimension": "practice", "quotes": ["quote:404"]}
    finding = finding_of(item, parse_methodology(DEEP), {})
    assert (finding.path, finding.weight_label) == ("Inner", "2.5")
    assert finding.dimension_label == "Practice: what the company does"
    assert finding.quotes == ()
