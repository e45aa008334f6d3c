"""/scorecards/weights/: the table under a reader's own weights."""

import re

import pytest

from accountability.scorecards.views import weights
from tests.factories import METHODOLOGY, SAID, make_company, make_methodology, make_scorecard, make_statement

pytestmark = pytest.mark.django_db
URL = "/scorecards/weights/"


def scored(name, **answers):
    company = make_company(name)
    quotes = [item.quote for item in make_statement(company, quotes=(SAID,)).quotes.all()]
    return make_scorecard(company, answers=answers, quotes=quotes)


@pytest.fixture
def three():
    scored("Axis", A1="yes", B1="no")
    scored("Bolt", A1="no", B1="partly")
    scored("Cora", A1="na", B1="na")


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_weights_say_what_to_do_while_nothing_is_published(client):
    assert "Nothing is published yet" in client.get(URL).text


def test_page_starts_with_the_published_weights(client, three):
    response = client.get(URL)
    text = text_of(response)
    assert "Under the published weights Change a weight above to see who would move." in text
    assert 'name="A" value="1" min="0" max="10"' in response.text
    assert '<meta name="robots" content="noindex">' in response.text
    assert "Back to the published weights" not in text


def test_own_weights_show_who_moves_beside_the_published_table(client, three):
    response = client.get(URL, {"A": "0", "B": "2"})
    text = text_of(response)
    assert "2 of 3 companies change their rank." in text
    assert "Rank 1 Bolt 50 1 up 2 25" in text
    assert "Rank 2 Axis 0 1 down 1 50" in text
    assert "No rank – Cora Not assessed – – Not assessed" in text
    assert 'href="/scorecards/weights/?methodology=small%401"' in response.text


def test_garbage_weights_are_ignored_with_a_message(client, three):
    response = client.get(URL, {"A": "1e9", "B": "\x00", "page": "zz", "Z": "1"})
    assert [*response.context["own"].chosen.values()] == [1, 1]
    assert "Not every weight could be used" in response.text
    assert client.get(URL, {"A": "0", "B": "0"}).context["own"].is_published


def test_weights_of_the_methodology_asked_for(client, three):
    other = make_methodology(
        METHODOLOGY.replace("id: small", "id: other").replace("level: total}", "level: total, aggregate: {by: min}}")
    )
    make_scorecard(make_company("Dune"), methodology=other)
    text = text_of(client.get(URL, {"methodology": "other@1"}))
    assert "Weights play no part here" in text


def test_weights_page(client, three, monkeypatch):
    monkeypatch.setattr(weights, "ROWS", 1)
    response = client.get(URL, {"A": "0", "page": "2"})
    assert [row.name for row in response.context["page"]] == ["Axis"]
    assert "A=0" in response.text
