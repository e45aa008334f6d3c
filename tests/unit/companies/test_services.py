"""What can be done to the registry, and by whom."""

import json

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import NotAllowed, Refused, StaleVersion
from accounts.ledger import digest_of
from accounts.models import LedgerEntry
from companies import services
from companies.models import Company, CompanyName
from tests.factories import NOW, make_company, make_identifier, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_user()


def last_entry():
    return json.loads(LedgerEntry.objects.last().body)


def test_create_company_logs_its_first_name(writer):
    company = make_company("Axis", by=writer, since="1984")
    assert [(n.name, n.since) for n in company.names.all()] == [("Axis", "1984")]
    assert (last_entry()["verb"], last_entry()["by"]) == ("company.created", str(writer.uid))


def test_create_company_numbers_a_taken_address():
    assert [make_company(name).slug for name in ("Axis", "Axis!", "AXIS", "海康", "威视")] == [
        "axis",
        "axis-2",
        "axis-3",
        "company",
        "company-2",
    ]


def test_create_company_keeps_nothing_when_the_name_is_faulty(writer):
    with pytest.raises(ValidationError):
        make_company(by=writer, since="soon")
    assert (Company.objects.count(), LedgerEntry.objects.count()) == (0, 0)


def test_edit_company_names_what_changed_from_what_to_what(writer):
    company = make_company("Axis", by=writer)
    services.edit_company(company=company, version=1, by=writer, now=NOW, country="NL", description="Cameras")
    assert last_entry()["changes"] == {"country": ["SE", "NL"], "description": ["", digest_of("Cameras")]}


def test_edit_company_that_changes_nothing_is_not_recorded(writer):
    company = make_company(by=writer)
    assert services.edit_company(company=company, version=1, by=writer, now=NOW).version == 1
    assert LedgerEntry.objects.count() == 1


def test_edit_company_refuses_a_stale_version(writer):
    company = make_company("Axis", by=writer)
    services.edit_company(company=company, version=1, by=writer, now=NOW, country="NL")
    with pytest.raises(StaleVersion) as stale:
        services.edit_company(company=company, version=1, by=writer, now=NOW, country="FR")
    assert (stale.value.current.country, Company.objects.get().country) == ("NL", "NL")


def test_renaming_leaves_undated_names_as_they_are(writer):
    company = make_company("Axis", by=writer)
    services.edit_company(company=company, version=1, by=writer, now=NOW, name="Axis AB")
    assert [(n.name, n.in_use) for n in company.names.order_by("pk")] == [("Axis", ""), ("Axis AB", "")]


def test_renaming_to_a_known_name_logs_it_once(writer):
    company = make_company("Idemia", by=writer)
    for kind in ("legal", "former"):
        services.add_name(company=company, name="Morpho", kind=kind, by=writer, now=NOW)
    services.edit_company(company=company, version=1, by=writer, now=NOW, name="Morpho")
    assert company.names.filter(name="Morpho").count() == 2


def test_remove_name_names_it_in_the_ledger(writer):
    name = services.add_name(company=make_company("Idemia"), name="Morpho", kind="former", by=writer, now=NOW)
    services.remove_name(name=name, by=writer, now=NOW)
    assert last_entry()["changes"] == {"name": ["Morpho", None]}


def test_remove_name_refuses_todays(writer):
    with pytest.raises(Refused, match="goes by today"):
        services.remove_name(name=make_company().names.get(), by=writer, now=NOW)
    assert CompanyName.objects.count() == 1


def test_add_identifier_names_its_holder(writer):
    held = make_identifier(make_company("Axis"))
    with pytest.raises(ValidationError, match=f"{held.value} is on record for Axis"):
        make_identifier(make_company("Noldus"), value=held.value)


@pytest.mark.parametrize("role", ["administrator"])
def test_every_service_is_closed_to_those_who_do_not_log(role):
    by, company = make_user(role), make_company()
    name = services.add_name(company=company, name="Old", kind="former", by=make_user(), now=NOW)
    before = LedgerEntry.objects.count()
    for service, facts in [
        (services.create_company, {"name": "X", "country": "SE", "sector": "energy"}),
        (services.edit_company, {"company": company, "version": 1, "country": "NL"}),
        (services.add_name, {"company": company, "name": "New", "kind": "former"}),
        (services.remove_name, {"name": name}),
        (services.add_identifier, {"company": company, "scheme": "wikidata", "value": "Q42"}),
    ]:
        with pytest.raises(NotAllowed):
            service(**facts, by=by, now=NOW)
    assert LedgerEntry.objects.count() == before
