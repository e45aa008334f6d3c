"""Looks reach the public record: when each thing was last looked at, by whom, and what was taken back."""

import json
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from accountability.record import queries
from accountability.record.models import Checks, Standing
from accountability.record.services import differing_standings, publish_checks, publish_scorecard
from accountability.record.tasks import publish_checks as publish_checks_task
from responses.rechecks.services import Chosen, Interval, act_on_rechecks, record_look, snooze_recheck, undo_act
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
    make_statement,
)

pytestmark = pytest.mark.django_db


def publish(assessment, by, now=NOW, **fields):
    return publish_scorecard(assessment=assessment, by=by, now=now, **fields)


def look_at_the_statement(assessment, by, now=NOW):
    statement = Statement.objects.filter(company=assessment.company).earliest("pk")
    watch(subject=statement, interval=Interval(TODAY), by=by, now=now)
    statement.refresh_from_db()
    recheck = statement.recheck
    record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=by, now=now)


def test_checks_are_published_when_a_look_was_made_and_only_then(assessment, editor):
    publish(assessment, editor)
    assert publish_checks(now=NOW) == 0
    look_at_the_statement(assessment, editor)
    assert publish_checks(now=NOW) == 1
    assert publish_checks_task() == 0
    assert Standing.objects.get().last_checked_on == TODAY
    subject = f"statement:{Statement.objects.get().pk}"
    assert json.loads(Checks.objects.first().document) == {
        "format": 1,
        "company": "axis-communications",
        "checks": [
            {
                "subject": subject,
                "last_checked_on": "2025-06-02",
                "outcome": "unchanged",
                "next_due_on": "2025-09-02",
                "put_off_to": None,
            }
        ],
    }
    assert str(Checks.objects.first()).startswith("Axis Communications · ")


def test_checks_say_to_which_day_a_look_was_put_off(assessment, editor):
    publish(assessment, editor)
    look_at_the_statement(assessment, editor)
    recheck = Statement.objects.get().recheck
    until = recheck.due_on + timedelta(days=90)
    snooze_recheck(recheck=recheck, version=recheck.version, until=until, reason="Report is late.", by=editor, now=NOW)
    assert publish_checks(now=NOW) == 1
    (check,) = json.loads(Checks.objects.first().document)["checks"]
    assert (check["next_due_on"], check["put_off_to"]) == ("2025-09-02", "2025-12-01")
    recheck.refresh_from_db()
    record_look(recheck=recheck, version=recheck.version, outcome="gone", by=editor, now=NOW)
    assert publish_checks(now=NOW) == 1
    (check,) = json.loads(Checks.objects.first().document)["checks"]
    assert (check["next_due_on"], check["put_off_to"]) == (None, None)


def test_checks_say_when_the_last_look_was_made_by_the_machine(assessment, editor):
    publish(assessment, editor)
    look_at_the_statement(assessment, editor)
    recheck = Statement.objects.get().recheck
    for by, automatic in ((None, True), (editor, None)):
        recheck.refresh_from_db()
        record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=by, now=NOW + timedelta(days=1))
        assert publish_checks(now=NOW) == 1
        (check,) = json.loads(Checks.objects.first().document)["checks"]
        assert check.get("is_automatic") is automatic


def test_a_look_that_was_taken_back_is_public_no_more(assessment, editor):
    publish(assessment, editor)
    look_at_the_statement(assessment, editor)
    recheck = Statement.objects.get().recheck
    by_machine = record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=None, now=NOW)
    publish_checks(now=NOW)
    before = json.loads(Checks.objects.first().document)["checks"]
    later = NOW + timedelta(days=2)
    chosen = [Chosen(by_machine.pk, by_machine.version)]
    act = act_on_rechecks(chosen=chosen, deed="changed", by=editor, now=later).act
    publish_checks(now=later)
    assert [each["last_checked_on"] for each in json.loads(Checks.objects.first().document)["checks"]] == ["2025-06-04"]
    undo_act(act=act, by=editor, now=later)
    assert publish_checks(now=later) == 1
    assert json.loads(Checks.objects.first().document)["checks"] == before
    assert before[0]["is_automatic"] is True


def test_checks_read_each_scorecard_once_a_process(assessment, editor, monkeypatch, django_assert_num_queries):
    publish(assessment, editor)
    monkeypatch.setattr(queries, "_PARSED", {})
    with django_assert_num_queries(4):
        assert queries.unpublished_checks() == []
    monkeypatch.setattr(queries, "json", None)
    with django_assert_num_queries(3) as asked:
        assert queries.unpublished_checks() == []
    assert [query["sql"] for query in asked if '"record_scorecard"."document"' in query["sql"]] == []


def test_checks_of_what_is_not_on_the_card_stay_private(assessment, editor):
    publish(assessment, editor)
    later = make_statement(assessment.company)
    watch(subject=later, interval=Interval(TODAY), by=editor, now=NOW)
    assert publish_checks(now=NOW) == 0
    publish(assessment, editor)
    assert f'"statement:{later.pk}"' in Checks.objects.first().document


def test_checks_settle_for_a_company_with_two_methodologies(assessment, editor):
    other = make_methodology(METHODOLOGY.replace("id: small", "id: other"))
    second = make_assessment(assessment.company, methodology=other)
    make_mark(second)
    publish(assessment, editor)
    look_at_the_statement(assessment, editor)
    publish(second, editor)
    assert [publish_checks(now=NOW), publish_checks(now=NOW)] == [0, 0]
    assert Checks.objects.filter(company=assessment.company).count() == 2
    assert {each.last_checked_on for each in Standing.objects.all()} == {TODAY}


def test_checks_cost_the_same_however_many_companies(assessment, editor, django_assert_num_queries):
    publish(assessment, editor)
    with django_assert_num_queries(3):
        publish_checks(now=NOW)
    for name in ("Idemia", "Noldus"):
        publish(make_mark(make_assessment(make_company(name), methodology=assessment.methodology)).assessment, editor)
    with django_assert_num_queries(3):
        publish_checks(now=NOW)


def test_the_table_says_when_the_machine_alone_looked(assessment, editor):
    publish(assessment, editor)
    look_at_the_statement(assessment, editor)
    recheck = Statement.objects.get().recheck
    found = []
    for by, days in ((None, 1), (editor, 2)):
        recheck.refresh_from_db()
        when = NOW + timedelta(days=days)
        record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=by, now=when)
        publish_checks(now=when)
        found.append(Standing.objects.get().is_last_check_automatic)
        Standing.objects.update(is_last_check_automatic=False)
        import_module("accountability.record.migrations.0004_automatic_looks_in_the_table").say_who_looked(apps, None)
        found.append(Standing.objects.get().is_last_check_automatic)
        assert differing_standings() == {}
    assert found == [True, True, False, False]
