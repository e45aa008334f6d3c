"""/feed.atom, /robots.txt, /sitemap.xml: for machines that read."""

from xml.etree import ElementTree as ET

import pytest

from tests.factories import make_company, make_scorecard

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
ENTRY = "a:entry"


def test_feed_lists_the_newest_scorecards_under_the_sites_own_address(client, settings):
    settings.ALLOWED_HOSTS = ["evil.example"]
    older, newer = make_scorecard(make_company("Axis")), make_scorecard(make_company("Noldus"), answers={"A1": "na"})
    response = client.get("/feed.atom", headers={"Host": "evil.example"})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "evil.example" not in response.text
    feed = ET.fromstring(response.content)  # noqa: S314 (our own feed)
    entries = [(e.findtext("a:title", "", ATOM), e.find("a:link", ATOM).get("href")) for e in feed.findall(ENTRY, ATOM)]
    assert entries == [
        ("Noldus", f"http://localhost:8000/companies/noldus/editions/{newer.edition}/"),
        ("Axis: not met", f"http://localhost:8000/companies/axis/editions/{older.edition}/"),
    ]


def test_feed_stands_while_nothing_is_published(client):
    assert ET.fromstring(client.get("/feed.atom").content).findall(ENTRY, ATOM) == []  # noqa: S314 (ditto)


def test_robots_names_the_sitemap(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines()[-1] == "Sitemap: http://localhost:8000/sitemap.xml"


def test_sitemap_lists_the_published_companies(client):
    make_scorecard(make_company("Axis"))
    make_company("Hidden")
    sitemap = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (ditto)
    assert [entry[0].text for entry in sitemap][3:] == ["http://localhost:8000/companies/axis/"]
