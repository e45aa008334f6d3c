"""/desk/companies/1/identifiers/new/: identifiers with verified check digits."""

import pytest

from companies.models import Identifier
from tests.factories import make_company, make_identifier, make_user

pytestmark = pytest.mark.django_db
LEI = "5493001KJTIIGC8Y1R12"


@pytest.fixture
def company(client):
    client.force_login(make_user())
    return make_company("Axis")


def address(company):
    return f"/desk/companies/{company.pk}/identifiers/new/"


def test_identifier_add_puts_it_on_record(client, company):
    assert "An identifier of Axis" in client.get(address(company)).text
    client.post(address(company), {"scheme": "lei", "value": " 5493001kjtiigc8y1r12 "})
    assert company.identifiers.get().value == LEI


@pytest.mark.parametrize(
    ("scheme", "value", "message"),
    [
        (
            "lei",
            LEI[:-1] + "3",
            "The check digits of this LEI do not agree with the rest: a character is wrong or swapped.",
        ),
        ("lei", "5493", "This is not an LEI: 20 letters and digits."),
        (
            "isin",
            "SE0000672353",
            "The check digits of this ISIN do not agree with the rest: a character is wrong or swapped.",
        ),
        ("isin", "XY", "This is not an ISIN: a country code, 9 characters and a check digit."),
        ("wikidata", "42", "A Wikidata identifier is Q and a number, as Q42."),
        ("opencorporates", "00102498", "An OpenCorporates identifier is jurisdiction/number, as gb/00102498."),
        ("register", "09051335", "Write the country code, a space and the number, as NL 09051335."),
    ],
)
def test_identifier_add_says_what_is_wrong_with_it(client, company, scheme, value, message):
    response = client.post(address(company), {"scheme": scheme, "value": value})
    assert response.context["form"].errors == {"value": [message]}
    assert f'value="{value}"' in response.text
    assert not Identifier.objects.exists()


def test_identifier_add_names_who_has_it(client, company):
    make_identifier(make_company("Noldus"))
    response = client.post(address(company), {"scheme": "lei", "value": LEI})
    assert response.context["form"].errors == {"value": [f"{LEI} is on record for Noldus."]}
    assert Identifier.objects.count() == 1


def test_identifier_add_is_for_those_who_log(client, company):
    client.force_login(make_user("administrator"))
    assert client.post(address(company), {"scheme": "lei", "value": LEI}).status_code == 403
    assert not Identifier.objects.exists()
