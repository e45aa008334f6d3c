"""/methodologies/ and below: generated from the files."""

import hashlib

import pytest

from accountability.frameworks.services import library_texts
from accountability.scorecards.views import methodologies
from tests.factories import METHODOLOGY, SAID, make_company, make_methodology, make_scorecard, make_statement

pytestmark = pytest.mark.django_db
URL = "/methodologies/small/1/"


def test_methodologies_lists_every_version_with_its_companies(client):
    assert "No methodology is installed yet" in client.get("/methodologies/").text
    make_scorecard()
    make_methodology(METHODOLOGY.replace('version: "1"', 'version: "2"'))
    response = client.get("/methodologies/")
    assert [(str(m), scored) for m, _tree, scored in response.context["listed"]] == [
        ("Small methodology 1", 1),
        ("Small methodology 2", 0),
    ]


def test_methodology_shows_tree_shares_levels_and_rules(client):
    make_methodology()
    response = client.get(URL)
    shares = [(line.criterion.id, line.share) for line in response.context["lines"]]
    assert shares == [("A", 50.0), ("A1", 50.0), ("B", 50.0), ("B1", 50.0)]
    assert "A public policy names human rights." in response.text
    assert "The total is below 30." in response.text
    assert f'href="{URL}criteria/A1/"' in response.text


@pytest.mark.slow
def test_every_methodology_of_the_library_can_be_read(client):
    for text in library_texts():
        made = make_methodology(text)
        address = f"/methodologies/{made.slug}/{made.version}/"
        leaf = next(line.criterion for line in client.get(address).context["lines"] if line.levels)
        shown = client.get(f"{address}criteria/{leaf.id}/").context["line"]
        assert shown.criterion == leaf


def test_methodology_file_has_the_fingerprint_shown(client):
    made = make_methodology()
    response = client.get("/methodologies/small/1.yaml")
    assert hashlib.sha256(response.content).hexdigest() == made.sha256
    assert response["Content-Type"] == "application/yaml; charset=utf-8"
    assert made.sha256 in client.get(URL).text


def test_criterion_compares_all_companies(client):
    for name in ("Axis", "Bolt"):
        make_scorecard(make_company(name))
    company = make_company("Noldus")
    quote = make_statement(company).quotes.get().quote
    make_scorecard(company, answers={"A1": "partly"}, quotes=[quote])
    response = client.get(f"{URL}criteria/A1/")
    counts = {label: count for _state, label, count in response.context["distribution"] if count}
    assert counts == {"Partly meets": 1, "No disclosure found": 2}
    assert [answer.name for answer in response.context["page"]] == ["Axis", "Bolt", "Noldus"]
    assert f"<mark>{SAID}</mark>" in response.text
    assert 'href="/companies/noldus/?methodology=small#criterion-A1"' in response.text


def test_criterion_pages(client, monkeypatch):
    monkeypatch.setattr(methodologies, "COMPANIES", 2)
    for name in ("Axis", "Bolt", "Noldus"):
        make_scorecard(make_company(name))
    response = client.get(f"{URL}criteria/A1/", {"page": "99"})
    assert [answer.name for answer in response.context["page"]] == ["Noldus"]
    assert "3 companies" in response.text


def test_criterion_nobody_was_scored_by_says_so(client):
    make_methodology()
    assert "No company has been scored by this yet" in client.get(f"{URL}criteria/A1/").text


def test_unknown_methodologies_and_criteria_are_404(client):
    make_methodology()
    wrong = ["none/1/", "small/2/", "small/2.yaml", "small/%00/", "small/1/criteria/Z9/", "small/1/criteria/A/"]
    for path in wrong:
        assert client.get(f"/methodologies/{path}").status_code == 404
