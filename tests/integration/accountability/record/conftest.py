"""A company that two reviewers have marked, ready for its first edition."""

import pytest

from accounts.choices import Role
from tests.factories import make_assessment, make_mark, make_statement, make_user


@pytest.fixture
def assessment():
    """A1 earns 100 on one quote by two reviewers, B1 is not assessed."""
    assessment = make_assessment(reviewers=[make_user(Role.REVIEWER), make_user(Role.REVIEWER)])
    quote = make_statement(assessment.company).quotes.get().quote
    for reviewer in assessment.reviewers.order_by("pk"):
        make_mark(assessment, by=reviewer, answer="yes", reason="It says so.", quotes=[quote])
    return assessment


@pytest.fixture
def editor(client):
    """An editor, signed in."""
    person = make_user(Role.EDITOR)
    client.force_login(person)
    return person
