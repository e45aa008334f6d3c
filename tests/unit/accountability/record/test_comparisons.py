"""Whether two editions say the same, and how an answer looks."""

import copy

import pytest

from accountability.assessments.queries import findings_of
from accountability.record.comparisons import answer_state, content_sha256, criteria_shown
from accountability.record.documents import scorecard_document
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(assessment):
    return scorecard_document(assessment=assessment, findings=findings_of(assessment), now=NOW)


def test_when_it_was_published_is_no_difference(document):
    later = copy.deepcopy(document)
    later["assessed"]["published_at"] = "2030-01-01T00:00:00+00:00"
    assert content_sha256(later) == content_sha256(document)
    later["assessed"]["scope_note"] = "Another"
    assert content_sha256(later) != content_sha256(document)


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
