"""Finding companies by any name they ever had."""

import pytest

from companies.models import Company
from companies.queries import companies_listed, countries_in_use, found_by, named_like
from companies.services import add_name
from tests.factories import NOW, make_company, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def idemia():
    company = make_company("Idemia", country="FR", since="2017")
    add_name(company=company, name="Morpho", kind="former", until="2017", by=make_user(), now=NOW)
    return company


def test_found_by_a_former_name_says_which_and_since_when_todays_is(idemia):
    found = found_by(idemia, "morph")
    assert (found.company, found.by_name.name, found.today.in_use) == (idemia, "Morpho", "since 2017")


def test_named_like_leaves_all_when_nothing_is_asked(idemia):
    assert list(named_like(Company.objects.all(), "")) == [idemia]
    assert list(named_like(Company.objects.all(), "!")) == []


def test_found_by_is_silent_about_todays_name(idemia):
    assert found_by(idemia, "Idem") is None
    assert found_by(idemia, "nobody") is None
    assert found_by(idemia, "") is None


def test_found_without_an_entry_for_todays_name_has_no_date(idemia):
    idemia.names.filter(name="Idemia").delete()
    assert found_by(idemia, "morpho").today is None


@pytest.mark.parametrize("rows", [1, 3])
def test_companies_listed_costs_three_statements(rows, django_assert_num_queries):
    for number in range(rows):
        make_company(f"Company {number}")
    with django_assert_num_queries(3):
        assert len(companies_listed()) == rows


def test_countries_in_use_stand_once_in_order(idemia):
    make_company("Axis")
    make_company("Ericsson")
    assert countries_in_use() == ["FR", "SE"]
