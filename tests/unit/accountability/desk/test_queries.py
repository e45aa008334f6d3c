"""What waits for a person."""

from datetime import timedelta

import pytest

from accountability.desk import queries
from accounts.choices import Role
from responses.cases.services import log_reply
from responses.rechecks.services import Interval
from responses.statements.services import change_progress, watch
from tests.factories import (
    NOW,
    SAID,
    TODAY,
    make_allegation,
    make_assessment,
    make_capture,
    make_commitment,
    make_company,
    make_mark,
    make_methodology,
    make_policy,
    make_quote,
    make_recheck,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def overdue(owner, days):
    return make_recheck(owner=owner, anchor=TODAY - timedelta(days=days))


def test_ones_own_looks_come_first_the_longest_overdue_before_the_others():
    me, other = make_user(), make_user()
    theirs, late, today = overdue(other, 99), overdue(me, 5), overdue(me, 0)
    overdue(me, -1)
    found = queries.due_for(me, now=NOW)
    assert [(due.recheck, due.is_mine, due.kind, due.days) for due in found] == [
        (late, True, "overdue", 5),
        (today, True, "due", 0),
        (theirs, False, "overdue", 99),
    ]


def test_the_first_ten_looks_are_enough():
    me = make_user()
    for days in range(11):
        overdue(me, days)
    assert [due.days for due in queries.due_for(me, now=NOW)] == list(range(10, 0, -1))


def test_assessments_wait_until_every_criterion_is_marked():
    reviewer, methodology = make_user(Role.REVIEWER), make_methodology()
    mine = make_assessment(methodology=methodology, reviewers=[reviewer])
    make_assessment(make_company("B"), methodology=methodology)
    make_mark(mine)
    found = [(waiting.assessment, waiting.made, waiting.wanted) for waiting in queries.assessments_waiting(reviewer)]
    assert found == [(mine, 1, 2)]
    make_mark(mine, criterion="B1")
    assert queries.assessments_waiting(reviewer) == []


def test_an_editor_sees_what_all_reviewers_have_still_to_mark():
    assessment = make_assessment(reviewers=[make_user(Role.REVIEWER), make_user(Role.REVIEWER)])
    make_mark(assessment)
    found = queries.assessments_waiting(make_user(Role.EDITOR))
    assert [(waiting.made, waiting.wanted) for waiting in found] == [(1, 4)]


def gaps():
    return {str(gap.title): [lack.url for lack in gap.first] for gap in queries.gaps()}


def test_nothing_is_missing_where_nothing_is():
    assert queries.gaps() == []


def test_sources_are_missed_a_quote_until_any_copy_is_quoted():
    quoted, bare = make_capture(), make_source("Nothing was quoted from this.")
    make_quote(capture=quoted)
    make_capture("A newer copy, not quoted yet.", source=quoted.source)
    assert gaps() == {"Sources without a quote": [f"/desk/sources/{bare.pk}/"]}


def test_allegations_are_missed_their_words_and_a_reply():
    allegation = make_allegation()
    page = f"/desk/cases/{allegation.case_id}/#allegation-{allegation.pk}"
    found = gaps()
    assert (found["Allegations without a reply"], found["Allegations without a quote"]) == ([page], [page])
    statement = make_statement(allegation.company)
    log_reply(allegation=allegation, statement=statement, by=make_user(), now=NOW)
    allegation.quote = make_quote(capture=allegation.source.captures.get())
    allegation.save()
    assert list(gaps()) == ["Statements without a re-check"]


def test_what_is_said_and_promised_is_missed_a_recheck_and_a_rating():
    by, policy, commitment = make_user(), make_policy(), make_commitment()
    make_quote(capture=policy.source.captures.get())
    statement = commitment.statement
    assert gaps() == {
        "Commitments not yet rated": [commitment.get_absolute_url()],
        "Policies without a re-check": [policy.get_absolute_url()],
        "Commitments without a re-check": [commitment.get_absolute_url()],
        "Statements without a re-check": [statement.get_absolute_url()],
    }
    for subject in (policy, commitment, statement):
        watch(subject=subject, interval=Interval(TODAY), by=by, now=NOW)
    change_progress(commitment=commitment, progress="kept", changed_on=TODAY, reason="r", by=by, now=NOW)
    assert gaps() == {}


def test_a_gap_names_a_few_and_counts_all(django_assert_num_queries):
    for number in range(6):
        make_source(f"Text {number}. {SAID}")
    with django_assert_num_queries(7):
        [gap] = queries.gaps()
    assert (gap.total, len(gap.first), gap.first[0].title) == (6, 5, "Axis answers")
