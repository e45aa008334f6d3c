"""Staff pages of imported answers: the list, the assessment, the preview."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from tests.factories import make_user
from tests.imports import make_given, make_import

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported():
    """The assessment that editor one imported."""
    [imported] = make_import(by=make_user(Role.EDITOR, name="Editor one"))
    return imported.assessment


def words(response):
    return " ".join(response.text.split())


def test_list_says_imported_where_nobody_marks(client, imported):
    client.force_login(make_user(Role.EDITOR))
    response = client.get(reverse("assessments:list"))
    [row] = response.context["table"].rows
    assert row.get_cell("marked") == "Imported"


def test_detail_says_who_published_and_who_imported(client, imported):
    client.force_login(make_user(Role.EDITOR))
    shown = words(client.get(reverse("assessments:detail", args=[imported.pk])))
    assert '<a href="https://index.example/" rel="noopener">An index</a>' in shown
    assert "by Editor one" in shown
    assert "3, about 2 parts of the company" in shown
    assert "Says what it collects" not in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_detail_costs_the_same_whatever_the_rows(client, django_assert_num_queries, rows):
    names = [f"Service {number}" for number in range(rows)]
    [imported] = make_import(make_given(answers=[(n, "A1.1", "no") for n in names], parts=dict.fromkeys(names, "")))
    client.force_login(make_user(Role.EDITOR))
    with django_assert_num_queries(11):
        client.get(reverse("assessments:detail", args=[imported.assessment.pk]))


def test_importer_is_told_why_another_must_publish(client, imported):
    client.force_login(imported.opened_by)
    response = client.get(reverse("record:publish", args=[imported.pk]))
    assert "Nobody publishes what they imported themselves." in response.text
    assert "draft" not in response.context
    assert client.post(reverse("record:publish", args=[imported.pk])).status_code == 403


def test_another_editor_compares_the_figures_and_publishes(client, imported):
    client.force_login(make_user(Role.EDITOR))
    url = reverse("record:publish", args=[imported.pk])
    response = client.get(url)
    assert "Answers as published by An index" in response.text
    assert '<th scope="row">A1 Collection</th>' in response.text
    published = client.post(url, {"seen": response.context["draft"].seen})
    assert published.url == "/companies/axis-communications/"
