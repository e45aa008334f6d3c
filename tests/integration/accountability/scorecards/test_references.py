"""/references/ and below: which criteria rest on what."""

import re

import pytest

from tests.factories import METHODOLOGY, make_methodology

pytestmark = pytest.mark.django_db
NAMING = METHODOLOGY.replace("level: criterion,", "level: criterion, refs: [UNGP-19, OWN-1],", 1).replace(
    "title: Screening,", 'title: Screening, refs: [UNGP-19a, "UNGP 19"],'
)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_references_count_the_criteria_that_name_each(client):
    make_methodology(NAMING)
    text = text_of(client.get("/references/"))
    assert "UNGP-19 Carry what was found into decisions, and act on it 1 criterion" in text
    assert "OECD-3 Stop, prevent or lessen the harm 0 criteria" in text
    assert "Named by criteria, not described here OWN-1 1 criterion UNGP 19 1 criterion" in text


def test_reference_shows_criteria_that_name_it_apart_from_those_reached(client):
    make_methodology(NAMING)
    response = client.get("/references/UNGP-19/")
    direct, through = text_of(response).split("Through related references")
    assert "1 criterion names UNGP-19 A1 Published policy Small methodology 1" in direct
    assert "Asks the same OECD-3 Stop, prevent or lessen the harm No criterion" in through
    assert "Part of it UNGP-19a Somebody answers for it and has the means B Screening Small methodology 1" in through
    assert 'href="/methodologies/small/1/criteria/A1/"' in response.text
    assert 'href="/methodologies/small/1/#B"' in response.text


def test_reference_counts_the_newest_version_of_a_methodology(client):
    make_methodology(NAMING)
    make_methodology(METHODOLOGY.replace('version: "1"', 'version: "2"'))
    assert "No criterion of an installed methodology names it." in client.get("/references/UNGP-19/").text


def test_reference_only_a_criterion_knows_has_a_page(client):
    make_methodology(NAMING)
    text = text_of(client.get("/references/OWN-1/"))
    assert "1 criterion names OWN-1 A1 Published policy" in text
    assert "Through related references" not in text


def test_methodology_leads_to_its_references(client):
    make_methodology(NAMING)
    page = client.get("/methodologies/small/1/").text
    assert '<a href="/references/UNGP-19/"><code>UNGP-19</code></a>' in page
    assert "<code>UNGP 19</code>" in page
    assert '<a href="/references/OWN-1/">' in client.get("/methodologies/small/1/criteria/A1/").text


@pytest.mark.parametrize("path", ["/references/UNGP-99/", "/references/%00/", "/references/UNGP%2019/"])
def test_unknown_references_are_404(client, path):
    make_methodology()
    assert client.get(path).status_code == 404
