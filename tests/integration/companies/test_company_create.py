"""/desk/companies/new/: a new company."""

import pytest

from accounts.models import LedgerEntry
from companies.models import Company
from tests.factories import make_company, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/companies/new/"
FILLED_IN = {"name": "Idemia", "name_kind": "trading", "since": "2017-09-28", "country": "fr", "sector": "technology"}


@pytest.fixture
def writer(client):
    user = make_user()
    client.force_login(user)
    return user


def test_company_create_puts_it_on_record(client, writer):
    response = client.post(URL, FILLED_IN | {"website": "idemia.com", "description": "Biometrics.\r\nSince 2017."})
    company = Company.objects.get()
    assert response.headers["Location"] == f"/desk/companies/{company.pk}/"
    assert (company.country, company.website) == ("FR", "https://idemia.com")
    assert company.description == "Biometrics.\nSince 2017."
    assert company.names.get().in_use == "since 28 September 2017"
    assert LedgerEntry.objects.get().verb == "company.created"


def test_company_create_offers_the_countries_in_use(client, writer):
    make_company(country="SE")
    assert '<option value="SE"></option>' in client.get(URL).text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "This field is required."),
        ("name", "Ide\nmia", "Write this on one line."),
        ("name", "Ide\x00mia", "Null characters are not allowed."),
        ("name", "Ide\u202emia", "Character 4 (U+202E) cannot be kept. Remove it and save again."),
        ("country", "1!", "Two capital letters, as SE."),
        ("sector", "space", "Select a valid choice. space is not one of the available choices."),
        ("since", "2017-13", "Write a year, a month or a day: 2015, 2015-06 or 2015-06-30."),
        ("website", "ftp://idemia.com", "Enter a valid URL."),
    ],
)
def test_company_create_says_beside_the_field_what_is_wrong(client, writer, field, value, message):
    response = client.post(URL, FILLED_IN | {field: value})
    assert response.context["form"].errors == {field: [message]}
    assert response.text.count('name="since" value="') == 1
    assert (Company.objects.count(), LedgerEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", ["administrator"])
def test_company_create_is_for_those_who_log(client, role):
    client.force_login(make_user(role))
    assert client.get("/desk/companies/").status_code == 200
    assert client.get(URL).status_code == 403
    assert client.post(URL, FILLED_IN).status_code == 403
    assert not Company.objects.exists()
