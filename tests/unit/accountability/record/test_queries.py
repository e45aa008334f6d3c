"""Reading the record: what is in force, which edition it is, what waits to be published."""

import json
from datetime import timedelta

import pytest

from accountability.record.queries import (
    assessments_to_publish,
    current_edition,
    draft_of,
    editions_of,
    newest_scorecard,
    newest_scorecards,
    published_criterion,
    scorecards_today,
    standings,
)
from accountability.record.services import publish_scorecard
from responses.sources.choices import SourceKind
from responses.sources.models import Source
from tests.factories import (
    NOW,
    TODAY,
    make_assessment,
    make_company,
    make_mark,
    make_methodology,
    make_policy,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions(assessment, editor):
    """Two editions of one company."""
    first = publish_scorecard(assessment=assessment, by=editor, now=NOW)
    for reviewer in assessment.reviewers.all():
        make_mark(assessment, by=reviewer, answer="no", reason="Looked again.", version=1, now=NOW + timedelta(hours=1))
    second = publish_scorecard(assessment=assessment, by=editor, now=NOW + timedelta(days=1))
    return second, first


def test_edition_is_0_before_the_first_publication():
    make_user()
    assert current_edition() == 0


def test_edition_is_that_of_the_newest_published_entry(editions):
    assert current_edition() == editions[0].edition
    make_company("Idemia")
    assert current_edition() == editions[0].edition


def test_newest_of_all_editions(editions):
    second, first = editions
    assert list(editions_of("axis-communications")) == [second, first]
    assert newest_scorecard(slug="axis-communications", methodology="small") == second
    assert newest_scorecard(slug="axis-communications", methodology="other") is None
    assert list(newest_scorecards()) == list(scorecards_today()) == [second]


def test_standings_by_methodology(editions):
    assert standings().count() == standings(methodology="small").count() == 1
    assert standings(methodology="other").count() == 0


def test_assessments_wait_until_they_are_published(assessment, editor):
    unmarked = make_assessment(make_company("Idemia"), methodology=assessment.methodology)
    assert list(assessments_to_publish()) == [assessment]
    publish_scorecard(assessment=assessment, by=editor, now=NOW + timedelta(hours=1))
    assert list(assessments_to_publish()) == []
    make_mark(unmarked, now=NOW)
    make_mark(assessment, criterion="B1", now=NOW + timedelta(hours=2))
    assert list(assessments_to_publish()) == [assessment, unmarked]


def test_draft_of_an_earlier_day_says_so(assessment, editor):
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    methodology = make_methodology()
    before = make_assessment(assessment.company, methodology=methodology, as_of=TODAY - timedelta(days=400))
    make_mark(before, criterion="A1")
    assert draft_of(before, now=NOW).warnings == (
        "The edition in force is as of a later day than this assessment.",
        "Marked by one reviewer only: A1.",
    )


def test_published_criterion_before_the_first_edition(assessment):
    assert published_criterion(assessment, "A1") is None


def test_source_of_which_no_copy_is_kept(assessment, editor):
    source = Source.objects.create(
        title="Policy", publisher="Axis", kind=SourceKind.POLICY, added_at=NOW, added_by=editor
    )
    make_policy(assessment.company, source=source)
    document = json.loads(publish_scorecard(assessment=assessment, by=editor, now=NOW).document)
    assert [each["capture"] for each in document["sources"] if each["title"] == "Policy"] == [None]
