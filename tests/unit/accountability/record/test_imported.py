"""Publishing what somebody else has published: units in the document, four eyes, the table's row."""

import json
from datetime import timedelta

import pytest

from accountability.assessments.queries import findings_of
from accountability.record.answers import answers_in
from accountability.record.documents import scorecard_document
from accountability.record.previews import preview_of
from accountability.record.queries import assessments_to_publish, draft_of
from accountability.record.services import publish_scorecard, rebuild_standings
from accountability.scoring.answers import AnswerRow, Unit
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from tests.factories import NOW, make_user
from tests.imports import MAIL, MAPS, make_given, make_import

pytestmark = pytest.mark.django_db
SAID = {"note": "Says so.", "source_url": "https://index.example/mail", "quote": "We do."}


@pytest.fixture
def imported():
    """Mail says, with a note, Maps says not; Governance is answered for the company itself."""
    given = make_given(answers=[MAPS, (*MAIL, *SAID.values()), ("", "B1", "partial", "A policy.")], type="platform")
    [imported] = make_import(given)
    return imported.assessment


def document_of(assessment):
    return scorecard_document(assessment=assessment, findings=findings_of(assessment), now=NOW)


def publish(assessment, by=None, now=NOW):
    return publish_scorecard(assessment=assessment, by=by or make_user(Role.EDITOR), now=now)


def test_document_holds_units_and_the_answers_about_each(imported):
    document = document_of(imported)
    first, second, third = document["criteria"]
    assert document["units"] == [
        {"name": "Mail", "kind": "service", "parent": ""},
        {"name": "Maps", "kind": "service", "parent": ""},
    ]
    assert first["answer"] is None
    assert first["in_units"] == [
        {"unit": "Mail", "answer": "yes", "label": "Yes", "points": "100"} | SAID,
        {"unit": "Maps", "answer": "no", "label": "No", "points": "0"},
    ]
    assert (second["in_units"], "in_units" in third) == ([], False)
    assert (third["answer"], third["points"], third["note"], third["reviewers"]) == ("partial", "50", "A policy.", 0)
    assert (third["reasons"], third["quotes"]) == ([], [])


def test_document_says_whose_answers_they_are(imported):
    assessed = document_of(imported)["assessed"]
    assert assessed["origin"] == {
        "kind": "published-elsewhere",
        "publisher": "An index",
        "url": "https://index.example/",
        "group": "platform",
    }
    assert assessed["reviewers"] == 0


def test_document_scores_parts_before_the_company(imported):
    nodes = document_of(imported)["nodes"]
    assert [(node["id"], node["score"], node["answered"], node["applicable"]) for node in nodes] == [
        ("T", "50", 3, 5),
        ("A", "50", 2, 4),
        ("A1", "50", 2, 4),
        ("B", "50", 1, 1),
    ]


def test_frozen_answers_are_read_back(imported):
    rows, units = answers_in(json.loads(publish(imported).document), company="Axis")
    assert rows == [
        AnswerRow("Axis", "A1.1", "yes", "Mail"),
        AnswerRow("Axis", "A1.1", "no", "Maps"),
        AnswerRow("Axis", "B1", "partial"),
    ]
    assert units == [Unit("Axis", "Mail", "service"), Unit("Axis", "Maps", "service")]


def test_who_imported_does_not_publish(imported):
    with pytest.raises(NotAllowed, match="You imported these answers"):
        publish(imported, by=imported.opened_by)
    assert publish(imported).slug == "axis-communications"


def test_standing_says_origin_and_group_and_follows_from_the_document(imported):
    standing = publish(imported).standing
    assert (standing.origin, standing.group, standing.score) == ("published-elsewhere", "platform", 50.0)
    assert rebuild_standings() == []


def test_unchanged_answers_are_not_published_twice(imported):
    publish(imported)
    with pytest.raises(Refused, match="Nothing has changed since edition"):
        publish(imported)


def test_changed_answers_are_published_with_what_differs(imported):
    before = json.loads(publish(imported).document)
    later = NOW + timedelta(1)
    make_import(
        make_given(type="platform", answers=[MAIL, ("Maps", "A1.1", "yes")]),
        methodology=imported.methodology,
        now=later,
    )
    assert list(assessments_to_publish()) == [imported]
    imported.refresh_from_db()
    criteria = next(part for part in preview_of(before, document_of(imported)) if part.id == "criteria")
    found = {
        item.reading.id: {row.label: (row.before, row.after) for row in item.differences} for item in criteria.items
    }
    assert found["A1.1"]["Maps"] == ("No, 0", "Yes, 100")
    assert found["B1"]["Answer"] == ("Partial", "")
    publish(imported, now=later)
    assert list(assessments_to_publish()) == []


def test_nothing_imported_is_nothing_to_publish():
    [imported] = make_import(make_given(answers=[], parts={}))
    assert draft_of(imported.assessment, now=NOW).problems == (
        "Nothing has been assessed yet, so there is nothing to publish.",
    )


@pytest.mark.parametrize("services", [1, 3])
def test_imported_findings_cost_the_same_whatever_the_rows(services, django_assert_num_queries):
    names = [f"Service {number}" for number in range(services)]
    answers = [(name, "A1.1", "yes") for name in names]
    [imported] = make_import(make_given(answers=answers, parts=dict.fromkeys(names, "")))
    with django_assert_num_queries(2):
        findings = findings_of(imported.assessment)
    assert [given.unit for given in findings.in_units["A1.1"]] == names
