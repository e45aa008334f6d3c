"""What two editions say differently, and how an answer looks."""

import copy

import pytest

from accountability.assessments.queries import findings_of
from accountability.record.comparisons import answer_state, content_sha256, criteria_shown, differences
from accountability.record.documents import scorecard_document
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(assessment):
    return scorecard_document(assessment=assessment, findings=findings_of(assessment), now=NOW)


def changed(before, after):
    return {row.label: (row.before, row.after) for row in differences(before, after) if row.changed}


def test_figures_are_shown_when_nothing_differs(document):
    assert [(row.label, row.before, row.changed) for row in differences(document, document)] == [
        ("Score", "100.0", False),
        ("Finding", "met", False),
        ("Criteria answered", "1 of 2", False),
    ]


def test_when_it_was_published_is_no_difference(document):
    later = copy.deepcopy(document)
    later["assessed"]["published_at"] = "2030-01-01T00:00:00+00:00"
    assert content_sha256(later) == content_sha256(document)
    assert changed(document, later) == {}


def test_another_answer_is_a_difference(document):
    after = copy.deepcopy(document)
    after["result"] |= {"score": None, "grade": None, "answered": 0}
    after["criteria"][0]["answer"] = None
    quote = document["quotes"][0]["id"]
    assert changed(document, after) == {
        "Score": ("100.0", "Not assessed"),
        "Finding": ("met", ""),
        "Criteria answered": ("1 of 2", "0 of 2"),
        "A1 Published policy": (f"Meets\nIt says so.\nQuotes: {quote}", "Not assessed"),
    }
    assert content_sha256(after) != content_sha256(document)


def test_a_criterion_that_is_new_or_gone(document):
    after = copy.deepcopy(document)
    gone = after["criteria"].pop(0)
    after["criteria"].append({**gone, "id": "A2", "quotes": []})
    rows = changed(document, after)
    assert (rows["A2 Published policy"], rows["A1 Published policy"][1]) == (("", "Meets\nIt says so."), "")


def test_evidence_and_company_differ_fact_by_fact(document):
    after = copy.deepcopy(document)
    after["company"] |= {"country": "NO", "names": []}
    after["policies"].append({"id": "policy:9", "source": "source:9"})
    rows = changed(document, after)
    assert rows["policy:9"] == ("", "id: policy:9\nsource: source:9")
    assert rows["company"][0].startswith("country: SE\nnames: [{")
    assert rows["company"][1] == "country: NO"


@pytest.mark.parametrize(
    ("answer", "points", "state"),
    [
        (None, None, "not_assessed"),
        ("no_disclosure", "0", "no_disclosure"),
        ("-", None, "na"),
        ("top", "4", "yes"),
        ("mid", "2", "partial"),
        ("low", "0", "no"),
    ],
)
def test_state_of_an_answer(answer, points, state):
    assert answer_state({"answer": answer, "points": points, "max": "4"}) == state


def test_state_of_a_number_without_a_limit():
    assert answer_state({"answer": "7", "points": "7", "max": None}) == "partial"


def test_criteria_are_shown_with_theme_and_quotes(document):
    first, second = criteria_shown(document)
    assert (first.theme, first.state, len(first.quotes)) == ("Policy", "yes", 1)
    assert (second.theme, second.state, second.quotes) == ("Screening", "not_assessed", ())
