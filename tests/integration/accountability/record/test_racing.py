"""Two people at the same moment end in one edition, one mark, one opened assessment, and a message."""

import threading
from contextlib import suppress
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.services import assessments as opening
from accountability.assessments.services import marks as marking
from accountability.assessments.services import open_assessment, save_mark
from accountability.record import services as publishing
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.services import publish_checks, publish_scorecard
from accounts.choices import Role
from accounts.errors import Refused, StaleVersion
from accounts.ledger import verify_ledger
from responses.rechecks.services import Interval
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
from tests.racing import race, reachable_by_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def meet(monkeypatch, module, name):
    """Both have come as far as the call of that name, or the second waits for a lock, before either goes on."""
    original, gate = getattr(module, name), threading.Barrier(2)

    def together(*args, **kwargs):
        with suppress(threading.BrokenBarrierError):  # the other is held by a lock: this one is the first
            gate.wait(timeout=0.3)
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, together)


def kinds(outcomes):
    return {type(outcome) for outcome in outcomes}


def test_two_first_saves_end_in_one_mark_and_a_conflict(monkeypatch, tmp_path):
    assessment = make_assessment()
    save = partial(save_mark, assessment=assessment, criterion="A1", answer="no", quotes=(), version=0, now=NOW)
    save = partial(save, by=assessment.reviewers.get())
    meet(monkeypatch, marking, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(partial(save, reason="One."), partial(save, reason="Other."))
        marks = race(Mark.objects.get)
    assert kinds(outcomes) == {Mark, StaleVersion}
    assert {outcome.current.reason for outcome in outcomes if isinstance(outcome, StaleVersion)} == {marks[0].reason}


def test_two_publications_end_in_one_edition(monkeypatch, tmp_path, assessment):
    editors = [make_user(Role.EDITOR), make_user(Role.EDITOR)]
    meet(monkeypatch, publishing, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(*(partial(publish_scorecard, assessment=assessment, now=NOW, by=each) for each in editors))
        scorecard, report = race(Scorecard.objects.get)[0], race(verify_ledger)[0]
    assert kinds(outcomes) == {Scorecard, Refused}
    refusal = next(outcome for outcome in outcomes if isinstance(outcome, Refused))
    assert str(refusal) == f"Nothing has changed since edition {scorecard.edition}."
    assert report.is_sound


def test_two_methodologies_of_one_company_published_at_once(monkeypatch, tmp_path, assessment):
    other = make_assessment(assessment.company, methodology=make_methodology(METHODOLOGY.replace("small", "other")))
    make_mark(other)
    editor = make_user(Role.EDITOR)
    meet(monkeypatch, publishing, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(
            *(partial(publish_scorecard, assessment=each, now=NOW, by=editor) for each in (assessment, other))
        )
        standings = race(Standing.objects.count)
        differing = race(publishing.rebuild_standings)
    assert (kinds(outcomes), standings, differing) == ({Scorecard}, [2], [[]])


def test_two_editors_open_the_same_assessment(monkeypatch, tmp_path):
    company, methodology, editor = make_company(), make_methodology(), make_user(Role.EDITOR)
    opened = partial(open_assessment, company=company, methodology=methodology, as_of=TODAY, by=editor, now=NOW)
    opened = partial(opened, scope_note="Public documents.", reviewers=[make_user(Role.REVIEWER)])
    meet(monkeypatch, opening, "record_entry")
    with reachable_by_threads(tmp_path):
        outcomes = race(opened, opened)
    assert kinds(outcomes) == {Assessment, ValidationError}


def test_two_runs_publish_a_look_once(monkeypatch, tmp_path, assessment):
    editor = make_user(Role.EDITOR)
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    statement = Statement.objects.get(company=assessment.company)
    watch(subject=statement, interval=Interval(TODAY), by=editor, now=NOW)
    meet(monkeypatch, publishing, "_publish_checks_of")
    before = Checks.objects.count()
    run = partial(publish_checks, now=NOW)
    with reachable_by_threads(tmp_path):
        outcomes = race(run, run)
        after = race(Checks.objects.count)
    assert (sorted(outcomes), after) == ([0, 1], [before + 1])
