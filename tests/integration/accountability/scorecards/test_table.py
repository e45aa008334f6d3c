"""/scorecards/: the companies of one index."""

import re

import pytest

from accountability.record.models import Standing
from accounts import paging
from tests.factories import METHODOLOGY, SAID, make_company, make_methodology, make_scorecard, make_statement

pytestmark = pytest.mark.django_db
URL = "/scorecards/"


def scored(name, answer, **fields):
    company = make_company(name, **fields)
    quotes = [item.quote for item in make_statement(company, quotes=(SAID,)).quotes.all()]
    return make_scorecard(company, answers={"A1": answer}, quotes=quotes)


@pytest.fixture
def four():
    scored("Axis", "partly", country="SE")
    scored("Noldus", "yes", country="NL", sector="health")
    scored("Idemia", "partly", country="FR")
    scored("Bolt", "no", country="FR")


def rows(response):
    table = response.context["table"]
    return [(table.rank_of(row.record), row.record.name) for row in table.paginated_rows]


def test_table_says_what_to_do_while_nothing_is_published(client):
    assert "Nothing is published yet" in client.get(URL).text


@pytest.mark.slow
def test_table_ranks_equal_scores_alike_and_skips(client, four):
    assert rows(client.get(URL)) == [(1, "Noldus"), (2, "Axis"), (2, "Idemia"), (4, "Bolt")]


@pytest.mark.slow
def test_table_keeps_the_rank_of_the_whole_index_under_a_filter(client, four):
    assert rows(client.get(URL, {"country": "FR"})) == [(2, "Idemia"), (4, "Bolt")]
    assert rows(client.get(URL, {"sector": "health"})) == [(1, "Noldus")]
    assert rows(client.get(URL, {"finding": "partly met"})) == [(2, "Axis"), (2, "Idemia")]
    assert rows(client.get(URL, {"q": "IDEM"})) == [(2, "Idemia")]
    empty = client.get(URL, {"q": "nobody"})
    assert rows(empty) == []
    assert "No company matches these filters" in empty.text


FIRST = {"name": "Axis", "-name": "Noldus", "score": "Bolt", "country": "Bolt", "-sector": "Idemia", "grade": "Noldus"}
FIRST |= {"-published_at": "Noldus", "coverage": "Axis", "-last_checked_on": "Axis"}
FIRST |= dict.fromkeys(["__x", "", "-", "scorecard__document"], "Noldus")


@pytest.mark.slow
def test_table_sorts_by_every_column_and_ignores_others(client, four):
    assert {sort: rows(client.get(URL, {"sort": sort}))[0][1] for sort in FIRST} == FIRST


def test_table_puts_a_company_without_a_score_last_and_without_a_rank(client):
    scored("Axis", "na")
    make_scorecard(make_company("Bolt"))
    assert rows(client.get(URL)) == [(1, "Bolt"), (None, "Axis")]
    assert rows(client.get(URL, {"sort": "score"})) == [(1, "Bolt"), (None, "Axis")]
    assert ">Not assessed</span>" in client.get(URL).text


def test_table_shows_twenty_five_rows_a_page(client):
    make_scorecard()
    assert client.get(URL, {"per_page": "1000"}).context["table"].paginator.per_page == 25


def test_table_pages(client, monkeypatch):
    monkeypatch.setattr(paging, "ROWS", 2)
    for name in ("Axis", "Bolt", "Noldus"):
        make_scorecard(make_company(name))
    assert rows(client.get(URL)) == [(1, "Axis"), (1, "Bolt")]
    assert rows(client.get(URL, {"page": "2"})) == [(1, "Noldus")]
    assert rows(client.get(URL, {"page": "1e9"})) == [(1, "Axis"), (1, "Bolt")]
    assert rows(client.get(URL, {"page": "9" * 5000})) == [(1, "Axis"), (1, "Bolt")]
    assert rows(client.get(URL, {"page": "1000000000"})) == [(1, "Noldus")]


def test_table_never_mixes_methodologies(client):
    other = make_methodology(METHODOLOGY.replace("id: small", "id: other").replace("Small", "Other"))
    make_scorecard(make_company("Axis"))
    make_scorecard(make_company("Bolt"))
    make_scorecard(make_company("Noldus"), methodology=other)
    first = client.get(URL)
    assert rows(first) == [(1, "Axis"), (1, "Bolt")]
    assert 'href="?methodology=other@1"' in first.text
    assert rows(client.get(URL, {"methodology": "other@1"})) == [(1, "Noldus")]
    assert rows(client.get(URL, {"methodology": "none\x00"})) == [(1, "Axis"), (1, "Bolt")]


def test_table_names_countries_and_sectors(client):
    scored("Axis", "no")
    cells = " ".join(re.sub(r"<[^>]+>", " ", client.get(URL).text).split())
    assert "1 Axis Sweden Information technology 0 rank 1 (1 in nearly all) 1 of 2 not met – 2 Jun 2025" in cells


@pytest.mark.slow
def test_table_says_where_each_company_ranks_under_other_weights(client, four):
    table = client.get(URL).context["table"]
    found = {row.record.name: table.range_of(row.record) for row in table.paginated_rows}
    assert {name: (one.rank, one.low, one.high, one.companies) for name, one in found.items()} == {
        "Noldus": (1, 1, 1, 4),
        "Axis": (2, 2, 2, 4),
        "Idemia": (2, 2, 2, 4),
        "Bolt": (4, 4, 4, 4),
    }
    assert (found["Bolt"].before, found["Bolt"].length, found["Bolt"].mark) == (3, 1, 3.5)


def test_table_has_no_range_for_a_company_without_a_score(client):
    scored("Axis", "na")
    table = client.get(URL).context["table"]
    assert [table.range_of(row.record) for row in table.paginated_rows] == [None]


def test_table_says_when_the_machine_alone_looked_last(client, four):
    Standing.objects.filter(name="Noldus").update(last_checked_on="2025-06-04", is_last_check_automatic=True)
    Standing.objects.filter(name="Axis").update(last_checked_on="2025-06-05")
    text = client.get(URL).text
    assert re.search(r"4 Jun 2025</time>,\s*<span[^>]*>automatically", text)
    assert text.count("automatically") == 1
