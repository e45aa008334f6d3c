"""/search/: companies by any of their names."""

import pytest

from companies.services import add_name
from tests.factories import METHODOLOGY, NOW, make_company, make_methodology, make_scorecard, make_user

pytestmark = pytest.mark.django_db
URL = "/search/"


def found(response):
    return [(hit.standing.name, hit.by_name) for hit in response.context["hits"]]


def test_search_finds_idemia_by_morpho_and_says_why(client, idemia):
    response = client.get(URL, {"q": "morpho"})
    why = "Morpho: former name, until 2017; named Idemia since 2017"
    assert found(response) == [("Idemia", why)]
    assert why in response.text
    assert "1 company found" in response.text


def test_search_by_todays_name_gives_no_reason(client, idemia):
    assert found(client.get(URL, {"q": "IDÉMIA"})) == [("Idemia", "")]


def test_search_wants_every_part(client, idemia):
    assert found(client.get(URL, {"q": "idemia morpho"})) == [("Idemia", "")]
    assert found(client.get(URL, {"q": "idemia axis"})) == []


def test_search_does_not_know_what_is_not_published(client, idemia):
    add_name(company=idemia.company, name="Secretname", kind="short", by=make_user(), now=NOW)
    assert idemia.company.names.filter(name="Secretname").exists()
    make_company("Unpublished")
    assert found(client.get(URL, {"q": "secretname"})) == []
    assert found(client.get(URL, {"q": "unpublished"})) == []


def test_search_lists_a_company_with_two_scorecards_once(client):
    company = make_company("Axis")
    make_scorecard(company)
    make_scorecard(company, methodology=make_methodology(METHODOLOGY.replace("id: small", "id: other")))
    assert found(client.get(URL, {"q": "axis"})) == [("Axis", "")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "See all companies with a scorecard"),
        ("nobody", "No published company has this name"),
        ("%%%", "There is no letter or number in this"),
        ("(((", "There is no letter or number in this"),
        ("\x00", "See all companies with a scorecard"),
        ("a" * 10_000, "No published company has this name"),
        ("a " * 5_000, "No published company has this name"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
    ],
)
def test_search_answers_hostile_input_with_a_next_step(client, asked, said):
    response = client.get(URL, {"q": asked})
    assert response.status_code == 200
    assert said in response.text
    assert "<script>alert" not in response.text
