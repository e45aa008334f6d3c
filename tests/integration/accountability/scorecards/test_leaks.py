"""What is not published is nowhere on the public site: first it is shown to exist, then not to be found."""

import pytest
from django.urls import reverse

from accountability.record.models import Scorecard
from companies.services import add_name, edit_company
from tests.factories import (
    NOW,
    make_allegation,
    make_assessment,
    make_capture,
    make_company,
    make_mark,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db
SECRETS = ["Hidden", "Kestrel", "Falcon", "Osprey", "Merlin", "Buzzard", "Harrier"]


def log_secrets(company):
    """Later names, statements, allegations and marks, each with a word of its own."""
    by = make_user(name="Harrier")
    add_name(company=company, name="Kestrel", kind="short", by=by, now=NOW)
    text = "Falcon is what the company said later."
    make_statement(company, quotes=(text,), capture=make_capture(text, title="Osprey"), summary="Osprey")
    make_allegation(company=company, what="Merlin")
    assessment = company.assessments.get()
    make_mark(assessment, criterion="B1", answer="no", reason="Buzzard")
    make_assessment(make_company("Hidden"))
    edit_company(company=company, version=1, name="Kestrel", by=by, now=NOW)


def public_addresses(client):
    """Every address of the site that a reader of the public pages can come by, in depth."""
    scorecard, seen = Scorecard.objects.get(), {}
    todo = ["/", "/search/?q=e", "/search/?q=kestrel", "/ledger.jsonl", "/feed.atom", "/sitemap.xml", "/robots.txt"]
    todo += [reverse("scorecards:edition", args=[scorecard.slug, scorecard.edition]), "/companies/hidden/"]
    while todo:
        address = todo.pop()
        if address not in seen:
            seen[address] = client.get(address).getvalue().decode()
            todo += [link for link in links_of(seen[address]) if link not in seen]
    return seen


def links_of(page):
    found = (part.split('"')[0].split("#")[0].replace("&amp;", "&") for part in page.split('href="/')[1:])
    return [f"/{link}" for link in found if not link.startswith(("static", "desk", "accounts"))]


@pytest.mark.slow
def test_nothing_unpublished_can_be_found(client, idemia):
    before = public_addresses(client)
    log_secrets(idemia.company)
    company = idemia.company
    company.refresh_from_db()
    assert company.name == "Kestrel"
    assert company.statements.filter(summary="Osprey").exists()
    assert company.allegations.filter(what="Merlin").exists()
    assert company.assessments.get().marks.filter(reason="Buzzard").exists()
    after = public_addresses(client)
    assert after.keys() == before.keys()
    assert len(after) > 20
    for address, page in after.items():
        leaked = [secret for secret in SECRETS if secret in page]
        assert (address, leaked) == (address, [])
