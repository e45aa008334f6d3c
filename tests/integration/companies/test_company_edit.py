"""/desk/companies/1/edit/: compare and set; nobody's words are lost."""

import pytest

from companies.models import Company
from companies.services import edit_company
from tests.factories import NOW, make_company, make_user

pytestmark = pytest.mark.django_db
FILLED_IN = {"name": "Axis", "country": "SE", "sector": "technology", "description": "Cameras", "version": "1"}


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def company():
    return make_company("Axis")


def address(company):
    return f"/desk/companies/{company.pk}/edit/"


def test_company_edit_starts_from_what_is_saved(client, writer, company):
    form = client.get(address(company)).context["form"]
    assert (form["name"].value(), form["version"].value()) == ("Axis", 1)


def test_company_edit_saves(client, writer, company):
    response = client.post(address(company), FILLED_IN)
    assert response.headers["Location"] == f"/desk/companies/{company.pk}/"
    saved = Company.objects.get()
    assert (saved.description, saved.version) == ("Cameras", 2)


def test_company_edit_dates_a_new_name_and_ends_the_old(client, writer, company):
    client.post(address(company), FILLED_IN | {"name": "Axis AB", "since": "2024-02"})
    assert [(n.name, n.in_use) for n in company.names.order_by("pk")] == [
        ("Axis", "until February 2024"),
        ("Axis AB", "since February 2024"),
    ]


def test_company_edit_shows_both_versions_to_who_came_second(client, writer, company):
    edit_company(
        company=company, version=1, by=make_user(), now=NOW, description="Network cameras", sector="industrials"
    )
    response = client.post(address(company), FILLED_IN)
    assert response.status_code == 409
    assert [row["label"] for row in response.context["rows"] if row["changed"]] == ["Sector", "What it does"]
    assert "Network cameras" in response.text
    assert "Cameras</textarea>" in response.text
    assert Company.objects.get().description == "Network cameras"


def test_company_edit_sent_again_replaces_knowingly(client, writer, company):
    edit_company(company=company, version=1, by=make_user(), now=NOW, description="Network cameras")
    form = client.post(address(company), FILLED_IN).context["form"]
    client.post(address(company), {field.name: field.value() or "" for field in form})
    assert (Company.objects.get().description, Company.objects.get().version) == ("Cameras", 3)


def test_company_edit_keeps_what_was_written_when_refused(client, writer, company):
    response = client.post(address(company), FILLED_IN | {"country": "1!", "description": "Many\u200bwords"})
    assert response.context["form"].errors == {"country": ["Two capital letters, as SE."]}
    assert "Many\u200bwords" in response.text
    assert Company.objects.get().version == 1


def test_company_edit_is_for_those_who_log(client, company):
    client.force_login(make_user("administrator"))
    assert client.get(address(company)).status_code == 403
    assert client.post(address(company), FILLED_IN).status_code == 403
    assert Company.objects.get().version == 1
