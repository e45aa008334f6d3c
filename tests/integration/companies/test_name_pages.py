"""Adding a dated name, and taking a wrongly logged one away."""

import pytest

from companies.models import CompanyName
from companies.services import add_name
from tests.factories import NOW, make_company, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def company():
    return make_company("Idemia")


@pytest.fixture
def morpho(company):
    return add_name(company=company, name="Morpho", kind="former", by=make_user(), now=NOW)


def test_name_add_puts_it_on_record(client, writer, company):
    address = f"/desk/companies/{company.pk}/names/new/"
    assert "A name of Idemia" in client.get(address).text
    client.post(address, {"name": "Morpho", "kind": "former", "since": "2010", "until": "2017"})
    assert company.names.get(name="Morpho").in_use == "2010 to 2017"


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"name": "Morpho"}, {"name": ["This name is on record with this kind already."]}),
        (
            {"since": "2018", "until": "2017"},
            {"until": ["This lies before the beginning. Within one year, write both to the month or the day."]},
        ),
        ({"since": "soon"}, {"since": ["Write a year, a month or a day: 2015, 2015-06 or 2015-06-30."]}),
        ({"language": "much too long"}, {"language": ["Ensure this value has at most 8 characters (it has 13)."]}),
    ],
)
def test_name_add_says_what_is_wrong(client, writer, company, morpho, wrong, errors):
    filled_in = {"name": "Safran", "kind": "former"} | wrong
    response = client.post(f"/desk/companies/{company.pk}/names/new/", filled_in)
    assert response.context["form"].errors == errors
    assert company.names.count() == 2


def test_name_remove_asks_with_the_name(client, writer, morpho):
    assert "Remove the name “Morpho” of Idemia?" in client.get(f"/desk/companies/names/{morpho.pk}/remove/").text
    assert CompanyName.objects.filter(pk=morpho.pk).exists()


def test_name_remove_takes_it_away(client, writer, company, morpho):
    response = client.post(f"/desk/companies/names/{morpho.pk}/remove/")
    assert response.headers["Location"] == f"/desk/companies/{company.pk}/"
    assert [name.name for name in company.names.all()] == ["Idemia"]


def test_name_remove_refuses_todays_name(client, writer, company):
    response = client.post(f"/desk/companies/names/{company.names.get().pk}/remove/")
    message = "This is the name the company goes by today. Change that first."
    assert response.context["form"].errors == {"__all__": [message]}
    assert company.names.count() == 1


def test_name_pages_are_for_those_who_log(client, company, morpho):
    client.force_login(make_user("administrator"))
    assert client.post(f"/desk/companies/names/{morpho.pk}/remove/").status_code == 403
    filled_in = {"name": "Safran", "kind": "former"}
    assert client.post(f"/desk/companies/{company.pk}/names/new/", filled_in).status_code == 403
    assert company.names.count() == 2
