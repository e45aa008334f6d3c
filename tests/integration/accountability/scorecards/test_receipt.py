"""/companies/<slug>/criteria/<id>/: how a number comes about."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import METHODOLOGY, SAID, make_company, make_methodology, make_scorecard

pytestmark = pytest.mark.django_db
URL = "/companies/idemia/criteria/"


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_receipt_of_the_total_adds_up_and_names_what_was_left_out(client, idemia):
    text = text_of(client.get(f"{URL}T/"))
    assert "Part Score Weight Adds points Answered A Policy 50 1 50 1 of 1 Together 50" in text
    assert "What was left out, and why B Screening Not assessed Not assessed." in text
    assert "partly met Given Holds: the total is below 80 (it is 50)" in text
    assert "not met Not given Does not hold: the total is below 30 (it is 50)" in text


def test_receipt_of_a_criterion_shows_levels_reasons_and_quotes(client, idemia):
    response = client.get(f"{URL}A1/")
    text = text_of(response)
    assert "Partly meets 50 points Given here." in text
    assert f"<mark>{SAID}</mark>" in response.text
    assert "A1 Published policy Partly meets Meets 100 (+50) 100" in text
    assert f'<a href="{URL}T/">Total</a>' in response.text
    assert f'<a href="{URL}A/">A Policy</a>' in response.text


def test_receipt_of_what_is_not_assessed_is_no_zero(client, idemia):
    text = text_of(client.get(f"{URL}B/"))
    assert "Nothing here has been assessed yet, so there is no number. That is not a score of 0." in text


def test_receipt_of_what_does_not_apply_says_so(client):
    make_scorecard(make_company("Idemia"), answers={"A1": "na", "B1": "no"})
    assert "Nothing here applies, so there is no number" in text_of(client.get(f"{URL}A/"))
    assert "0 of 100" in text_of(client.get(f"{URL}B/"))


def test_receipt_says_why_a_number_is_held_down(client, idemia):
    caps = 'caps:\n  - {node: T, at_most: 9, when: [{node: A1, gte: 1}], reason: "An example of a limit."}\n'
    methodology = make_methodology(METHODOLOGY.replace("id: small", "id: capped").replace("grades:", caps + "grades:"))
    quotes = [item.quote for item in idemia.company.statements.get().quotes.all()]
    make_scorecard(idemia.company, answers={"A1": "yes"}, quotes=quotes, methodology=methodology)
    text = text_of(client.get(f"{URL}T/"))
    assert "Held at 9 Without this rule it would be 100. An example of a limit." in text
    assert "Together 100 held at 9" in text
    assert "No single answer would: the limit above holds the number." in text


def test_receipt_follows_the_methodology_asked_for_and_the_edition(client, idemia):
    other = make_methodology(METHODOLOGY.replace("id: small", "id: other").replace("id: A1", "id: Z1"))
    make_scorecard(idemia.company, methodology=other, answers={"Z1": "no"})
    assert client.get(f"{URL}A1/").status_code == 404
    asked = client.get(f"{URL}A1/", {"methodology": "small"})
    assert asked.context["exhibit"].scorecard == idemia
    assert asked.context["receipt"].value == 50
    old = client.get(f"/companies/idemia/editions/{idemia.edition}/criteria/A1/")
    assert old.context["receipt"].value == 50
    assert f'href="/companies/idemia/editions/{idemia.edition}/criteria/A/"' in old.text


def test_card_leads_from_every_number_to_its_receipt(client, idemia):
    card = client.get("/companies/idemia/").text
    for node in ("T", "A", "B", "A1"):
        assert f'href="{URL}{node}/"' in card


@pytest.mark.parametrize("path", [f"{URL}Z9/", f"{URL}T/?unit=Nowhere", "/companies/nobody/criteria/T/"])
def test_unknown_numbers_are_404(client, idemia, path):
    assert client.get(path).status_code == 404


def test_unknown_editions_are_404(client, idemia):
    assert client.get("/companies/idemia/editions/999999/criteria/T/").status_code == 404


def test_receipt_costs_the_same_whatever_else_is_published(client, idemia):
    for companies in ((), ("Axis", "Noldus")):
        for name in companies:
            make_scorecard(make_company(name))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"{URL}T/").context["receipt"].value == 50
        assert len(caught) == 5
