"""/companies/<slug>/editions/<n>/ and the same as data."""

import hashlib
import json

import pytest

from tests.factories import NOW, make_company, make_scorecard

pytestmark = pytest.mark.django_db
URL = "/companies/idemia/editions/"


def test_edition_in_force_has_no_notice(client, idemia):
    assert "superseded" not in client.get(f"{URL}{idemia.edition}/").text


def test_superseded_edition_is_shown_as_it_was_with_a_notice(client, idemia):
    newer = make_scorecard(assessment=idemia.company.assessments.get(), answers={"A1": "no"}, now=NOW)
    response = client.get(f"{URL}{idemia.edition}/")
    assert f"You are reading edition {idemia.edition}, which has been superseded" in response.text
    assert f"until edition {newer.edition} took its place on 2 Jun 2025" in response.text
    assert response.context["card"].total.value == 50
    source = response.context["card"].sources[0].number
    assert f'href="{URL}{idemia.edition}/evidence/source-{source}/' in response.text
    assert client.get("/companies/idemia/").context["card"].total.value == 0


def test_superseded_edition_shows_the_checks_of_its_time(client, idemia):
    checks = idemia.company.checks.get()
    newer = make_scorecard(assessment=idemia.company.assessments.get(), answers={"A1": "no"}, now=NOW)
    assert client.get(f"{URL}{idemia.edition}/").context["exhibit"].checks == checks
    assert client.get(f"{URL}{newer.edition}/").context["exhibit"].checks == checks


def test_edition_as_data_is_the_frozen_document_byte_for_byte(client, idemia):
    response = client.get(f"{URL}{idemia.edition}.json")
    assert response["Content-Type"] == "application/json"
    assert hashlib.sha256(response.content).hexdigest() == idemia.sha256
    assert json.loads(response.content)["company"]["slug"] == "idemia"
    assert idemia.sha256 in client.get("/companies/idemia/").text


def test_checks_as_data_are_the_published_bytes(client, idemia):
    checks = idemia.company.checks.get()
    response = client.get(f"/companies/idemia/checks/{checks.edition}.json")
    assert response["Content-Type"] == "application/json"
    assert hashlib.sha256(response.content).hexdigest() == checks.sha256
    assert checks.sha256 in client.get("/companies/idemia/").text


def test_unknown_editions_are_404(client, idemia):
    other = make_scorecard(make_company("Axis"))
    missing = [0, idemia.edition + 1_000, other.edition, 10**30]
    for number in missing:
        for tail in ("/", ".json", f"/evidence/source-{1}/"):
            assert client.get(f"{URL}{number}{tail}").status_code == 404
        assert client.get(f"/companies/idemia/checks/{number}.json").status_code == 404
