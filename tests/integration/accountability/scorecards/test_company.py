"""/companies/<slug>/: the card."""

import re
from datetime import UTC, date, datetime

import pytest

from accountability.frameworks.queries import tree_of
from accountability.record.services import publish_checks
from responses.rechecks.services import record_look, snooze_recheck
from tests.factories import METHODOLOGY, NOW, PROMISED, SAID, make_company, make_methodology, make_scorecard, make_user

pytestmark = pytest.mark.django_db
URL = "/companies/idemia/"


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_card_shows_score_finding_coverage_edition_and_names(client, idemia):
    text = text_of(client.get(URL))
    assert "Idemia Formerly Morpho, until 2017" in text
    assert "Score and finding 50 of 100 Grade partly met 1 of 2 criteria answered" in text
    assert f"Edition {idemia.edition} Published 2 Jun 2025" in text
    assert "One reviewer assessed Idemia by the published criteria of Small methodology, 1 (Tests)" in text
    assert "LEI (Legal Entity Identifier) 5493001KJTIIGC8Y1R12" in text


def test_card_leads_from_the_number_to_the_sentence_in_two_clicks(client, idemia):
    page = client.get(URL).text
    quote = idemia.company.statements.get().quotes.order_by("pk")[0].quote
    assert 'href="#theme-A"' in page
    assert 'href="#criterion-A1"' in page
    section = page.split('id="criterion-A1"')[1].split('id="theme-B"')[0]
    assert f"<mark>{SAID}</mark>" in section
    assert f'id="A1-quote-{quote.pk}"' in section
    evidence = f"{URL}evidence/source-{quote.capture.source_id}/"
    assert f'href="{evidence}#quote-{quote.pk}"' in section
    assert f'id="quote-{quote.pk}"' in client.get(evidence).text


def test_card_keeps_four_states_apart_in_word_and_look(client):
    answers = {"A1": "na", "B1": "no_disclosure", "C1": "no"}
    leaves = "".join(f"  - {{id: {c}, parent: T, title: Leaf {c}, scale: disclosure}}\n" for c in ("C1", "D1"))
    methodology = make_methodology(METHODOLOGY.replace("grades:", leaves + "grades:"))
    make_scorecard(make_company("Idemia"), answers=answers, methodology=methodology)
    response = client.get(URL)
    findings = {finding.id: finding.state for finding in response.context["card"].findings}
    assert findings == {"A1": "na", "B1": "no_disclosure", "C1": "no", "D1": "not_assessed"}
    for state, word in [
        ("na", "Not applicable"),
        ("no_disclosure", "No disclosure found"),
        ("no", "Does not meet"),
        ("not_assessed", "Not assessed"),
    ]:
        assert re.search(rf'<span class="badge {state}">.*?<span>{word}</span>', response.text)


def test_card_says_which_cap_held_the_total_and_what_it_would_be(client, idemia):
    caps = 'caps:\n  - {node: T, at_most: 9, when: [{node: A1, gte: 1}], reason: "An example of a limit."}\n'
    methodology = make_methodology(METHODOLOGY.replace("id: small", "id: capped").replace("grades:", caps + "grades:"))
    quotes = [item.quote for item in idemia.company.statements.get().quotes.all()]
    make_scorecard(idemia.company, answers={"A1": "partly"}, quotes=quotes, methodology=methodology)
    text = text_of(client.get(URL))
    assert "The total is held at 9 Without this rule it would be 50. An example of a limit." in text


def test_card_says_who_alleges_before_what_is_alleged(client, idemia):
    page = client.get(URL).text
    what = idemia.company.allegations.get().what
    assert f"An organisation alleges: {what}</p>" in page
    assert page.index("What is alleged</h3>") < page.index(f"alleges: {what}")
    assert f"{what}</h3>" not in page


def test_card_says_of_what_is_not_assessed_that_it_does_not_count(client, idemia):
    text = text_of(client.get(URL))
    assert "Not assessed; they count neither for nor against the company" in text
    assert "Nobody has looked" not in text


def test_card_sets_the_allegation_beside_the_reply(client, idemia):
    text = text_of(client.get(URL))
    matter = text.split("What is alleged", 1)[1].split("Commitments", 1)[0]
    assert "Alleged By An organisation, about 2015" in matter
    assert "How grave (scale) high" in matter
    reply = matter.split("What the company replied", 1)[1]
    assert "5 May 2025 · A spokesperson, through a third party Deflects" in reply
    assert f"“{SAID}”" in reply
    assert f"“{PROMISED}”" in reply


def test_card_shows_the_promise_its_changes_and_its_checks(client, idemia):
    text = text_of(client.get(URL))
    assert "Publish findings each year Stalled Promised May 2025 Due No date was given" in text
    assert "1 June 2025 Stalled No report yet." in text
    assert "Not checked yet · next check 1 July 2025" in text


def test_card_moves_its_checks_when_a_look_is_published(client, idemia):
    before = client.get(URL)
    recheck = idemia.company.commitments.get().recheck
    by = make_user()
    record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=by, now=NOW)
    assert client.get(URL).text == before.text
    publish_checks(now=NOW)
    assert client.get(URL).context["card"].last_checked_on == "2025-06-02"


def test_card_says_to_which_day_a_check_was_put_off(client, idemia):
    recheck = idemia.company.commitments.get().recheck
    until, by = date(2026, 12, 20), make_user()
    put_off_at = datetime(2026, 1, 5, tzinfo=UTC)
    snooze_recheck(recheck=recheck, version=recheck.version, until=until, reason="Late.", by=by, now=put_off_at)
    publish_checks(now=put_off_at)
    text = text_of(client.get(URL))
    assert "Not checked yet · next check 1 July 2025, put off to 20 December 2026" in text
    assert "Not yet – 1 July 2025, put off to 20 December 2026" in text
    assert "Next check 20 December 2026" in text


def test_card_of_a_company_with_two_methodologies_offers_both(client, idemia):
    other = make_methodology(METHODOLOGY.replace("id: small", "id: other").replace("Small", "Other"))
    newer = make_scorecard(idemia.company, methodology=other)
    first, asked = client.get(URL), client.get(URL, {"methodology": "small"})
    assert first.context["exhibit"].scorecard == newer
    assert asked.context["exhibit"].scorecard == idemia
    assert asked.context["here"] == f"{URL}editions/{idemia.edition}/"
    assert f'href="{URL}?methodology=small"' in first.text


def test_card_says_how_the_score_changed(client, idemia):
    assessment = idemia.company.assessments.get()
    make_scorecard(assessment=assessment, answers={"A1": "no"}, now=NOW)
    response = client.get(URL)
    assert response.context["exhibit"].change.delta == -50
    assert f"−50 since edition {idemia.edition}" in text_of(response)


def test_card_does_not_compare_two_versions(client, idemia):
    newer = make_methodology(METHODOLOGY.replace('version: "1"', 'version: "2"'))
    make_scorecard(idemia.company, methodology=newer)
    assert tree_of(newer).version == "2"
    assert "Not comparable" in text_of(client.get(URL))


def test_card_of_a_bare_company_stands(client):
    make_scorecard(make_company("Idemia"))
    response = client.get(URL)
    assert "No source is on record for this company." in response.text
    assert "No check of what this card rests on is scheduled yet." in response.text


def test_unknown_company_is_the_same_404_as_any(client, idemia):
    make_company("Hidden")
    bodies = {client.get(path).content for path in ("/companies/hidden/", "/companies/nobody/", "/no/such/page/")}
    assert len(bodies) == 1
    assert client.get("/companies/hidden/").status_code == 404
