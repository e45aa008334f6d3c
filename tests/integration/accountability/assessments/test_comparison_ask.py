"""Telling the reviewers where they differ."""

import pytest
from django.test import Client
from django.urls import reverse

from accountability.assessments.models import Assessment
from accountability.assessments.services import ask_for_comparison
from accounts.choices import Role
from accounts.errors import NotAllowed
from tests.factories import NOW, make_assessment, make_mark, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    reviewers = [make_user(Role.REVIEWER), make_user(Role.REVIEWER)]
    assessment = make_assessment(reviewers=reviewers)
    make_mark(assessment, by=reviewers[0], answer="no")
    make_mark(assessment, by=reviewers[1], answer="na")
    return assessment


def ask(client: Client, assessment: Assessment) -> str:
    address = reverse("assessments:comparison-ask", args=[assessment.pk])
    return client.post(address, follow=True).text


def test_comparison_is_asked_for_once_by_an_editor(client: Client, assessment: Assessment) -> None:
    editor = make_user(Role.EDITOR)
    client.force_login(editor)
    assert (
        "Tell the reviewers where they differ" in client.get(reverse("assessments:detail", args=[assessment.pk])).text
    )
    assert "The reviewers now see where they differ" in ask(client, assessment)
    assessment.refresh_from_db()
    assert assessment.comparison_asked_by == editor
    assert "The reviewers have been told already" in ask(client, assessment)


def test_comparison_needs_marks_that_differ(client: Client, assessment: Assessment) -> None:
    assessment.marks.update(answer="no")
    client.force_login(make_user(Role.EDITOR))
    assert "do not differ on anything" in ask(client, assessment)


def test_comparison_is_not_asked_for_by_a_marker_or_reviewer(client: Client, assessment: Assessment) -> None:
    reviewer = assessment.reviewers.first()
    client.force_login(reviewer)
    assert client.post(reverse("assessments:comparison-ask", args=[assessment.pk])).status_code == 403
    with pytest.raises(NotAllowed, match="Only an editor who marks nothing here"):
        ask_for_comparison(assessment=assessment, by=reviewer, now=NOW)
