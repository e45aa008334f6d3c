"""/desk/companies/1/: one company with its dated names and identifiers."""

import pytest

from companies.services import add_name
from tests.factories import NOW, make_company, make_identifier, make_user

pytestmark = pytest.mark.django_db


def test_company_detail_shows_dated_names_and_identifiers(client):
    writer = make_user()
    client.force_login(writer)
    company = make_company("Idemia", since="2017", website="https://idemia.com")
    add_name(
        company=company,
        name="Morpho",
        kind="former",
        since="2010",
        until="2017",
        note="Annual report",
        by=writer,
        now=NOW,
    )
    make_identifier(company, scheme="wikidata", value="Q19606739")
    make_identifier(company, scheme="register", value="FR 440305282")
    text = client.get(f"/desk/companies/{company.pk}/").text
    assert "Trading name, since 2017" in text
    assert "Former name, 2010 to 2017" in text
    assert "Annual report" in text
    assert 'href="https://www.wikidata.org/wiki/Q19606739"' in text
    assert "FR 440305282" in text
    assert text.count("/remove/") == 1


def test_company_detail_offers_no_changes_to_those_who_only_read(client):
    client.force_login(make_user("administrator"))
    company = make_company()
    text = client.get(f"/desk/companies/{company.pk}/").text
    assert company.name in text
    assert f"/desk/companies/{company.pk}/edit/" not in text


def test_company_detail_is_closed_to_strangers(client):
    company = make_company()
    response = client.get(f"/desk/companies/{company.pk}/")
    assert response.headers["Location"] == f"/accounts/login/?next=/desk/companies/{company.pk}/"


def test_company_detail_of_nobody_is_a_404(client):
    client.force_login(make_user())
    assert client.get("/desk/companies/77/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_company_detail_costs_the_same_whatever_the_rows(client, rows, django_assert_num_queries):
    writer = make_user()
    client.force_login(writer)
    company = make_company()
    for number in range(rows):
        make_identifier(company, scheme="register", value=f"SE {number}")
        add_name(company=company, name=f"Name {number}", kind="former", by=writer, now=NOW)
    with django_assert_num_queries(5):
        client.get(f"/desk/companies/{company.pk}/")
