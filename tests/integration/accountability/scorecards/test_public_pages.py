"""What holds for every public page: the same for everybody, cheap to validate, deaf to garbage."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_company, make_scorecard, make_user

pytestmark = pytest.mark.django_db

# Address of each page and how many statements it costs, however many companies there are.
PAGES = {
    "/": 5,
    "/scorecards/": 7,  # one of them only after something was published
    "/scorecards/weights/": 3,
    "/scorecards/weights/?A=3&B=0": 3,
    "/scorecards/words-and-deeds/": 3,
    "/scorecards/?q=e&country=FR&sort=-score": 6,
    "/search/": 1,
    "/search/?q=i": 3,
    "/companies/idemia/": 5,
    "/companies/idemia/editions/{edition}/": 5,
    "/companies/idemia/criteria/T/": 5,
    "/companies/idemia/editions/{edition}/criteria/A1/": 5,
    "/companies/idemia/editions/{edition}.json": 2,
    "/companies/idemia/checks/{checks}.json": 2,
    "/companies/idemia/evidence/source-{source}/": 5,
    "/companies/idemia/editions/{edition}/evidence/source-{source}/": 5,
    "/methodologies/": 4,
    "/methodologies/small/1/": 3,
    "/references/": 2,
    "/references/UNGP-19/": 2,
    "/methodologies/small/1.yaml": 2,
    "/methodologies/small/1/criteria/A1/": 3,
    "/verify/": 1,
    "/verify/verify_record.txt": 1,
    "/ledger.jsonl": 2,
    "/feed.atom": 2,
    "/robots.txt": 1,
    "/sitemap.xml": 2,
}
GARBAGE = "sort=__x&sort=-&page=1e9&page=-1&per_page=99999999&country=%00&sector=%27--&finding=%F0%28&q=%25%25%25(((%00"


@pytest.fixture
def pages(idemia):
    """Every page as it is addressed, and what it costs."""
    numbers = {
        "edition": idemia.edition,
        "checks": idemia.company.checks.get().edition,
        "source": idemia.company.statements.get().quotes.first().quote.capture.source_id,
    }
    return {address.format(**numbers): statements for address, statements in PAGES.items()}


def cost(client, address):
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address)
        assert response.status_code == 200
        b"".join(response)
    return len(caught)


@pytest.mark.slow
def test_pages_cost_the_same_at_one_and_at_three_companies(client, pages):
    assert {address: cost(client, address) for address in pages} == pages
    make_scorecard(make_company("Axis"))
    make_scorecard(make_company("Noldus"))
    assert {address: cost(client, address) for address in pages} == pages


@pytest.mark.slow
def test_pages_are_the_same_for_everybody(client, pages):
    anonymous = {address: client.get(address) for address in pages}
    client.force_login(make_user("administrator"))
    for address, before in anonymous.items():
        signed_in = client.get(address)
        assert signed_in.getvalue() == before.getvalue()
        assert signed_in["ETag"] == before["ETag"]
        assert (signed_in.cookies, signed_in.get("Vary", "")) == ({}, "")
        assert signed_in["Cache-Control"] == "public, no-cache"


@pytest.mark.slow
def test_pages_are_validated_for_one_statement_until_something_is_published(client, pages):
    etags = {address: client.get(address)["ETag"] for address in pages}
    for address, etag in etags.items():
        with CaptureQueriesContext(connection) as caught:
            known = client.get(address, headers={"If-None-Match": etag})
        assert (known.status_code, known.content, len(caught)) == (304, b"", 1)
        assert (known["ETag"], known["Cache-Control"]) == (etag, "public, no-cache")
    make_scorecard(make_company("Axis"))
    for address, etag in etags.items():
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.slow
def test_pages_are_only_read(pages):
    client = Client(enforce_csrf_checks=True)
    for address in pages:
        for method in (client.post, client.put, client.delete, client.options):
            response = method(address)
            assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
        head = client.head(address)
        assert (head.status_code, head.getvalue()) == (200, b"")


@pytest.mark.slow
def test_pages_ignore_parameters_they_do_not_know(client, pages):
    for address in (
        address for address in pages if "?" not in address and not address.startswith(("/scorecards/", "/search/"))
    ):
        assert client.get(f"{address}?{GARBAGE}").getvalue() == client.get(address).getvalue()


def test_table_and_search_survive_garbage(client, idemia):
    table = client.get(f"/scorecards/?{GARBAGE}").context["table"]
    assert [row.record.name for row in table.paginated_rows] == ["Idemia"]
    assert list(client.get(f"/search/?{GARBAGE}").context["page"]) == []


def test_pages_refuse_ten_thousand_parameters_politely(client):
    response = client.get("/scorecards/?" + "&".join(f"a{n}=1" for n in range(10_000)))
    assert response.status_code == 400


def test_etag_differs_by_address_and_not_by_header(client, idemia):
    first = client.get("/scorecards/")["ETag"]
    assert client.get("/scorecards/?page=2")["ETag"] != first
    assert client.get("/scorecards/", headers={"Accept": "text/x", "Cookie": "a=b"})["ETag"] == first
