"""From an address to the record: asked, fetched over the loopback address, read, proposed by the engine, saved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.intake.models import Draft
from responses.intake.services import read_fetched_drafts
from responses.sources.models import Capture
from responses.sources.services import run_waiting_fetches
from responses.sources.warc import answers_in
from responses.statements.models import StatementQuote
from tests.factories import make_company, make_user
from tests.network import Site, answer, serving

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
URL = "http://example.org/news/cameras"
SAID = "We screen every customer before a sale"
PAGE = f"""<!doctype html><html lang=en><head><title>Camera makers answer | The Daily</title>
<meta property=og:site_name content="The Daily">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2025-05-06"}}</script></head>
<body><nav><a href=/>Home</a></nav><main><h1>Camera makers answer</h1>
<p>Axis Communications, a Swedish maker of network cameras, was asked about sales to the police of three towns.</p>
<p>“{SAID},” a spokesperson for Axis Communications said.</p>
<p>“They never asked us,” said Elin Sample, a teacher in one of the towns, where the cameras hang over the market.</p>
</main></body></html>"""


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def work(site: Site, minutes: int = 0) -> None:
    """What beat and the workers do."""
    now = timezone.now() + timedelta(minutes=minutes)
    run_waiting_fetches(now=now, fetch_url=site.fetch)
    read_fetched_drafts(now=timezone.now())


def answered(client, draft, **found):
    """Say yes to the proposal."""
    proposal = draft.proposals.get(**found)
    sent = {"answer": "accepted", "version": proposal.version}
    client.post(f"{draft.get_absolute_url()}{proposal.number}/", sent)
    proposal.refresh_from_db()
    assert proposal.is_accepted
    return proposal


def test_an_address_becomes_a_statement_with_a_verified_quote(client, me):
    axis = make_company()
    with serving({"/news/cameras": answer(PAGE.encode(), content_type="text/html; charset=utf-8")}) as site:
        waiting = client.post("/desk/intake/", {"url": URL}, follow=True)
        assert "The page is being fetched" in waiting.text
        work(site)
    draft = Draft.objects.get()
    shown = client.get(draft.get_absolute_url())
    assert "Proposed from its heading. Check it." in shown.text
    assert shown.text.count("Proposed from the metadata of the page. Check it.") == 3
    facts = {name: shown.context["facts"][name].value() for name in ("title", "publisher", "language", "kind", "url")}
    assert facts["publisher"] == "The Daily"
    client.post(f"{draft.get_absolute_url()}facts/", facts | {"version": draft.version, "published_on": "2025-05-06"})
    assert answered(client, draft, kind="company", name="Axis Communications").company == axis
    assert answered(client, draft, kind="quote", party__name="Axis Communications").text == SAID
    assert draft.proposals.get(kind="quote", text__startswith="They never").party is None
    draft.refresh_from_db()
    client.post(f"{draft.get_absolute_url()}save/", {"version": draft.version})
    said, capture = StatementQuote.objects.select_related("quote", "statement").get(), Capture.objects.get()
    assert (said.quote.text, said.quote.status, said.statement.company) == (SAID, "verified", axis)
    assert (said.quote.capture, capture.source.publisher, capture.status) == (capture, "The Daily", 200)
    assert [each.body for each in answers_in(capture.warc_path)][-1] == PAGE.encode()


def test_an_address_that_shows_a_wall_is_told_and_proposes_nothing(client, me):
    with serving(
        {"/news/cameras": answer(b"<html><p>Forbidden", status="403 Forbidden", content_type="text/html")}
    ) as site:
        client.post("/desk/intake/", {"url": URL})
        work(site)
    draft = Draft.objects.get()
    text = client.get(draft.get_absolute_url()).text
    assert "blocked: the site did not show the page to us" in text
    assert "Paste the text or upload a copy" in text
    assert draft.proposals.count() == 0


def test_what_the_reader_noted_stands_on_the_draft(client, me):
    body = PAGE.encode().replace(b"Swedish", b"Swedish (\x93cameras\x94)")
    with serving({"/news/cameras": answer(body, content_type="text/html; charset=utf-8")}) as site:
        client.post("/desk/intake/", {"url": URL})
        work(site)
    text = client.get(Draft.objects.get().get_absolute_url()).text
    assert "Before you rely on this copy" in text
    assert "look for garbled letters" in text
