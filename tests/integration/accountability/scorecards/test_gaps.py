"""/scorecards/words-and-deeds/ and the same on the card."""

import re

import pytest

from accountability.scorecards.views import gaps
from tests.factories import METHODOLOGY, SAID, make_company, make_methodology, make_scorecard, make_statement

pytestmark = pytest.mark.django_db
URL = "/scorecards/words-and-deeds/"


def scored(name, **answers):
    company = make_company(name)
    quotes = [item.quote for item in make_statement(company, quotes=(SAID,)).quotes.all()]
    return make_scorecard(company, answers=answers, quotes=quotes)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_gaps_say_what_to_do_while_nothing_is_published(client):
    assert "Nothing is published yet" in client.get(URL).text


def test_gaps_are_drawn_and_written(client):
    scored("Axis", A1="yes", B1="partly")
    scored("Bolt", A1="no", B1="partly")
    scored("Cora", A1="yes", B1="yes")
    scored("Dune", A1="yes")
    text = text_of(client.get(URL, {"page": "zz"}))
    assert "Axis 100 1 of 1 answered 50 1 of 1 answered Words 50 points ahead" in text
    assert "Bolt 0 1 of 1 answered 50 1 of 1 answered Deeds 50 points ahead" in text
    assert "Cora 100 1 of 1 answered 100 1 of 1 answered No gap" in text
    assert "Dune 100 1 of 1 answered Not assessed 0 of 1 answered Not shown: too little is answered" in text


def test_gaps_page(client, monkeypatch):
    monkeypatch.setattr(gaps, "ROWS", 1)
    scored("Axis", A1="yes", B1="partly")
    scored("Bolt", A1="no", B1="partly")
    assert [gap.name for gap in client.get(URL, {"page": "2"}).context["page"]] == ["Bolt"]


def test_methodology_without_dimensions_says_so(client):
    plain = make_methodology(re.sub(r", dimension: \w+", "", METHODOLOGY))
    make_scorecard(make_company("Axis"), methodology=plain)
    assert "This methodology does not tell words from deeds" in client.get(URL, {"methodology": "small@1"}).text


def test_card_shows_the_gap_only_when_both_sides_are_answered(client):
    scored("Axis", A1="yes", B1="partly")
    scored("Dune", A1="yes")
    text = text_of(client.get("/companies/axis/"))
    assert "On what it commits to, Axis scores 100 of 100; on what it does, 50 of 100. Words 50 points ahead" in text
    assert "On what it commits to" not in client.get("/companies/dune/").text
