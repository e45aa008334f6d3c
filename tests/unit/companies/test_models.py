"""What the database itself refuses, and how rows speak."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from companies.models import Company, CompanyName, Identifier
from tests.factories import make_company, make_identifier

pytestmark = pytest.mark.django_db


def refuses(make, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)
    return True


def test_two_companies_never_share_an_address():
    make_company(slug="axis")
    assert refuses(Company.objects.create, slug="axis", name="Other", country="SE", sector="technology")


def test_two_companies_never_share_an_identifier():
    held = make_identifier()
    other = make_company("Noldus")
    assert refuses(Identifier.objects.create, company=other, scheme=held.scheme, value=held.value)
    with pytest.raises(ValidationError, match="Another company already has this identifier"):
        Identifier(company=other, scheme=held.scheme, value=held.value).full_clean()


def test_a_name_of_one_kind_stands_once_a_company():
    company = make_company("Axis")
    assert refuses(CompanyName.objects.create, company=company, name="Axis", kind="trading")


def test_a_name_never_ends_before_it_begins():
    company = make_company()
    assert refuses(CompanyName.objects.create, company=company, name="A", kind="former", since="2018", until="2017")


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("", "", ""),
        ("2017", "", "since 2017"),
        ("", "2017-05", "until May 2017"),
        ("2010", "2017-05-01", "2010 to 1 May 2017"),
    ],
)
def test_name_says_when_it_was_in_use(since, until, words):
    assert CompanyName(name="Morpho", since=since, until=until).in_use == words


def test_identifier_of_an_unknown_scheme_is_refused_by_its_scheme_alone():
    with pytest.raises(ValidationError) as refused:
        Identifier(company=make_company(), scheme="duns", value="1").full_clean()
    assert list(refused.value.error_dict) == ["scheme"]


@pytest.mark.parametrize(
    ("scheme", "value", "address"),
    [
        ("lei", "5493001KJTIIGC8Y1R12", "https://search.gleif.org/#/record/5493001KJTIIGC8Y1R12"),
        ("wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("isin", "US0378331005", ""),
    ],
)
def test_identifier_knows_where_its_register_shows_it(scheme, value, address):
    assert Identifier(scheme=scheme, value=value).register_url == address


def test_rows_are_called_by_what_they_hold():
    identifier = make_identifier(make_company("Axis"))
    named = (str(identifier.company), str(identifier.company.names.get()), str(identifier))
    assert named == ("Axis", "Axis", "LEI (Legal Entity Identifier) 5493001KJTIIGC8Y1R12")


def test_name_that_folds_to_many_characters_has_its_key():
    company = make_company("\ufdfa" * 100)
    assert len(company.names.get().key) == 1800
