"""Which company is meant by a name in a file."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accountability.assessments.services.matching import match_companies
from accounts.choices import Role
from accounts.errors import Refused
from companies.models import Company
from companies.services import add_name
from tests.factories import NOW, make_company, make_user
from tests.imports import make_given

pytestmark = pytest.mark.django_db


def match(*given, as_of=date(2016, 6, 1), by=None):
    return [(each.company.name, each.is_new) for each in match_companies(given, as_of=as_of, by=by, now=NOW)]


@pytest.fixture
def idemia():
    """Morpho until 2017, Idemia since 2017-05."""
    company = make_company("Idemia", since="2017-05")
    add_name(company=company, name="Morpho", kind="former", until="2017", by=make_user(), now=NOW)
    return company


def test_company_is_found_by_the_name_of_the_day(idemia):
    assert match(make_given("Morpho")) == [("Idemia", False)]
    assert match(make_given("Idemia")) == [("Idemia", False)]


def test_former_name_does_not_fit_after_its_time(idemia):
    assert match(make_given("Morpho"), as_of=date(2017, 12, 31)) == [("Idemia", False)]
    with pytest.raises(Refused, match=r"^Morpho is not on record\.$"):
        match(make_given("Morpho"), as_of=date(2018, 1, 1))


def test_name_of_later_does_not_fit_before_its_time():
    company = make_company("Idemia")
    add_name(company=company, name="Idemia Group", kind="legal", since="2020", by=make_user(), now=NOW)
    with pytest.raises(Refused, match=r"^Idemia Group is not on record\.$"):
        match(make_given("Idemia Group"))


def test_similar_name_is_no_match():
    make_company("Axis Communications")
    with pytest.raises(Refused, match="axis communications is not on record"):
        match(make_given("axis communications"))


def test_all_missing_and_doubtful_names_are_told_at_once(idemia):
    make_company("Axis", slug="axis")
    make_company("Axis", slug="axis-two")
    with pytest.raises(Refused) as refused:
        match(make_given("Axis"), make_given("Bolt"), make_given("Idemia"), make_given("Morpho"))
    assert str(refused.value).splitlines() == [
        "Several companies go by the name Axis: axis, axis-two.",
        "Idemia and Morpho are one company on record.",
        "Bolt is not on record.",
    ]


def test_missing_companies_are_created_with_country_and_sector():
    by = make_user(Role.EDITOR)
    make_company("Axis")
    given = make_given("Bolt", country="FR", sector="technology", website="https://bolt.example/")
    assert match(make_given("Axis"), given, by=by) == [("Axis", False), ("Bolt", True)]
    bolt = Company.objects.get(name="Bolt")
    assert (bolt.country, bolt.sector, bolt.website, bolt.slug) == ("FR", "technology", "https://bolt.example/", "bolt")


@pytest.mark.parametrize("facts", [{}, {"country": "FR"}, {"sector": "technology"}, {"country": "FR", "sector": "x"}])
def test_missing_company_without_its_facts_is_refused(facts):
    with pytest.raises(Refused, match=r"Bolt is not on record; to create it, .* country and sector"):
        match(make_given("Bolt", **facts), by=make_user(Role.EDITOR))


def test_missing_company_in_no_country_is_refused():
    with pytest.raises(ValidationError) as refused:
        match(make_given("Bolt", country="France", sector="technology"), by=make_user(Role.EDITOR))
    assert "country" in refused.value.message_dict


def test_matching_costs_the_same_whatever_the_rows(django_assert_num_queries):
    given = [make_given(f"Company {number}") for number in range(3)]
    for each in given:
        make_company(each.name)
    for rows in (1, 3):
        with django_assert_num_queries(2):
            match(*given[:rows])
