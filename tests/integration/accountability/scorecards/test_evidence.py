"""/companies/<slug>/evidence/source-<n>/: the archived source."""

import re

import pytest

from tests.factories import PROMISED, SAID, TEXT, make_capture, make_company, make_scorecard, make_statement

pytestmark = pytest.mark.django_db


def evidence(client, scorecard, quote):
    return client.get(f"/companies/{scorecard.slug}/evidence/source-{quote.capture.source_id}/")


def plain(markup):
    return re.sub(r"<[^>]+>", "", markup)


def test_excerpt_is_shown_in_full_with_every_quote_marked(client, idemia):
    quotes = [item.quote for item in idemia.company.statements.get().quotes.order_by("pk")]
    response = evidence(client, idemia, quotes[0])
    archived = response.text.split('<div class="archived"')[1].split("</div>")[0].split(">", 1)[1]
    assert plain(archived) == TEXT
    for quote, words in zip(quotes, (SAID, PROMISED), strict=True):
        assert f'<mark><a class="place" id="quote-{quote.pk}"></a>{words}</mark>' in archived
    assert "excerpt; the full text is at the publisher" in response.text
    assert quotes[0].capture.sha256 in response.text
    assert quotes[0].capture.text_sha256 in response.text


def test_excerpt_says_what_it_is_and_what_its_fingerprint_shows(client, idemia):
    quote = idemia.company.statements.get().quotes.first().quote
    text = " ".join(plain(evidence(client, idemia, quote).text).split())
    assert "This is an excerpt made for quotation, typed from the publisher" in text
    assert "The fingerprint shows that the excerpt has not changed since, not that the publisher" in text
    assert ("Our excerpt" in text, "Our copy" in text, "Found in our archived copy" in text) == (True, False, False)
    card = " ".join(plain(client.get("/companies/idemia/").text).split())
    assert "Our excerpt of" in card
    assert "Found in our excerpt" in card
    assert "Found in our archived copy" not in card


def test_whole_copy_is_called_a_copy(client):
    company = make_company("Axis")
    quote = make_statement(company).quotes.get().quote
    text = plain(evidence(client, make_scorecard(company, quotes=[quote], answers={"A1": "yes"}), quote).text)
    assert ("Our copy" in text, "Our excerpt" in text, "made for quotation" in text) == (True, False, False)
    assert "Found in our archived copy" in plain(client.get("/companies/axis/").text)


def test_evidence_says_which_criteria_rest_on_each_quote(client, idemia):
    quotes = [item.quote for item in idemia.company.statements.get().quotes.order_by("pk")]
    response = evidence(client, idemia, quotes[0])
    cited = [(passage.number, [f.id for f in findings]) for passage, findings in response.context["shown"].cited]
    assert cited == [(quotes[0].pk, ["A1"]), (quotes[1].pk, [])]
    assert 'href="/companies/idemia/#criterion-A1"' in response.text
    assert "Cited by no criterion." in response.text


def test_whole_publication_is_shown_only_in_passages(client):
    company = make_company("Axis")
    capture = make_capture("Nothing that is quoted. " * 40 + TEXT)
    quote = make_statement(company, capture=capture).quotes.get().quote
    response = evidence(client, make_scorecard(company), quote)
    assert f'<figure class="quote" id="quote-{quote.pk}">' in response.text
    assert f"<mark>{SAID}</mark>" in response.text
    assert response.text.count("Nothing that is quoted.") < 12
    assert 'class="archived"' not in response.text


def test_evidence_of_a_source_without_a_quote_says_so(client, idemia):
    policy = idemia.company.policies.get()
    response = client.get(f"/companies/idemia/evidence/source-{policy.source_id}/")
    assert "No passage of this source is quoted on the card." in response.text


def test_evidence_not_on_the_card_is_404(client, idemia):
    later = make_capture().source
    elsewhere = make_scorecard(make_company("Axis"))
    for path in (f"idemia/evidence/source-{later.pk}/", "nobody/evidence/source-1/", "idemia/evidence/source-x/"):
        assert client.get(f"/companies/{path}").status_code == 404
    old = f"/companies/{elsewhere.slug}/editions/{elsewhere.edition}/evidence/source-{later.pk}/"
    assert client.get(old).status_code == 404
