"""What marks come to, and that nobody is shown a mark that is not theirs to see."""

from datetime import timedelta

import pytest

from accountability.assessments.queries import (
    assessments_listed,
    bench_of,
    differing_criteria,
    findings_of,
    label_of,
    last_marked_at,
    leaf_counts,
    leaves_by_theme,
    overview_of,
)
from accountability.assessments.services import ask_for_comparison
from accountability.frameworks.queries import tree_of
from accounts.choices import Role
from tests.factories import (
    NOW,
    make_assessment,
    make_company,
    make_mark,
    make_methodology,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewers():
    return [make_user(Role.REVIEWER), make_user(Role.REVIEWER)]


@pytest.fixture
def assessment(reviewers):
    """A1 is disputed, B1 marked by the second reviewer only."""
    assessment = make_assessment(reviewers=reviewers)
    make_mark(assessment, by=reviewers[0], answer="no", reason="First said.")
    make_mark(assessment, by=reviewers[1], answer="no_disclosure", reason="Second said.")
    make_mark(assessment, by=reviewers[1], criterion="B1", answer="na", reason="Second said.", now=NOW + timedelta(1))
    return assessment


def shown_to(assessment, user):
    overview = overview_of(assessment, user=user)
    return {
        row.criterion.id: [each.mark.reason for each in row.shown] for theme in overview.themes for row in theme.rows
    }


def test_findings_keep_settled_and_disputed_apart(assessment):
    findings = findings_of(assessment)
    assert [(row.criterion, row.answer, row.unit) for row in findings.rows] == [("B1", "na", "")]
    assert {name: len(marks) for name, marks in findings.disputed.items()} == {"A1": 2}
    assert differing_criteria(assessment) == {"A1"}
    assert last_marked_at(assessment) == NOW + timedelta(1)


def test_nothing_marked_is_nothing_found():
    assessment = make_assessment()
    findings = findings_of(assessment)
    assert (findings.settled, findings.disputed, last_marked_at(assessment)) == ({}, {}, None)


def test_reviewer_is_shown_own_marks_only(assessment, reviewers):
    assert shown_to(assessment, reviewers[0]) == {"A1": ["First said."], "B1": []}
    assert shown_to(assessment, reviewers[1]) == {"A1": ["Second said."], "B1": ["Second said."]}


def test_editor_is_shown_all_marks(assessment):
    overview = overview_of(assessment, user=make_user(Role.EDITOR))
    assert [[each.state for each in row.shown] for theme in overview.themes for row in theme.rows] == [
        ["no", "no_disclosure"],
        ["na"],
    ]
    assert (overview.made, overview.wanted, overview.sees_all, overview.first_open) == (3, 4, True, "")


def test_editor_who_marks_is_as_blind_as_a_reviewer(reviewers):
    editor = make_user(Role.EDITOR)
    assessment = make_assessment(reviewers=[*reviewers, editor])
    make_mark(assessment, by=reviewers[0], reason="First said.")
    assert shown_to(assessment, editor) == {"A1": [], "B1": []}


def test_contributor_is_shown_no_mark_and_not_that_marks_differ(assessment):
    overview = overview_of(assessment, user=make_user())
    assert (overview.made, overview.differing) == (0, [])


def test_that_marks_differ_is_told_to_nobody_who_marks_before_an_editor_asks(assessment, reviewers):
    bench = bench_of(assessment, "A1", reviewer=reviewers[0])
    told = [overview_of(assessment, user=person).differing for person in reviewers]
    assert (differing_criteria(assessment), told, bench.differs) == ({"A1"}, [[], []], False)


def test_that_marks_differ_is_told_to_those_who_made_one(assessment, reviewers):
    make_mark(assessment, by=reviewers[0], criterion="B1", answer="no")
    asked = ask_for_comparison(assessment=assessment, by=make_user(Role.EDITOR), now=NOW)
    told = [[leaf.id for leaf in overview_of(asked, user=person).differing] for person in reviewers]
    assert told == [["A1", "B1"], ["A1", "B1"]]


def test_that_others_differ_is_not_told_before_ones_own_mark(assessment):
    third = make_user(Role.REVIEWER)
    assessment.reviewers.add(third)
    overview = overview_of(assessment, user=third)
    assert (overview.differing, overview.first_open) == ([], "A1")


@pytest.mark.parametrize(
    ("role", "listed"), [(Role.CONTRIBUTOR, 2), (Role.REVIEWER, 0), (Role.EDITOR, 2), (Role.ADMINISTRATOR, 2)]
)
def test_listed_by_role(assessment, role, listed):
    make_assessment(make_company("Idemia"), methodology=assessment.methodology)
    assert assessments_listed(user=make_user(role)).count() == listed


def test_listed_with_the_marks_one_may_see(assessment, reviewers):
    def counted(user):
        row = assessments_listed(user=user).get()
        return row.mark_count, row.reviewer_count, row.is_mine, row.marked_at

    day = timedelta(1)
    assert counted(reviewers[0]) == (1, 1, True, NOW)
    assert counted(reviewers[1]) == (2, 1, True, NOW + day)
    assert counted(make_user(Role.EDITOR)) == (3, 2, False, NOW + day)
    assert counted(make_user()) == (0, 2, False, None)


def test_listed_to_an_editor_who_marks_counts_their_own(assessment):
    editor = make_user(Role.EDITOR)
    assessment.reviewers.add(editor)
    assert assessments_listed(user=editor).get().mark_count == 0


def test_leaves_are_counted_and_themed(assessment):
    assert leaf_counts() == {assessment.methodology_id: 2}
    assert [(theme.id, [leaf.id for leaf in leaves]) for theme, leaves in leaves_by_theme(assessment)] == [
        ("A", ["A1"]),
        ("B", ["B1"]),
    ]


def test_bench_holds_the_evidence_newest_first(assessment, reviewers):
    old = make_statement(assessment.company, said_on=NOW.date() - timedelta(9))
    new = make_statement(assessment.company, said_on=NOW.date())
    bench = bench_of(assessment, "A1", reviewer=reviewers[0])
    assert [item.statement for item in bench.evidence] == [new, old]
    assert (bench.position, bench.total, bench.previous, bench.next.id) == (1, 2, None, "B1")
    assert bench.mark.reason == "First said."


def test_bench_of_the_last_criterion_not_marked_yet(assessment, reviewers):
    bench = bench_of(assessment, "B1", reviewer=reviewers[0])
    assert (bench.mark, bench.differs, bench.previous.id, bench.next) == (None, False, "A1", None)


@pytest.mark.parametrize("name", ["T", "Z9", ""])
def test_bench_of_what_is_not_marked(assessment, reviewers, name):
    assert bench_of(assessment, name, reviewer=reviewers[0]) is None


def test_label_is_the_scales_own_word(assessment):
    scale = tree_of(assessment.methodology).scale_of("A1")
    assert (label_of(scale, "partly"), label_of(scale, "7")) == ("Partly meets", "7")


def test_queries_cost_the_same_whatever_the_rows(django_assert_num_queries, assessment, reviewers):
    editor = make_user(Role.EDITOR)
    tree_of(make_methodology())
    with django_assert_num_queries(2):
        overview_of(assessment, user=reviewers[0])
    with django_assert_num_queries(5):
        overview_of(assessment, user=editor)
    with django_assert_num_queries(2):
        findings_of(assessment)
