"""/desk/assessments/: what one may open, with its progress."""

import pytest

from accounts.choices import Role
from tests.factories import make_assessment, make_company, make_mark, make_methodology, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/assessments/"


def test_list_shows_a_reviewer_their_own_progress(client, assessment, reviewer, other):
    make_mark(assessment, by=reviewer)
    make_mark(assessment, by=other)
    make_assessment(make_company("Idemia"), methodology=assessment.methodology)
    table = client.get(URL).context["table"]
    assert [[str(cell) for cell in row] for row in table.as_values()] == [
        ["Company", "Methodology", "As of", "Marked", "Last marked"],
        ["Axis Communications", "Small methodology 1", "2025-06-02", "1 of 2", "2025-06-02T09:30:00+00:00"],
    ]


def test_list_shows_an_editor_everything(client, assessment, other):
    make_mark(assessment, by=other)
    make_assessment(make_company("Idemia"), methodology=assessment.methodology)
    client.force_login(make_user(Role.EDITOR))
    response = client.get(URL)
    assert [row[3] for row in response.context["table"].as_values()] == ["Marked", "1 of 4", "0 of 2"]
    assert "/desk/assessments/new/" in response.text


def test_list_shows_a_contributor_no_progress(client, assessment, other):
    make_mark(assessment, by=other)
    client.force_login(make_user())
    response = client.get(URL)
    assert [column.name for column in response.context["table"].columns] == ["company", "methodology", "as_of"]
    assert "/desk/assessments/new/" not in response.text


def test_empty_list_says_what_to_do_next(client):
    client.force_login(make_user(Role.EDITOR))
    assert '<a href="/desk/assessments/new/">Open an assessment</a>' in client.get(URL).text


def test_list_is_for_those_who_work_here(client):
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"
    assert client.post(URL).status_code == 405


@pytest.mark.parametrize("order", ["company", "-methodology", "as_of", "marked", "-marked_at", "nonsense"])
def test_list_can_be_sorted(client, assessment, reviewer, order):
    assert "Axis Communications" in client.get(URL, {"sort": order, "page": "zero"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_whatever_the_rows(client, django_assert_num_queries, rows):
    methodology = make_methodology()
    for number in range(rows):
        make_mark(make_assessment(make_company(f"Company {number}"), methodology=methodology))
    client.force_login(make_user(Role.EDITOR))
    with django_assert_num_queries(5):
        assert client.get(URL).context["table"].paginator.count == rows
