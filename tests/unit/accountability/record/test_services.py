"""Publishing: four eyes, one edition a change, all of it or nothing, and projections that follow from the record."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from accountability.assessments.models import Assessment
from accountability.record import services
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.queries import draft_of, standings
from accountability.record.services import publish_scorecard, rebuild_standings
from accounts.canonical import canonical_json, sha256_of
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.ledger import verify_ledger
from accounts.models import LedgerEntry
from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval, record_look
from responses.statements.models import Statement
from responses.statements.services import watch
from tests.factories import (
    METHODOLOGY,
    NOW,
    TODAY,
    make_assessment,
    make_company,
    make_mark,
    make_methodology,
    make_user,
)

pytestmark = pytest.mark.django_db


def publish(assessment, by, now=NOW, **fields):
    return publish_scorecard(assessment=assessment, by=by, now=now, **fields)


def remark(assessment, answer="no", now=NOW):
    for reviewer in assessment.reviewers.order_by("pk"):
        make_mark(assessment, by=reviewer, answer=answer, reason="Looked again.", version=1, now=now)


def look_at_the_statement(assessment, by, now=NOW):
    statement = Statement.objects.filter(company=assessment.company).earliest("pk")
    watch(subject=statement, interval=Interval(TODAY), by=by, now=now)
    statement.refresh_from_db()
    recheck = statement.recheck
    record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=by, now=now)


def test_publish_freezes_the_document_in_an_edition(assessment, editor):
    scorecard = publish(assessment, editor)
    entry = LedgerEntry.objects.get(verb="scorecard.published")
    assert (scorecard.edition, entry.is_public) == (entry.seq, True)
    assert json.loads(entry.body)["changes"]["sha256"] == scorecard.sha256 == sha256_of(scorecard.document)
    assert canonical_json(json.loads(scorecard.document)) == scorecard.document
    assert verify_ledger().is_sound
    assert str(scorecard) == f"axis-communications · {scorecard.edition}"


def test_publish_projects_the_standing(assessment, editor):
    scorecard = publish(assessment, editor)
    standing = standings(methodology="small").get()
    assert (standing.scorecard, standing.name, standing.score, standing.grade) == (
        scorecard,
        "Axis Communications",
        100.0,
        "met",
    )
    assert (standing.answered, standing.applicable, standing.coverage) == (1, 2, 50.0)
    assert str(standing) == "Axis Communications · small"


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_publish_is_for_editors(assessment, role):
    with pytest.raises(NotAllowed):
        publish(assessment, make_user(role))
    assert not Scorecard.objects.exists()


def test_nobody_publishes_their_own_marks():
    editor = make_user(Role.EDITOR)
    assessment = make_assessment(reviewers=[editor])
    make_mark(assessment, by=editor)
    with pytest.raises(NotAllowed, match="Another editor must publish it"):
        publish(assessment, editor)
    assessment.reviewers.clear()
    with pytest.raises(NotAllowed, match="Another editor must publish it"):
        publish(assessment, editor)
    assert not Scorecard.objects.exists()
    assert publish(assessment, make_user(Role.EDITOR)).edition


def test_publish_with_nothing_assessed_is_refused(editor):
    with pytest.raises(Refused, match="Nothing has been assessed yet"):
        publish(make_assessment(), editor)


def test_publish_while_reviewers_differ_is_refused(assessment, editor):
    make_mark(assessment, answer="no", version=1)
    with pytest.raises(Refused, match="differ on A1"):
        publish(assessment, editor)


def test_publish_with_gaps_that_the_methodology_forbids_is_refused(editor):
    methodology = make_methodology(METHODOLOGY.replace("publisher: Tests", "publisher: Tests\nmissing: error"))
    assessment = make_assessment(methodology=methodology)
    make_mark(assessment)
    with pytest.raises(Refused, match=r"cannot be scored with gaps: .*B1"):
        publish(assessment, editor)


def test_publish_twice_gives_one_edition(assessment, editor):
    edition = publish(assessment, editor).edition
    with pytest.raises(Refused, match=rf"Nothing has changed since edition {edition}\."):
        publish(assessment, editor, now=NOW + timedelta(days=1))
    assert Scorecard.objects.count() == 1


def test_publish_of_what_the_editor_did_not_see_is_refused(assessment, editor):
    seen = draft_of(assessment, now=NOW).seen
    remark(assessment)
    with pytest.raises(Refused, match="changed while you were reading"):
        publish(assessment, editor, seen=seen)
    seen = draft_of(assessment, now=NOW).seen
    assert publish(assessment, editor, seen=seen, now=NOW + timedelta(hours=1)).edition


def test_a_later_edition_supersedes_and_the_earlier_stays(assessment, editor):
    first = publish(assessment, editor)
    remark(assessment)
    second = publish(assessment, editor, now=NOW + timedelta(days=1))
    entry = LedgerEntry.objects.get(seq=second.edition)
    assert json.loads(entry.body)["changes"]["supersedes"] == first.edition
    assert [each.edition for each in Scorecard.objects.all()] == [second.edition, first.edition]
    assert (Standing.objects.get().scorecard, Standing.objects.get().score) == (second, 0.0)


@pytest.mark.parametrize("table", [Scorecard, Checks])
def test_the_record_cannot_be_changed(assessment, editor, table):
    publish(assessment, editor)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        table.objects.update(document="{}")


@pytest.mark.parametrize(
    "step", ["draft_of", "record_entry", "_freeze", "project_standing", "publish_checks", "_publish_checks_of"]
)
def test_publish_is_all_or_nothing(assessment, editor, monkeypatch, step):
    def fail(*args, **kwargs):
        raise ConnectionError

    before = LedgerEntry.objects.count()
    monkeypatch.setattr(services, step, fail)
    with pytest.raises(ConnectionError):
        publish(assessment, editor)
    monkeypatch.undo()
    assert (LedgerEntry.objects.count(), Scorecard.objects.count(), Standing.objects.count()) == (before, 0, 0)
    assert not Checks.objects.exists()
    assert (
        publish(assessment, editor).edition == before + 3
    )  # its re-check and who published stand in private entries before it


def test_what_is_published_is_looked_at_again_by_whoever_published_it(assessment, editor):
    publish(assessment, editor)
    recheck = Assessment.objects.get(pk=assessment.pk).recheck
    assert (recheck.owner, recheck.kind, str(recheck.due_on)) == (editor, "assessment", "2026-06-02")
    assert (recheck.path, recheck.title) == (f"/desk/assessments/{assessment.pk}/", str(assessment))
    make_mark(assessment, criterion="B1", answer="no")
    publish(assessment, editor, now=NOW + timedelta(days=3))
    assert Recheck.objects.filter(kind="assessment").get() == recheck


def test_standings_follow_from_the_record(assessment, editor):
    publish(assessment, editor)
    look_at_the_statement(assessment, editor)
    remark(assessment)
    publish(assessment, editor, now=NOW + timedelta(days=1))
    assert rebuild_standings() == []


def test_standings_that_do_not_follow_are_made_anew(assessment, editor):
    publish(assessment, editor)
    wanted = Standing.objects.values().get()
    other = publish(
        make_mark(make_assessment(make_company("Idemia"), methodology=assessment.methodology)).assessment, editor
    )
    Standing.objects.filter(slug="axis-communications").update(score=1.0)
    Standing.objects.filter(scorecard=other).delete()
    assert rebuild_standings() == ["axis-communications · small", "idemia · small"]
    assert Standing.objects.values().get(slug="axis-communications") == wanted
    assert rebuild_standings() == []


def test_standing_without_a_scorecard_in_force_is_removed(assessment, editor):
    scorecard = publish(assessment, editor)
    Standing.objects.update(methodology="invented")
    assert rebuild_standings() == ["axis-communications · invented", "axis-communications · small"]
    assert Standing.objects.get().scorecard == scorecard
