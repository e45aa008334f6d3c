"""Saying yes or no to proposals, changing them, adding words by hand."""

import json

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused, StaleVersion
from accounts.models import LedgerEntry
from responses.intake.models import Draft, Proposal
from responses.intake.services import accept_all_of, add_words, answer_proposal, discard_draft
from responses.intake.services.places import last_day, place_of
from tests.factories import NOW, make_answers, make_company, make_draft, make_user
from tests.readings import ASKED, SCREENED

pytestmark = pytest.mark.django_db
NEW = {"country": "SE", "sector": "technology"}


def answered(draft, number, answer="accepted", **fields):
    proposal = draft.proposals.get(number=number)
    return answer_proposal(
        proposal=proposal, answer=answer, version=proposal.version, by=make_user(), now=NOW, **fields
    )


def test_answer_proposal_accepts_rejects_and_takes_back():
    draft = make_draft()
    steps = [answered(draft, 3, answer).answer for answer in ("accepted", "rejected", "open")]
    proposal = draft.proposals.get(number=3)
    assert steps == ["accepted", "rejected", "open"]
    assert (proposal.version, proposal.answered_at, proposal.answered_by) == (4, None, None)
    entries = [json.loads(entry.body)["changes"] for entry in LedgerEntry.objects.filter(verb="intake.answered")]
    assert entries == [
        {"proposal": 3, "answer": ["open", "accepted"]},
        {"proposal": 3, "answer": ["accepted", "rejected"]},
        {"proposal": 3, "answer": ["rejected", "open"]},
    ]


def test_answer_proposal_keeps_what_was_proposed_beside_what_a_person_changed():
    draft = make_draft()
    quote = answered(draft, 3, words="We screen every customer", speaker="The chief executive", stance="commits")
    assert (quote.answer, quote.text, quote.stance) == ("changed", "We screen every customer", "commits")
    assert draft.text[quote.start : quote.end] == quote.text
    assert quote.proposed["text"] == SCREENED


def test_answer_proposal_changes_only_what_its_kind_has():
    draft = make_draft()
    company = answered(draft, 2, **NEW, words="something else", speaker="Nobody")
    assert (company.text, company.speaker, company.country) == ("Noldus", "", "SE")


def test_answer_proposal_refuses_words_that_do_not_stand_there():
    draft = make_draft()
    with pytest.raises(ValidationError, match=r"Nearest to them comes: “.*screen every customer before a sale”"):
        answered(draft, 3, words="We screen every buyer before a sale")
    with pytest.raises(ValidationError, match="nor does anything like them"):
        answered(draft, 3, words="zq zq zq zq zq")
    assert draft.proposals.get(number=3).text == SCREENED


def test_a_quote_needs_a_company_before_it_can_be_accepted():
    draft = make_draft()
    with pytest.raises(ValidationError, match="Say first whose this is"):
        answered(draft, 4)
    axis = draft.proposals.get(number=1)
    assert answered(draft, 4, party=axis).party == axis


def test_nobody_speaks_for_what_is_no_company():
    draft = make_draft()
    answered(draft, 1, "rejected")
    with pytest.raises(ValidationError, match="is no company"):
        answered(draft, 3)
    elsewhere = make_draft(f"Noldus: “{SCREENED}”").proposals.get(number=1)
    with pytest.raises(ValidationError, match="Choose a company of this draft"):
        answered(draft, 3, party=elsewhere)


def test_a_company_is_one_on_record_or_a_new_one_with_its_facts():
    draft, noldus = make_draft(), make_company("Noldus Information Technology")
    with pytest.raises(ValidationError) as refusal:
        answered(draft, 2)
    assert list(refusal.value.message_dict) == ["country", "sector"]
    assert answered(draft, 2, company=noldus).answer == "accepted"
    assert answered(draft, 2, company=None, name="Noldus IT", **NEW).answer == "changed"


def test_a_promise_needs_what_would_show_it():
    with pytest.raises(ValidationError, match="what would show that it is kept"):
        answered(make_draft(), 6, outcome_test=" ")
    with pytest.raises(ValidationError, match="Write a year, a month or a day"):
        answered(make_draft(), 6, due="soon")


def test_answer_proposal_overwrites_nobody():
    draft, me = make_draft(), make_user()
    proposal = draft.proposals.get(number=3)
    make_answers(draft, 3, answer="rejected")
    with pytest.raises(StaleVersion) as stale:
        answer_proposal(proposal=proposal, answer="accepted", version=1, by=me, now=NOW)
    assert stale.value.current.answer == "rejected"
    with pytest.raises(NotAllowed):
        answer_proposal(proposal=proposal, answer="open", version=2, by=make_user(Role.ADMINISTRATOR), now=NOW)
    discard_draft(draft=draft, version=1, by=me, now=NOW)
    with pytest.raises(Refused, match="discarded meanwhile"):
        answer_proposal(proposal=proposal, answer="accepted", version=2, by=me, now=NOW)
    assert draft.proposals.get(number=3).answer == "rejected"


def test_accept_all_of_a_company_takes_it_with_its_open_quotes():
    make_company()
    draft = make_draft(f"Axis Communications. “{SCREENED}.” Later: “{SCREENED}.” “{ASKED}.”")
    make_answers(draft, 2, answer="rejected")
    assert accept_all_of(party=draft.proposals.get(number=1), by=make_user(), now=NOW) == 2
    answers = draft.proposals.order_by("number").values_list("number", "answer")
    assert list(answers) == [(1, "accepted"), (2, "rejected"), (3, "accepted"), (4, "open")]


def test_accept_all_of_a_new_company_asks_for_its_facts_first():
    draft = make_draft()
    with pytest.raises(ValidationError, match="Choose the company on record"):
        accept_all_of(party=draft.proposals.get(number=1), by=make_user(), now=NOW)
    assert not draft.proposals.accepted().exists()


def test_add_words_accepts_what_a_person_chose():
    draft = make_draft()
    axis = draft.proposals.get(number=1)
    added = add_words(draft=draft, kind="quote", words="every customer", party=axis, by=make_user(), now=NOW)
    assert (added.number, added.answer, added.text) == (9, "accepted", "every customer")
    assert added.added_by == added.answered_by


@pytest.mark.parametrize(
    ("kind", "answer", "fields"),
    [
        ("quote", "open", {"party": None}),
        ("commitment", "open", {"made_on": "2025-05-05"}),
        ("company", "open", {"name": "Open Squares", "party": None}),
    ],
)
def test_add_words_leaves_open_what_lacks_something(kind, answer, fields):
    draft = make_draft()
    party = None if fields.get("party", 1) is None else draft.proposals.get(number=1)
    added = add_words(draft=draft, kind=kind, words="Open Squares", party=party, by=make_user(), now=NOW)
    assert (added.answer, {name: getattr(added, name) for name in fields}) == (answer, fields)


def test_add_words_of_a_company_on_record_is_that_company():
    draft, squares = make_draft(), make_company("Open Squares Ltd")
    added = add_words(draft=draft, kind="company", words="Open Squares", company=squares, by=make_user(), now=NOW)
    assert (added.name, added.company, added.answer) == ("Open Squares Ltd", squares, "accepted")


def test_add_words_refuses_what_is_proposed_already_or_stands_nowhere():
    draft, me = make_draft(), make_user()
    axis = draft.proposals.get(number=1)
    with pytest.raises(ValidationError, match="These words are number 3 already"):
        add_words(draft=draft, kind="quote", words=SCREENED, party=axis, by=me, now=NOW)
    with pytest.raises(ValidationError, match="do not stand in the text"):
        add_words(draft=draft, kind="quote", words="We never screened anybody", party=axis, by=me, now=NOW)
    with pytest.raises(NotAllowed):
        add_words(draft=draft, kind="quote", words=ASKED, by=make_user(Role.ADMINISTRATOR), now=NOW)
    assert (Proposal.objects.count(), Draft.objects.get().version) == (8, 1)


def test_place_of_takes_the_nearest_of_several():
    text = "No. Yes. No."
    assert [place_of(text, "No.", near=near).start for near in (0, 4, 11)] == [0, 0, 9]


@pytest.mark.parametrize(
    ("due", "day"),
    [("", None), ("2027", "2027-12-31"), ("2028-02", "2028-02-29"), ("2027-05-03", "2027-05-03")],
)
def test_last_day_is_the_latest_that_a_promise_may_mean(due, day):
    assert str(last_day(due)) == str(day)


def test_answer_proposal_takes_no_yes_by_another_name():
    """Accepted with changes is accepted too: what is missing is asked for all the same."""
    draft = make_draft()
    nobodys = draft.proposals.filter(kind="quote", party=None).first()
    with pytest.raises(ValidationError, match="Say first whose this is"):
        answered(draft, nobodys.number, "changed")
    assert answered(draft, 3, "changed").answer == "accepted"
