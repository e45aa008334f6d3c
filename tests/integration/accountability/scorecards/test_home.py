"""/: what this is, the headline finding, the newest scorecards."""

import pytest

from tests.factories import METHODOLOGY, make_company, make_methodology, make_scorecard

pytestmark = pytest.mark.django_db


def headline(response):
    return " ".join(response.text.split('<h2 id="headline-1">')[1].split("</h2>")[0].split("</span>")[1].split())


def test_home_says_what_to_do_while_nothing_is_published(client):
    response = client.get("/")
    assert "Nothing is published yet" in response.text
    assert 'href="/methodologies/"' in response.text


def test_home_computes_the_headline_from_the_record(client):
    make_scorecard(make_company("Axis"))
    assert headline(client.get("/")) == "0 of 1 company reaches “met”"
    make_scorecard(make_company("Noldus"))
    make_scorecard(make_company("Idemia"))
    response = client.get("/")
    assert headline(response) == "0 of 3 companies reach “met”"
    counts = [(count.grade, count.companies) for count in response.context["indexes"][0].grades]
    assert counts == [("met", 0), ("partly met", 0), ("not met", 3)]
    assert response.context["indexes"][0].mean == 0


def test_home_counts_companies_where_the_methodology_gives_no_grades(client):
    text = METHODOLOGY.split("grades:", maxsplit=1)[0]
    make_scorecard(methodology=make_methodology(text))
    assert headline(client.get("/")) == "1 company scored"


def test_home_lists_the_newest_first_with_score_and_coverage(client):
    make_scorecard(make_company("Axis"))
    make_scorecard(make_company("Noldus"), answers={"A1": "na"})
    response = client.get("/")
    shown = [(standing.name, score) for standing, score, _most in response.context["newest"]]
    assert shown == [("Noldus", None), ("Axis", 0.0)]
    assert "Not assessed" in response.text
    assert "2 of 2 criteria answered" in response.text


def test_home_says_what_stands_behind_every_point(client):
    text = " ".join(client.get("/").text.split())
    assert "Behind every point stands a sentence of the company" in text
    assert "in a copy anybody can check." in text
