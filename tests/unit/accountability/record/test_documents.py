"""The frozen scorecard: what it says, how it is spelled, and whom it does not name."""

import json
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from django.utils import translation

from accountability.assessments.queries import findings_of
from accountability.record.documents import scorecard_document
from accountability.record.services import publish_scorecard
from accounts.canonical import canonical_json
from accounts.choices import Role
from accounts.models import User
from responses.sources.choices import CaptureKind, Extent, Quality
from responses.statements.services import Quotation, add_quote, change_progress
from tests.factories import (
    METHODOLOGY,
    NOW,
    PROMISED,
    SAID,
    TODAY,
    make_allegation,
    make_assessment,
    make_capture,
    make_commitment,
    make_identifier,
    make_mark,
    make_methodology,
    make_policy,
    make_quote,
    make_source,
    make_statement,
    make_user,
)
from tests.imports import make_given, make_import

pytestmark = pytest.mark.django_db
SPECIFICATION = Path(__file__).parents[4] / "docs" / "record.md"


def document_of(assessment, now=NOW):
    return scorecard_document(assessment=assessment, findings=findings_of(assessment), now=now)


@pytest.fixture
def full(assessment):
    """The assessment of a company of which everything is on record."""
    company = assessment.company
    make_identifier(company)
    excerpt = make_capture("They said: “We will stop.” So they did.", extent=Extent.EXCERPT)
    promise = make_commitment(make_statement(company, capture=excerpt, quotes=["We will stop."]))
    change_progress(commitment=promise, progress="kept", changed_on=TODAY, reason="They did.", by=make_user(), now=NOW)
    make_policy(company)
    source = make_source("They sold cameras.", title="Accusation")
    make_allegation(
        company=company, source=source, quote=make_quote("They sold cameras.", capture=source.captures.get())
    )
    return assessment


def keys_of(value, path=""):
    """The path of every key of a document; items of a list share one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}{key}"
            yield from keys_of(inner, f"{path}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner, path)


def test_document_says_score_answer_reason_and_quote(assessment):
    document = document_of(assessment)
    assert document["format"] == 1
    assert document["result"] == {
        "score": "100",
        "max": "100",
        "answered": 1,
        "applicable": 2,
        "state": "scored",
        "grade": "met",
        "grades": ["not met", "partly met", "met"],
        "has_rule": False,
        "uncapped": None,
        "cap_reason": None,
    }
    marked, open_ = document["criteria"]
    assert (marked["answer"], marked["points"], marked["reasons"], marked["reviewers"]) == (
        "yes",
        "100",
        ["It says so."],
        2,
    )
    assert [quote["text"] for quote in document["quotes"] if quote["id"] in marked["quotes"]] == [SAID]
    assert (open_["answer"], "points" in open_) == (None, False)


def test_document_keeps_the_reasons_that_differ(assessment):
    make_mark(assessment, answer="yes", reason="Another.", quotes=assessment.marks.first().quotes.all(), version=1)
    assert document_of(assessment)["criteria"][0]["reasons"] == ["Another.", "It says so."]


def test_document_with_nothing_assessed_has_no_score():
    result = document_of(make_assessment())["result"]
    assert (result["score"], result["state"], result["grade"]) == (None, "not assessed", None)


def test_document_is_canonical_whatever_the_moment_the_clock_or_the_language(full):
    first = canonical_json(document_of(full))
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    with translation.override("de"):
        assert canonical_json(document_of(full, now=elsewhere)) == first
    assert canonical_json(json.loads(first)) == first


def test_document_names_nobody_who_works_here(full):
    text = canonical_json(document_of(full))
    people = User.objects.all()
    assert people.filter(role=Role.REVIEWER).count() == 2
    for person in people:
        assert [personal for personal in (person.name, person.email, str(person.uid)) if personal in text] == []


def test_document_shows_the_text_of_excerpts_only(full):
    sources = document_of(full)["sources"]
    texts = {(source["capture"]["extent"], source["capture"]["text"]) for source in sources}
    assert texts == {("full", None), ("excerpt", "They said: “We will stop.” So they did.")}


def test_document_shows_a_copy_of_the_page_before_a_newer_one_of_a_wall(assessment):
    capture = make_policy(assessment.company).source.captures.get()
    facts = {"size": 1, "media_type": "text/html", "text_sha256": "b" * 64, "extractor": "x"}
    capture.source.captures.create(
        kind=CaptureKind.BLOCKED, quality=Quality.BLOCKED, sha256="a" * 64, captured_at=NOW + timedelta(days=1), **facts
    )
    [shown] = [s for s in document_of(assessment)["sources"] if s["id"] == f"source:{capture.source_id}"]
    assert shown["capture"]["sha256"] == capture.sha256


@pytest.mark.parametrize("by_machine", [True, False])
def test_document_says_when_a_machine_translated_a_quote(assessment, by_machine):
    statement = make_statement(assessment.company)
    words = Quotation(make_capture(), PROMISED, translation="In English", is_machine_translation=by_machine)
    add_quote(statement=statement, quotation=words, by=make_user(), now=NOW)
    found = {
        quote["translation"]: quote.get("is_machine_translation", False) for quote in document_of(assessment)["quotes"]
    }
    assert found == {"": False, "In English": by_machine}


def test_document_says_which_cap_fired(editor):
    text = METHODOLOGY + "caps:\n  - {node: T, at_most: 20, when: [{node: B1, lte: 0}], reason: No screening}\n"
    assessment = make_assessment(methodology=make_methodology(text))
    quote = make_statement(assessment.company).quotes.get().quote
    make_mark(assessment, answer="yes", quotes=[quote])
    make_mark(assessment, criterion="B1", answer="no")
    result = json.loads(publish_scorecard(assessment=assessment, by=editor, now=NOW).document)["result"]
    assert (result["score"], result["uncapped"], result["cap_reason"]) == ("20", "50", "No screening")
    assert (result["grade"], result["has_rule"]) == ("not met", True)


def test_specification_names_every_field(full):
    described = SPECIFICATION.read_text(encoding="utf-8")
    told = ("note", "https://index.example/", "quote")
    answers = [("Mail", "A1.1", "yes", *told), ("", "B1", "no", *told)]
    [imported] = make_import(make_given("Bolt", answers=answers, parts={"Mail": ""}))
    paths = {*keys_of(document_of(full)), *keys_of(document_of(imported.assessment))}
    assert {path for path in paths if f"`{path}`" not in described} == set()
