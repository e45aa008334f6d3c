"""/desk/assessments/<pk>/: criteria and marks, each reader those they may see."""

import pytest
from django.utils import timezone

from accountability.assessments.services import ask_for_comparison
from accounts.choices import Role
from tests.factories import METHODOLOGY, make_assessment, make_mark, make_methodology, make_scorecard, make_user

pytestmark = pytest.mark.django_db


def url(assessment):
    return f"/desk/assessments/{assessment.pk}/"


def test_detail_leads_a_reviewer_to_the_first_open_criterion(client, assessment, reviewer):
    make_mark(assessment, by=reviewer, answer="na", reason="Mine.")
    text = client.get(url(assessment)).text
    assert f"/desk/assessments/{assessment.pk}/criteria/B1/#criterion" in text
    assert "Mark B1, the first without an answer" in text
    assert (text.count("Not applicable"), text.count("Not assessed")) == (1, 1)


def test_detail_tells_a_reviewer_that_all_is_marked(client, assessment, reviewer):
    for criterion in ("A1", "B1"):
        make_mark(assessment, by=reviewer, criterion=criterion)
    text = client.get(url(assessment)).text
    assert "You have marked every criterion." in text
    assert "the first without an answer" not in text


def test_detail_is_blind(client, assessment, reviewer, other):
    make_mark(assessment, by=reviewer, answer="no", reason="Mine.")
    make_mark(assessment, by=other, answer="na", reason="Theirs, in their words.")
    assert assessment.marks.filter(reviewer=other, reason="Theirs, in their words.").exists()
    text = client.get(url(assessment)).text
    assert "Does not meet" in text
    assert ("Theirs" in text, "Not applicable" in text) == (False, False)
    assert "Marks differ, look again" not in text
    ask_for_comparison(assessment=assessment, by=make_user(Role.EDITOR), now=timezone.now())
    assert client.get(url(assessment)).text.count("Marks differ, look again") == 2


def test_detail_shows_an_editor_every_mark_and_where_they_differ(client, assessment, other):
    first = assessment.reviewers.order_by("pk")[0]
    make_mark(assessment, by=first, answer="no", reason="First said.")
    make_mark(assessment, by=other, answer="na", reason="Second said.")
    client.force_login(make_user(Role.EDITOR))
    text = client.get(url(assessment)).text
    assert ("First said." in text, "Second said." in text) == (True, True)
    assert "The reviewers differ" in text
    assert f"/desk/publishing/{assessment.pk}/" in text
    assert "/criteria/A1/" not in text


def test_detail_hides_marks_from_an_editor_who_marks(client, assessment, other):
    editor = make_user(Role.EDITOR)
    assessment.reviewers.add(editor)
    make_mark(assessment, by=other, reason="Theirs, in their words.")
    client.force_login(editor)
    text = client.get(url(assessment)).text
    assert ("Theirs" in text, f"/desk/publishing/{assessment.pk}/" in text) == (False, False)


def test_detail_shows_a_contributor_what_is_asked_and_no_answer(client, assessment, other):
    make_mark(assessment, by=other, reason="Theirs, in their words.")
    client.force_login(make_user())
    text = client.get(url(assessment)).text
    assert "A1 Published policy" in text
    assert ("Theirs" in text, "No disclosure found" in text, "Not assessed" in text) == (False, False, False)


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.EDITOR, True), (Role.ADMINISTRATOR, False), (Role.CONTRIBUTOR, False)]
)
def test_detail_offers_a_newer_version_to_an_editor(client, assessment, role, offered):
    make_methodology(METHODOLOGY.replace('version: "1"', 'version: "2"'))
    client.force_login(make_user(role))
    text = client.get(url(assessment)).text
    assert ("Version 2 of this methodology is installed" in text) == offered
    assert (f'href="{url(assessment)}upgrade/"' in text) == offered


def test_detail_of_what_others_mark_is_not_there_for_a_reviewer(client, assessment):
    client.force_login(make_user(Role.REVIEWER))
    assert client.get(url(assessment)).status_code == 404
    assert client.get("/desk/assessments/99999999999999999999/").status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
@pytest.mark.parametrize("rows", [1, 3])
def test_detail_costs_the_same_whatever_the_rows(client, django_assert_num_queries, role, rows):
    more = "".join(
        f"  - {{id: B{n}, parent: B, title: More {n}, level: criterion, scale: disclosure}}\n"
        for n in range(2, rows + 1)
    )
    methodology = make_methodology(METHODOLOGY.replace("grades:", more + "grades:"))
    assessment = make_assessment(methodology=methodology)
    for number in range(1, rows + 1):
        make_mark(assessment, criterion=f"B{number}")
    client.force_login(assessment.reviewers.get() if role == Role.REVIEWER else make_user(role))
    with django_assert_num_queries({Role.REVIEWER: 5, Role.EDITOR: 9}[role]):
        assert client.get(url(assessment)).context["overview"].made == rows


def test_a_published_assessment_says_when_it_is_looked_at_again(client):
    assessment = make_scorecard().company.assessments.get()
    client.force_login(make_user(Role.EDITOR))
    page = client.get(f"/desk/assessments/{assessment.pk}/").text
    assert f'<a href="/desk/rechecks/{assessment.recheck_id}/">every year, next on 2 Jun 2026</a>' in page
