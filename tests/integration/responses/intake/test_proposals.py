"""Answers at /desk/intake/<pk>/<number>/: saved at once, led back to the card, nobody overwritten."""

import pytest

from responses.intake.models import Proposal
from responses.intake.services import discard_draft, save_draft
from responses.statements.models import StatementQuote
from tests.factories import NOW, make_answers, make_company, make_confirmed, make_draft, make_user
from tests.readings import SCREENED

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(me):
    make_company()
    return make_draft()


def answer(client, draft, number, version=1, follow=False, **sent):
    url = f"{draft.get_absolute_url()}{number}/"
    return client.post(url, {"version": version, "answer": "accepted", **sent}, follow=follow)


def now_of(draft, number):
    return draft.proposals.select_related("party").get(number=number)


def test_accept_leads_back_to_the_card(client, me, draft):
    response = answer(client, draft, 3)
    assert response.headers["Location"] == f"{draft.get_absolute_url()}#p-3"
    assert (now_of(draft, 3).answer, now_of(draft, 3).answered_by) == ("accepted", me)
    assert "Axis Communications itself is not accepted yet" in client.get(draft.get_absolute_url()).text


def test_reject_and_undo(client, draft):
    answer(client, draft, 3, answer="rejected")
    answer(client, draft, 3, version=2, answer="open")
    assert (now_of(draft, 3).answer, now_of(draft, 3).version) == ("open", 3)


def test_the_card_of_a_company_can_be_changed_and_says_what_a_no_means(client, draft):
    answer(client, draft, 2, country="nl", sector="technology")
    card = client.get(draft.get_absolute_url()).text.partition('id="p-2"')[2].partition("</article>")[0]
    assert ["Change<" in card, "A company said this" in card] == [True, False]
    answer(client, draft, 2, version=2, answer="rejected")
    card = client.get(draft.get_absolute_url()).text.partition('id="p-2"')[2].partition("</article>")[0]
    assert ["Not a company, or none to put on record." in card, "Choose one" in card] == [True, False]


def test_change_keeps_what_is_not_sent(client, draft):
    answer(client, draft, 3, words="every\r\ncustomer", stance="denies")
    quote = now_of(draft, 3)
    assert (quote.text, quote.stance, quote.speaker) == ("every customer", "denies", "a spokesperson for Axis")
    assert quote.party.name == "Axis Communications"
    text = client.get(draft.get_absolute_url()).text
    assert ["accepted with changes" in text, "denies" in text] == [True, True]


def test_a_translation_is_marked_as_a_machines_until_somebody_unticks_it(client, draft):
    answer(client, draft, 3, translation="We look.", is_machine_translation="on")
    answer(client, draft, 3, version=2, stance="denies")
    assert now_of(draft, 3).is_machine_translation
    text = client.get(draft.get_absolute_url()).text
    assert ["Machine translation, not checked:" in text, "We look." in text] == [True, True]
    answer(client, draft, 3, version=3, translation="We look.")
    assert not now_of(draft, 3).is_machine_translation
    assert "Machine translation, not checked:" not in client.get(draft.get_absolute_url()).text


def test_a_saved_translation_says_who_made_it(client, draft):
    answer(client, draft, 1)
    answer(client, draft, 3, translation="We look.", is_machine_translation="on")
    saved = save_draft(draft=make_confirmed(draft), version=2, by=make_user(), now=NOW)
    said = StatementQuote.objects.get(statement__company__name="Axis Communications")
    assert (saved.state, said.translation, said.is_machine_translation) == ("saved", "We look.", True)


def test_words_of_nobody_go_to_the_company_that_is_chosen(client, draft):
    assert "Say first whose this is: choose the company." in answer(client, draft, 4).text
    axis = now_of(draft, 1)
    answer(client, draft, 4, party=axis.pk)
    assert now_of(draft, 4).party == axis


def test_a_new_company_is_accepted_with_its_facts(client, draft):
    response = answer(client, draft, 2, country="nl")
    assert "Choose the company on record, or say this of the new one." in response.text
    assert 'value="NL"' in response.text or 'value="nl"' in response.text
    answer(client, draft, 2, country="nl", sector="technology")
    assert (now_of(draft, 2).country, now_of(draft, 2).answer) == ("NL", "accepted")
    assert "New company: NL, Information technology" in client.get(draft.get_absolute_url()).text


@pytest.mark.parametrize(
    ("number", "sent", "message"),
    [
        (3, {"words": "We never screen anybody before a sale"}, "These words do not stand in the text."),
        (3, {"words": ""}, "This field is required."),
        (3, {"party": 999}, "Select a valid choice."),
        (3, {"stance": "no-answer"}, "Select a valid choice."),
        (6, {"due": "soon"}, "Write a year, a month or a day"),
        (6, {"outcome_test": ""}, "Say what would show that it is kept."),
        (2, {"country": "Netherlands"}, "at most 2 characters"),
        (2, {"country": "12", "sector": "technology"}, "Error:</span> Two letters, as SE."),
        (3, {"answer": "perhaps"}, "Select a valid choice."),
        (3, {"version": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_stands_in_the_card_and_nothing_is_saved(client, draft, number, sent, message):
    response = answer(client, draft, number, **sent)
    assert message in response.text
    assert now_of(draft, number).version == 1


def test_accept_all_takes_the_company_and_its_quotes(client, draft):
    url = f"{draft.get_absolute_url()}1/all/"
    response = client.post(url, {"version": 1, "answer": "accepted"})
    assert response.headers["Location"] == f"{draft.get_absolute_url()}#p-1"
    assert list(draft.proposals.accepted().order_by("number").values_list("number", flat=True)) == [1, 3]
    response = client.post(f"{draft.get_absolute_url()}2/all/", {"version": 1, "answer": "accepted"})
    assert "Choose the company on record, or say this of the new one." in response.text


def test_add_words_by_hand(client, draft):
    axis = now_of(draft, 1)
    sent = {"words": "every\r\ncustomer", "kind": "quote", "party": axis.pk}
    response = client.post(f"{draft.get_absolute_url()}words/", sent)
    assert response.headers["Location"] == f"{draft.get_absolute_url()}#p-9"
    assert (now_of(draft, 9).text, now_of(draft, 9).answer) == ("every customer", "accepted")
    assert "added by hand" in client.get(draft.get_absolute_url()).text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"words": SCREENED}, "These words are number 3 already."),
        ({"words": "Never said"}, "do not stand in the text"),
        ({"words": ""}, "This field is required."),
        ({"words": SCREENED, "kind": "rumour"}, "Select a valid choice."),
    ],
)
def test_add_words_says_what_is_wrong(client, draft, sent, message):
    response = client.post(f"{draft.get_absolute_url()}words/", {"kind": "quote", "party": now_of(draft, 1).pk, **sent})
    assert message in response.text
    assert Proposal.objects.count() == 8


def test_two_people_at_one_card_see_both_answers(client, draft):
    make_answers(draft, 3, answer="rejected")
    response = answer(client, draft, 3, speaker="The chief executive")
    assert response.status_code == 409
    for words in ("Somebody else was faster", "rejected", "The chief executive", "a spokesperson for Axis"):
        assert words in response.text
    assert (now_of(draft, 3).answer, 'name="version" value="2"' in response.text) == ("rejected", True)
    answer(client, draft, 3, version=2, speaker="The chief executive")
    assert (now_of(draft, 3).answer, now_of(draft, 3).speaker) == ("changed", "The chief executive")


def test_a_conflict_names_rows_and_choices_in_words(client, draft):
    make_answers(draft, 4, answer="rejected")
    text = answer(client, draft, 4, party=now_of(draft, 1).pk, stance="denies").text
    assert ["Axis Communications" in text, "denies" in text, "Not yet rated" in text] == [True, True, True]


def test_a_closed_draft_is_not_answered(client, me, draft):
    discard_draft(draft=draft, version=1, by=me, now=NOW)
    assert "Draft put away" in answer(client, draft, 3).text
    assert now_of(draft, 3).answer == "open"


def test_answers_are_for_those_who_log(client, draft):
    client.force_login(make_user("administrator"))
    assert answer(client, draft, 3).status_code == 403
    assert client.get(f"{draft.get_absolute_url()}3/").status_code == 405
