"""An assessment with two reviewers and a quote in the company's own words."""

import pytest

from accounts.choices import Role
from tests.factories import make_assessment, make_statement, make_user


@pytest.fixture
def assessment():
    return make_assessment(reviewers=[make_user(Role.REVIEWER), make_user(Role.REVIEWER)])


@pytest.fixture
def quote(assessment):
    return make_statement(assessment.company).quotes.get().quote


@pytest.fixture
def reviewer(assessment, client):
    """The first reviewer, signed in."""
    person = assessment.reviewers.order_by("pk")[0]
    client.force_login(person)
    return person


@pytest.fixture
def other(assessment):
    return assessment.reviewers.order_by("pk")[1]
