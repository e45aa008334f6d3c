"""/desk/companies/: every company, found by any name it ever had."""

import pytest

from companies.services import add_name
from tests.factories import NOW, make_company, make_identifier, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/companies/"


@pytest.fixture
def reader(client):
    user = make_user("reviewer")
    client.force_login(user)
    return user


def names(response):
    return [row.record.name for row in response.context["table"].rows]


def test_company_list_shows_every_company(client, reader):
    make_identifier(make_company("Axis"))
    make_company("Noldus", country="NL", sector="health")
    response = client.get(URL)
    assert names(response) == ["Axis", "Noldus"]
    assert "LEI (Legal Entity Identifier) 5493001KJTIIGC8Y1R12" in response.text


def test_company_list_finds_idemia_by_morpho_and_says_since_when(client, reader):
    idemia = make_company("Idemia", country="FR", since="2017-09-28")
    add_name(company=idemia, name="Morpho", kind="former", until="2017", by=reader, now=NOW)
    make_company("Axis")
    response = client.get(URL, {"q": "morpho"})
    assert names(response) == ["Idemia"]
    assert "since 28 September 2017; found by its former name “Morpho”, until 2017" in response.text


def test_company_list_finds_without_accents_and_by_identifier(client, reader):
    make_identifier(make_company("Société Générale"))
    make_company("Axis")
    assert names(client.get(URL, {"q": "SOCIETE generale"})) == ["Société Générale"]
    assert names(client.get(URL, {"q": "5493001KJTIIGC8Y1R12"})) == ["Société Générale"]
    assert names(client.get(URL, {"q": "…"})) == []


def test_company_list_filters_by_country_and_sector(client, reader):
    make_company("Axis")
    make_company("Noldus", country="NL", sector="health")
    assert names(client.get(URL, {"country": "NL"})) == ["Noldus"]
    assert names(client.get(URL, {"sector": "technology"})) == ["Axis"]
    assert names(client.get(URL, {"country": "XX", "sector": "bogus"})) == ["Axis", "Noldus"]


def test_company_list_sorts_and_pages(client, reader):
    for number in range(27):
        make_company(f"Company {number:02}")
    assert names(client.get(URL, {"sort": "-name"}))[0] == "Company 26"
    assert names(client.get(URL, {"sort": "password"}))[0] == "Company 00"
    assert len(client.get(URL).context["table"].paginated_rows) == 25
    assert len(client.get(URL, {"page": "2"}).context["table"].paginated_rows) == 2
    assert client.get(URL, {"page": "rubbish"}).status_code == 200


def test_company_list_says_what_to_do_when_nothing_matches(client, reader):
    assert "Add a company" in client.get(URL, {"q": "nobody"}).text


def test_company_list_is_closed_to_strangers(client):
    make_company("Axis")
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("rows", [1, 3])
def test_company_list_costs_the_same_whatever_the_rows(client, reader, rows, django_assert_num_queries):
    for number in range(rows):
        make_identifier(make_company(f"Company {number}"), scheme="register", value=f"SE {number}")
    with django_assert_num_queries(7):
        client.get(URL)
