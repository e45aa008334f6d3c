"""/desk/assessments/<pk>/upgrade/: which marks must be made again by a newer version, and carrying over the others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accountability.assessments.models import Assessment
from accounts.choices import Role
from tests.factories import METHODOLOGY, TODAY, make_assessment, make_mark, make_methodology, make_user

pytestmark = pytest.mark.django_db
SECOND = METHODOLOGY.replace('version: "1"', 'version: "2"').replace("Screens customers", "Screens all customers")
FORM = {"as_of": "2025-06-03", "scope_note": "The same documents."}


def url(assessment):
    return f"/desk/assessments/{assessment.pk}/upgrade/"


@pytest.fixture
def marked(assessment):
    for reviewer in assessment.reviewers.all():
        for criterion in ("A1", "B1"):
            make_mark(assessment, criterion=criterion, by=reviewer)
    return assessment


@pytest.fixture
def second(marked):
    return make_methodology(SECOND)


@pytest.fixture
def editor(client):
    person = make_user(Role.EDITOR)
    client.force_login(person)
    return person


def test_upgrade_lists_what_must_be_marked_again(client, marked, second, editor):
    response = client.get(url(marked))
    assert [(again.criterion.id, again.reasons) for again in response.context["upgrade"].again] == [
        ("B1", ("Wording",))
    ]
    assert "B1 Screens all customers" in response.text
    assert response.text.count("1 of 2 marks") == 2
    assert "Open it with 2 marks carried over" in response.text
    assert f'value="{timezone.now().date()}"' in response.text


def test_upgrade_opens_the_new_assessment_with_the_marks(client, marked, second, editor):
    response = client.post(url(marked), FORM)
    opened = Assessment.objects.latest("pk")
    assert response.headers["Location"] == f"/desk/assessments/{opened.pk}/"
    assert (opened.methodology, str(opened.as_of), opened.scope_note) == (second, "2025-06-03", "The same documents.")
    assert [mark.criterion for mark in opened.marks.all()] == ["A1", "A1"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("as_of", "2999-01-01", "This date lies in the future."),
        ("as_of", "soon", "Enter a valid date."),
        ("scope_note", " ", "This field is required."),
    ],
)
def test_upgrade_says_beside_the_field_what_is_wrong(client, marked, second, editor, field, value, message):
    response = client.post(url(marked), FORM | {field: value})
    assert response.context["form"].errors == {field: [message]}
    assert Assessment.objects.get() == marked


def test_upgrade_twice_for_one_day_is_refused_and_leads_to_the_first(client, marked, second, editor):
    client.post(url(marked), FORM)
    response = client.post(url(marked), FORM)
    assert "This company is being assessed by this methodology for this day already." in response.text
    opened = Assessment.objects.latest("pk")
    assert f'<a href="/desk/assessments/{opened.pk}/">' in response.text
    assert Assessment.objects.count() == 2


def test_upgrade_shows_what_is_no_longer_asked_and_that_nothing_else_changed(client, marked, editor):
    make_methodology("".join(line for line in SECOND.splitlines(True) if "id: B" not in line))
    text = client.get(url(marked)).text
    assert ("B1 Screens customers" in text, "Nothing. Scores are computed anew" in text) == (True, True)


def test_upgrade_says_who_cannot_go_on(client, marked, second, editor):
    for reviewer in marked.reviewers.all():
        reviewer.role = Role.CONTRIBUTOR
        reviewer.save()
    assert client.get(url(marked)).text.count("cannot mark any longer, so nothing goes over") == 2
    text = client.post(url(marked), FORM).text
    assert "None of its reviewers can mark any longer. Open a new assessment with others." in text
    assert Assessment.objects.get() == marked


def test_upgrade_of_what_is_by_the_newest_version_says_so(client, marked, editor):
    assert "This assessment is by the newest version" in client.get(url(marked)).text
    assert client.post(url(marked), FORM).status_code == 200
    assert Assessment.objects.get() == marked


def test_upgrade_is_not_for_an_editor_who_marks_it(client, marked, second, editor):
    marked.reviewers.add(editor)
    assert (client.get(url(marked)).status_code, client.post(url(marked), FORM).status_code) == (403, 403)
    assert Assessment.objects.get() == marked


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_upgrade_is_for_editors(client, marked, second, role):
    client.force_login(make_user(role))
    assert (client.get(url(marked)).status_code, client.post(url(marked), FORM).status_code) == (403, 403)


@pytest.mark.parametrize("rows", [1, 3])
def test_upgrade_costs_the_same_whatever_the_rows(client, editor, django_assert_num_queries, rows):
    more = "".join(
        f"  - {{id: B{n}, parent: B, title: More {n}, level: criterion, scale: disclosure}}\n"
        for n in range(2, rows + 1)
    )
    first, second = (text.replace("grades:", more + "grades:") for text in (METHODOLOGY, SECOND))
    reviewers = [make_user(Role.REVIEWER) for _ in range(rows)]
    assessment = make_assessment(methodology=make_methodology(first), reviewers=reviewers)
    for criterion in ["A1", *(f"B{number}" for number in range(1, rows + 1))]:
        make_mark(assessment, criterion=criterion)
    make_methodology(second)
    with django_assert_num_queries(11):
        assert len(client.get(url(assessment)).context["upgrade"].shares) == rows
    with django_assert_num_queries(56):
        assert client.post(url(assessment), FORM | {"as_of": str(TODAY + timedelta(days=1))}).status_code == 302
