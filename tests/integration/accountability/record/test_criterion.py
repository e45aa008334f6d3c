"""/desk/publishing/<pk>/criteria/<id>/: what the edition in force says of one criterion."""

import pytest

from accountability.record.services import publish_scorecard
from accounts.choices import Role
from tests.factories import NOW, SAID, make_mark, make_statement, make_user

pytestmark = pytest.mark.django_db


def url(assessment, criterion="A1"):
    return f"/desk/publishing/{assessment.pk}/criteria/{criterion}/"


def test_criterion_shows_answer_reason_and_quote_of_the_edition(client, assessment, editor):
    edition = publish_scorecard(assessment=assessment, by=editor, now=NOW).edition
    text = client.get(url(assessment)).text
    assert [part for part in (f"Edition {edition} of", "Meets", "It says so.", SAID) if part not in text] == []
    assert "<h1>What the last edition says</h1>" in text


def test_criterion_is_a_part_of_the_workbench(client, assessment, editor):
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    response = client.get(url(assessment), headers={"HX-Request": "true"})
    assert ("It says so." in response.text, "<h1>" in response.text) == (True, False)
    assert "HX-Request" in response.headers["Vary"]


def test_criterion_shows_the_edition_and_no_mark_made_since(client, assessment, editor):
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    first, second = assessment.reviewers.order_by("pk")
    make_mark(assessment, by=second, answer="no", reason="Theirs, since then.", version=1)
    client.force_login(first)
    text = client.get(url(assessment)).text
    assert ("It says so." in text, "Theirs" in text) == (True, False)


@pytest.mark.parametrize("criterion", ["A1", "Z9"])
def test_criterion_of_which_no_edition_speaks(client, assessment, editor, criterion):
    if criterion == "Z9":
        publish_scorecard(assessment=assessment, by=editor, now=NOW)
    assert "No edition says anything about this yet." in client.get(url(assessment, criterion)).text


def test_criterion_of_what_others_mark_is_not_there_for_a_reviewer(client, assessment):
    client.force_login(make_user(Role.REVIEWER))
    assert client.get(url(assessment)).status_code == 404
    client.logout()
    assert client.get(url(assessment)).headers["Location"] == f"/accounts/login/?next={url(assessment)}"


@pytest.mark.parametrize("rows", [1, 3])
def test_criterion_costs_the_same_whatever_the_rows(client, assessment, editor, django_assert_num_queries, rows):
    for _row in range(rows):
        make_statement(assessment.company)
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    with django_assert_num_queries(4):
        assert "It says so." in client.get(url(assessment)).text
