"""/desk/intake/<pk>/: a text beside what was found in it; waiting, to be answered, saved or put away."""

import re

import pytest

from responses.intake.models import Draft, Proposal
from responses.intake.services import ask_draft, choose_source, discard_draft, save_draft
from responses.sources.choices import FetchState
from responses.sources.models import Fetch
from tests.factories import NOW, make_answers, make_company, make_confirmed, make_draft, make_source, make_user
from tests.readings import ARTICLE, ASKED, SCREENED

pytestmark = pytest.mark.django_db


def page(client, draft, **query):
    return client.get(draft.get_absolute_url(), query)


def test_draft_shows_every_proposal_in_the_text_and_as_a_card(client, me):
    draft = make_draft()
    text = page(client, draft).text
    cards, pins = re.findall(r'id="p-(\d)"', text), re.findall(r'id="t-(\d)" href="#p-(\d)"', text)
    assert sorted(cards) == sorted(pin for pin, _card in pins) == list("12345678")
    assert all(pin == card for pin, card in pins)
    assert f"<mark>{SCREENED}</mark>" in text
    titles = re.findall(r"<h3>(.*?) <span", text)
    assert titles == [
        "Companies",
        "Quotes",
        "Words of others, or unclear",
        "Said indirectly",
        "Promises and measures",
        "Allegations",
        "No response",
    ]


def test_draft_offers_no_yes_to_words_that_are_nobodys(client, me):
    text = page(client, make_draft()).text
    card = text.partition('id="p-4"')[2].partition("</article>")[0]
    assert ASKED in card
    assert ['value="accepted"' in card, "A company said this" in card] == [False, True]


def test_draft_asks_for_the_facts_of_a_new_company(client, me):
    make_company()
    text = page(client, make_draft()).text
    known, new = (text.partition(f'id="p-{n}"')[2].partition("</article>")[0] for n in (1, 2))
    assert ['name="country"' in known, 'name="country"' in new] == [False, True]
    assert "Accept Axis Communications and its quote" in known


def test_draft_opens_the_form_that_is_asked_for(client, me):
    draft = make_draft()
    assert 'name="speaker" value="a spokesperson for Axis"' in page(client, draft, edit="3").text
    make_confirmed(draft)
    assert 'name="publisher"' not in page(client, draft).text
    assert 'name="publisher"' in page(client, draft, edit="facts").text


def test_draft_loses_the_mark_of_what_was_rejected_and_keeps_its_card(client, me):
    draft = make_draft()
    make_answers(draft, 3, answer="rejected")
    text = page(client, draft).text
    assert [f"<mark>{SCREENED}</mark>" in text, 'id="t-3"' in text, 'id="p-3"' in text] == [False, False, True]
    assert "0 accepted, 1 rejected, 7 to answer" in text


def test_draft_in_which_nothing_was_found_leads_to_adding_by_hand(client, me):
    text = page(client, make_draft("Rain in the north.")).text
    assert "Nothing was found" in text
    assert re.search(r'<details class="card" id="by-hand" open>', text)


def test_draft_says_when_a_fault_kept_it_from_being_read(client, me):
    draft = make_draft("Rain in the north.")
    assert "A fault of ours" not in page(client, draft).text
    Draft.objects.update(failed_at=NOW)
    assert "A fault of ours" in page(client, draft).text


def test_draft_of_a_long_text_says_what_was_read(client, me):
    draft = make_draft(ARTICLE + "Rain. " * 25_000)
    text = page(client, draft).text
    assert "the first 150,000 characters" in text or "the first 150000 characters" in text
    assert len(draft.text) > 150_000


def test_draft_tells_of_the_same_text_on_record_and_in_other_drafts(client, me):
    source = make_source(ARTICLE, title="Already here")
    draft, other = make_draft(), make_draft(by=make_user())
    text = page(client, draft).text
    assert ["This is on record already" in text, "Already here" in text, other.get_absolute_url() in text] == [True] * 3
    client.post(f"{draft.get_absolute_url()}source/", {"version": 1, "source": source.pk})
    assert "A further copy of a source on record" in page(client, draft).text
    client.post(f"{draft.get_absolute_url()}source/", {"version": 2})
    assert Draft.objects.get(pk=draft.pk).source is None


def test_draft_tells_of_the_same_address(client, me):
    make_source("Other words.", title="Already here", url="https://example.org/a")
    text = page(client, make_draft(url="https://example.org/a")).text
    assert "Already here" in text
    assert "Already here" not in page(client, make_draft("Rain.")).text


def test_draft_waits_for_its_page_and_says_why_it_did_not_come(client, me):
    draft = ask_draft(url="https://example.org/a", by=me, now=NOW)
    waiting = page(client, draft)
    assert ("The page is being fetched" in waiting.text, waiting["Refresh"]) == (True, "4")
    Fetch.objects.update(state=FetchState.FAILED, problem="malformed", ended_at=NOW)
    refused = page(client, draft)
    assert "The page could not be read" in refused.text
    assert "This is not an address of a web page." in refused.text
    assert "/desk/intake/?url=https%3A//example.org/a" in refused.text
    assert "Refresh" not in refused


def test_draft_put_away_can_be_brought_back(client, me):
    draft = make_draft()
    url = draft.get_absolute_url()
    assert "Draft put away" in client.post(f"{url}discard/", {"version": 1}, follow=True).text
    assert "This draft is discarded meanwhile" in client.post(f"{url}discard/", {"version": 2}, follow=True).text
    assert "The source" in client.post(f"{url}reopen/", follow=True).text
    assert "This draft is open meanwhile" in client.post(f"{url}reopen/", follow=True).text
    client.post(f"{url}discard/", {"version": "x"})
    assert Draft.objects.get().state == "open"


def test_draft_saved_links_what_was_made_and_keeps_what_was_not(client, me):
    make_company()
    draft = make_confirmed(make_draft(), case_title="Norrby")
    make_answers(draft, 1, 3, 6, 7)
    make_answers(draft, 5, answer="rejected")
    draft = save_draft(draft=draft, version=2, by=me, now=NOW)
    text = page(client, draft).text
    proposals = {p.number: p for p in Proposal.objects.select_related("statement", "commitment", "allegation__case")}
    for made in (
        draft.capture.source,
        proposals[3].statement,
        proposals[6].commitment,
        proposals[7].allegation.case,
    ):
        assert made.get_absolute_url() in text
    assert f"/desk/companies/{proposals[1].company_id}/" in text
    assert ["Rejected" in text, "Not answered" in text, ASKED in text] == [True] * 3


def test_draft_left_half_answered_is_continued(client, me):
    make_company()
    draft = make_confirmed(make_draft())
    make_answers(draft, 1, 3)
    url = draft.get_absolute_url()
    assert "This draft is open meanwhile" in client.post(f"{url}continue/", follow=True).text
    save_draft(draft=draft, version=2, by=me, now=NOW)
    response = client.post(f"{url}continue/", follow=True)
    assert response.redirect_chain == [(Draft.objects.latest("pk").get_absolute_url(), 302)]
    assert "1 accepted, 0 rejected, 6 to answer" in response.text


def test_draft_is_for_those_who_log(client):
    draft = make_draft()
    assert page(client, draft).headers["Location"].startswith("/accounts/login/")
    client.force_login(make_user("administrator"))
    assert page(client, draft).status_code == 403
    assert client.get("/desk/intake/999/").status_code == 403


def test_draft_that_is_not_there(client, me):
    assert client.get("/desk/intake/999/").status_code == 404
    assert client.post(f"{make_draft().get_absolute_url()}99/", {}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_draft_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    make_company()
    draft = make_draft(ARTICLE + f"“{SCREENED}”\n" * rows)
    for _row in range(rows):
        make_source(ARTICLE)
        make_draft()
    with django_assert_num_queries(8):
        page(client, draft)


@pytest.mark.parametrize("rows", [1, 3])
def test_draft_saved_costs_the_same_whatever_the_rows(client, me, rows, django_assert_num_queries):
    make_company()
    draft = make_confirmed(make_draft(ARTICLE + f"“{SCREENED}”\n" * rows))
    make_answers(draft, 1, *draft.proposals.filter(kind="quote", party__isnull=False).values_list("number", flat=True))
    draft = save_draft(draft=draft, version=2, by=me, now=NOW)
    with django_assert_num_queries(5):
        page(client, draft)


def test_draft_source_is_one_that_exists(client, me):
    draft = make_draft()
    assert client.post(f"{draft.get_absolute_url()}source/", {"version": 1, "source": 999}).status_code == 404
    choose_source(draft=draft, source=make_source(), version=1, by=me, now=NOW)
    discard_draft(draft=draft, version=2, by=me, now=NOW)
    response = client.post(f"{draft.get_absolute_url()}source/", {"version": 3}, follow=True)
    assert "This draft is discarded meanwhile" in response.text


def test_a_source_whose_number_nothing_can_have_is_chosen_by_nobody(client, me):
    draft = make_draft()
    response = client.post(f"/desk/intake/{draft.pk}/source/", {"version": 1, "source": "9" * 5000})
    assert response.status_code == 404
