"""/desk/assessments/new/: open an assessment."""

import pytest

from accountability.assessments.models import Assessment
from accounts.choices import Role
from tests.factories import make_company, make_methodology, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/assessments/new/"


@pytest.fixture
def editor(client):
    person = make_user(Role.EDITOR)
    client.force_login(person)
    return person


@pytest.fixture
def filled_in():
    return {
        "company": make_company().pk,
        "methodology": make_methodology().pk,
        "as_of": "2025-06-02",
        "scope_note": "Public documents.",
        "reviewers": [make_user(Role.REVIEWER).pk, make_user(Role.REVIEWER).pk],
    }


def test_create_opens_it_to_its_reviewers(client, editor, filled_in):
    response = client.post(URL, filled_in)
    assessment = Assessment.objects.get()
    assert response.headers["Location"] == f"/desk/assessments/{assessment.pk}/"
    assert (assessment.opened_by, assessment.reviewers.count(), assessment.scope_note) == (
        editor,
        2,
        "Public documents.",
    )


def test_create_starts_from_a_company(client, editor):
    company = make_company()
    assert f'<option value="{company.pk}" selected>' in client.get(URL, {"company": company.pk}).text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("company", "", "This field is required."),
        ("as_of", "2999-01-01", "This date lies in the future."),
        ("as_of", "soon", "Enter a valid date."),
        ("scope_note", " ", "This field is required."),
        ("scope_note", "a\u202eb", "Character 2 (U+202E) cannot be kept. Remove it and save again."),
        ("reviewers", [], "Choose at least one reviewer."),
    ],
)
def test_create_says_beside_the_field_what_is_wrong(client, editor, filled_in, field, value, message):
    response = client.post(URL, filled_in | {field: value})
    assert response.context["form"].errors == {field: [message]}
    assert not Assessment.objects.exists()


def test_create_refuses_a_reviewer_without_access(client, editor, filled_in):
    gone = make_user(Role.REVIEWER, is_active=False)
    response = client.post(URL, filled_in | {"reviewers": [gone.pk]})
    assert list(response.context["form"].errors) == ["reviewers"]
    assert not Assessment.objects.exists()


def test_create_refuses_the_same_again_and_keeps_what_was_written(client, editor, filled_in):
    client.post(URL, filled_in)
    response = client.post(URL, filled_in)
    assert "This company is being assessed by this methodology for this day already." in response.text
    assert "Public documents.</textarea>" in response.text
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_create_is_for_editors(client, role, filled_in):
    client.force_login(make_user(role))
    assert (client.get(URL).status_code, client.post(URL, filled_in).status_code) == (403, 403)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_create_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    for number in range(rows):
        make_company(f"Company {number}")
    with django_assert_num_queries(5):
        assert client.get(URL).text.count('<option value="') == rows + 2
