"""Saving a draft: everything accepted, or nothing; every reason at its place."""

import json
from datetime import date

import pytest

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused, StaleVersion
from accounts.ledger import verify_ledger
from accounts.models import LedgerEntry
from companies.models import Company
from responses.cases.models import Allegation, Case
from responses.intake.models import Draft, Proposal
from responses.intake.services import Unsaveable, ask_draft, continue_draft, read_fetched_drafts, save_draft
from responses.sources.models import Capture, Fetch, Quote, Source
from responses.statements.models import Commitment, Statement
from tests.factories import (
    NOW,
    make_answers,
    make_case,
    make_company,
    make_confirmed,
    make_draft,
    make_source,
    make_user,
)
from tests.readings import ALLEGED, ARTICLE, CLAIMED, PROMISED, SCREENED, SILENT, propose
from tests.unit.responses.intake.test_drafts import PAGE, fetched

pytestmark = pytest.mark.django_db
MADE = (Source, Capture, Quote, Statement, Commitment, Case, Allegation)


@pytest.fixture
def ready():
    """A draft with both companies on record, a case, and everything accepted but the teacher's words."""
    for name in ("Axis Communications", "Noldus"):
        make_company(name)
    draft = make_confirmed(make_draft(), case_title="Norrby", case_summary="Cameras in a town.")
    make_answers(draft, 1, 2, 3, 5, 6, 7, 8)
    return draft


def saved(draft, by=None):
    draft.refresh_from_db()
    return save_draft(draft=draft, version=draft.version, by=by or make_user(), now=NOW)


def refusal(draft):
    counts = [model.objects.count() for model in MADE]
    entries = LedgerEntry.objects.count()
    with pytest.raises(Unsaveable) as error:
        saved(draft)
    assert ([model.objects.count() for model in MADE], LedgerEntry.objects.count()) == (counts, entries)
    assert Draft.objects.get(pk=draft.pk).state == "open"
    by_number = dict(draft.proposals.values_list("pk", "number"))
    return error.value.facts, {by_number[pk]: messages for pk, messages in error.value.beside.items()}


def test_save_draft_puts_everything_accepted_on_record(ready):
    draft = saved(ready)
    assert [model.objects.count() for model in MADE] == [1, 1, 5, 3, 1, 1, 1]
    assert (draft.state, draft.capture.text, draft.capture.source.publisher) == ("saved", ARTICLE, "The Daily")
    statements = Statement.objects.order_by("quotes__quote__pk").values_list(
        "company__name", "speaker", "stance", "channel", "quotes__quote__text", "quotes__voice"
    )
    third = "third-party"
    assert list(statements) == [
        ("Axis Communications", "a spokesperson for Axis", "not-rated", third, SCREENED, "own"),
        ("Axis Communications", "", "not-rated", third, CLAIMED, "reported"),
        ("Axis Communications", "", "not-rated", third, PROMISED, "reported"),
        ("Noldus", "", "no-answer", third, SILENT, "reported"),
    ]
    assert {statement.said_on for statement in Statement.objects.all()} == {date(2025, 5, 5)}


def test_save_draft_makes_promises_and_allegations(ready):
    saved(ready)
    commitment, allegation = Commitment.objects.get(), Allegation.objects.get()
    assert (commitment.quote.text, commitment.due_on, commitment.made_on) == (
        PROMISED,
        date(2026, 12, 31),
        "2025-05-05",
    )
    assert (allegation.quote.text, allegation.alleged_by, allegation.case.title) == (ALLEGED, "The Daily", "Norrby")
    assert allegation.case.summary == "Cameras in a town."


def test_save_draft_keeps_each_proposal_with_what_it_became(ready):
    draft = saved(ready)
    became = {p.number: (bool(p.statement), bool(p.commitment), bool(p.allegation)) for p in draft.proposals.all()}
    yes, no = True, False
    assert became == {
        1: (no, no, no), 2: (no, no, no), 3: (yes, no, no), 4: (no, no, no), 5: (yes, no, no), 6: (yes, yes, no),
        7: (no, no, yes), 8: (yes, no, no),
    }  # fmt: skip


def test_save_draft_enters_the_ledger_and_keeps_it_sound(ready):
    draft = saved(ready)
    entry = LedgerEntry.objects.order_by("seq").last()
    assert (entry.verb, entry.is_public) == ("intake.saved", False)
    assert json.loads(entry.body)["changes"] == {"capture": draft.capture_id, "accepted": 7, "proposals": 8}
    assert verify_ledger().is_sound


def test_save_draft_makes_new_companies():
    draft = make_confirmed(make_draft())
    draft.proposals.filter(number=1).update(country="SE", sector="technology")
    make_answers(draft, 1, 3)
    saved(draft)
    assert Company.objects.get().name == "Axis Communications"
    assert draft.proposals.get(number=1).company == Company.objects.get()
    assert Statement.objects.get().company == Company.objects.get()


def test_save_draft_words_its_summaries_neutrally(ready):
    saved(ready)
    summaries = list(Statement.objects.order_by("pk").values_list("summary", flat=True))
    assert summaries[0] == f"Said, as quoted by The Daily: “{SCREENED}”"
    assert summaries[1] == f"As The Daily reports it: “{CLAIMED}”"
    assert summaries[-1] == f"Gave no answer, as The Daily reports: “{SILENT}”"


def test_save_draft_prefers_a_persons_words(ready):
    ready.proposals.filter(number=3).update(summary="Says that it screens customers.")
    saved(ready)
    assert Statement.objects.order_by("pk")[0].summary == "Says that it screens customers."


def test_save_draft_of_a_companys_own_letter_is_direct():
    make_company()
    draft = make_draft(f"Letter of Axis Communications, 5 May 2025. {PROMISED}. “{SCREENED}.”")
    draft = make_confirmed(draft)
    make_answers(draft, *range(1, 4))
    saved(draft)
    assert set(Statement.objects.values_list("channel", "quotes__voice")) == {("direct", "own")}


def test_a_promise_within_an_accepted_quote_shares_its_passage():
    make_company()
    draft = make_confirmed(make_draft(f"5 May 2025. Axis Communications: “{SCREENED}.” {PROMISED}."))
    quote = draft.proposals.get(kind="quote")
    draft.proposals.filter(kind="commitment").update(start=quote.start + 3, end=quote.end, text=quote.text[3:])
    make_answers(draft, 1, quote.number, draft.proposals.get(kind="commitment").number)
    saved(draft)
    assert (Quote.objects.count(), Statement.objects.count()) == (1, 1)
    assert Commitment.objects.get().quote.text == SCREENED


def test_the_same_words_in_two_places_are_two_quotes():
    make_company()
    draft = make_confirmed(make_draft(f"5 May 2025. Axis Communications: “{SCREENED}.” Again: “{SCREENED}.”"))
    make_answers(draft, 1, 2, 3)
    saved(draft)
    assert Quote.objects.values("start").distinct().count() == 2


def test_save_draft_says_what_is_missing_before_it_writes():
    draft = make_draft()
    assert refusal(draft) == (["Nothing is accepted yet.", "Confirm the facts of the source first."], {})
    make_company()
    make_answers(draft, 3, 7)
    make_confirmed(draft, published_on=None)
    facts, beside = refusal(draft)
    assert [fact.split(":")[0].split(",")[0] for fact in facts] == [
        "Say on which day it was published",
        "Choose the case in which the allegations stand",
    ]
    assert beside == {key: ["The company “Axis Communications” is not accepted."] for key in (3, 7)}


def test_save_draft_collects_every_refusal_and_keeps_nothing(ready):
    ready.proposals.filter(number=6).update(made_on="2027")
    ready.proposals.filter(number=7).update(alleged_by="x\x01")
    ready.proposals.filter(number=1).update(company=None, country="Sweden"[:2], sector="technology")
    facts, beside = refusal(ready)
    assert (facts, list(beside)) == ([], [1])
    ready.proposals.filter(number=1).update(country="SE")
    facts, beside = refusal(ready)
    assert (facts, list(beside)) == ([], [6, 7])
    assert beside[6] == ["This date lies in the future."]


def test_save_draft_says_what_is_wrong_with_the_source(ready):
    ready.path.unlink()
    facts, beside = refusal(ready)
    assert (facts, beside) == (
        ["The bytes kept no longer match their SHA-256. Paste or upload the text again."],
        {},
    )


def test_save_draft_says_what_is_wrong_with_a_new_case(ready):
    Draft.objects.update(case_title="x\x01")
    facts, _beside = refusal(ready)
    assert facts == ["Character 2 (U+0001) cannot be kept. Remove it and save again."]


def test_save_draft_stands_in_a_case_on_record(ready):
    case = make_case()
    Draft.objects.update(case=case)
    saved(ready)
    assert Allegation.objects.get().case == case


@pytest.mark.parametrize(("text", "captures"), [("An older copy.", 2), (ARTICLE, 1)], ids=["changed", "same"])
def test_save_draft_into_a_source_on_record(ready, text, captures):
    source = make_source(text)
    Draft.objects.update(source=source)
    draft = saved(ready)
    assert (Source.objects.count(), source.captures.count()) == (1, captures)
    assert draft.capture.source == source


@pytest.mark.parametrize("into", [False, True], ids=["new source", "source on record"])
def test_save_draft_of_an_address_keeps_the_fetch(monkeypatch, into):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    make_company()
    draft = ask_draft(url=PAGE, by=make_user(), now=NOW)
    fetched(draft)
    read_fetched_drafts(now=NOW)
    draft = make_confirmed(Draft.objects.get())
    Draft.objects.update(source=make_source("Older.", url=PAGE) if into else None)
    make_answers(draft, 1, 3)
    capture = saved(draft).capture
    assert (capture.fetch, capture.text, capture.warc_sha256) == (Fetch.objects.get(), ARTICLE, "0" * 64)
    assert capture.source.url == PAGE


def test_save_draft_happens_once_and_overwrites_nobody(ready):
    with pytest.raises(StaleVersion):
        save_draft(draft=ready, version=1, by=make_user(), now=NOW)
    with pytest.raises(NotAllowed):
        save_draft(draft=ready, version=2, by=make_user(Role.ADMINISTRATOR), now=NOW)
    saved(ready)
    with pytest.raises(Refused, match="saved meanwhile"):
        saved(ready)
    assert (Source.objects.count(), Proposal.objects.accepted().count()) == (1, 7)


def test_a_quote_of_somebody_elses_statement_is_refused_beside_it(ready):
    saved(ready)
    again = make_confirmed(make_draft())
    Draft.objects.filter(pk=again.pk).update(source=Source.objects.get())
    make_answers(again, 1, 3, 6)
    facts, beside = refusal(again)
    said = ["This passage is quoted in a statement already."]
    assert (facts, beside) == ([], {3: said, 6: said})


def test_what_was_left_unanswered_is_taken_up_and_saved_into_the_same_copy(ready):
    make_answers(ready, 5, 6, answer="open")
    first = saved(ready)
    rest = continue_draft(draft=first, by=make_user(), now=NOW)
    answers = list(rest.proposals.order_by("number").values_list("number", "answer", "party__number"))
    assert answers == [
        (1, "accepted", None), (2, "accepted", None), (4, "open", None), (5, "open", 1), (6, "open", 1)
    ]  # fmt: skip
    assert (rest.source, rest.case) == (first.capture.source, Case.objects.get())
    assert continue_draft(draft=first, by=make_user(), now=NOW) == rest
    make_answers(rest, 5, 6)
    assert saved(rest).capture == first.capture
    assert (Capture.objects.count(), Commitment.objects.count()) == (1, 1)


def test_only_what_is_saved_can_be_continued(ready):
    with pytest.raises(Refused, match="open meanwhile"):
        continue_draft(draft=ready, by=make_user(), now=NOW)
    with pytest.raises(NotAllowed):
        continue_draft(draft=ready, by=make_user(Role.ADMINISTRATOR), now=NOW)
    Draft.objects.update(case=make_case())
    ready.proposals.filter(number=7).update(answer="open", answered_at=None, answered_by=None)
    assert continue_draft(draft=saved(ready), by=make_user(), now=NOW).case == Case.objects.get()
