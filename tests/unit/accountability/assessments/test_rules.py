"""Who may see and make marks; four eyes, whatever the role."""

import pytest

from accountability.assessments.rules import (
    can_mark_assessment,
    can_publish_assessment,
    can_see_all_marks,
    has_marked,
    is_marker_of,
    is_reviewer_of,
)
from accounts.choices import Role
from tests.factories import make_assessment, make_mark, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.CONTRIBUTOR, (False, False, False)),
        (Role.REVIEWER, (False, False, False)),
        (Role.EDITOR, (False, True, True)),
        (Role.ADMINISTRATOR, (False, True, False)),
    ],
)
def test_those_who_were_not_assigned(role, may):
    person, assessment = make_user(role), make_assessment()
    predicates = (can_mark_assessment, can_see_all_marks, can_publish_assessment)
    assert tuple(predicate(person, assessment) for predicate in predicates) == may


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_reviewer_marks_and_neither_sees_all_nor_publishes(role):
    person = make_user(role)
    assessment = make_assessment(reviewers=[person])
    assert is_reviewer_of(person, assessment)
    assert can_mark_assessment(person, assessment)
    assert not can_see_all_marks(person, assessment)
    assert not can_publish_assessment(person, assessment)


def test_who_marked_once_stays_a_marker():
    person = make_user(Role.EDITOR)
    assessment = make_assessment(reviewers=[person])
    make_mark(assessment)
    assessment.reviewers.clear()
    assert (is_reviewer_of(person, assessment), has_marked(person, assessment)) == (False, True)
    assert is_marker_of(person, assessment)
    assert not can_publish_assessment(person, assessment)


def test_deactivated_editor_sees_nothing():
    assert not can_see_all_marks(make_user(Role.EDITOR, is_active=False), make_assessment())
