"""What the database itself refuses of drafts and proposals."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from responses.intake.models import Draft, Proposal
from responses.sources.choices import FetchState, Quality
from responses.sources.models import Fetch
from tests.factories import NOW, make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "lost", "closed_at": NOW, "closed_by": F("asked_by")}, "draft_state_known"),
        ({"state": "discarded"}, "draft_closed_when_and_by"),
        ({"closed_at": NOW}, "draft_closed_when_and_by"),
        ({"confirmed_at": NOW}, "draft_confirmed_when_and_by"),
        ({"read_at": None}, "draft_read_has_its_bytes"),
        ({"sha256": ""}, "draft_read_has_its_bytes"),
        ({"read_at": None, "sha256": "", "text": ""}, "draft_read_or_fetched"),
    ],
)
def test_draft_refuses_half_of_a_pair(fields, constraint):
    draft = make_draft()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(**fields)


def test_draft_is_saved_with_its_capture_only():
    draft, me = make_draft(), make_user()
    with pytest.raises(IntegrityError, match="draft_saved_has_capture"), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(state="saved", closed_at=NOW, closed_by=me)


@pytest.mark.parametrize(
    ("number", "fields", "constraint"),
    [
        (3, {"number": 1}, "proposal_number_once|UNIQUE constraint"),
        (3, {"kind": "rumour"}, "proposal_kind_known"),
        (3, {"end": 0}, "proposal_has_its_place"),
        (3, {"start": None, "end": None}, "proposal_has_its_place"),
        (1, {"name": ""}, "proposal_company_named"),
        (3, {"answer": "accepted"}, "proposal_answered_when_and_by"),
        (3, {"answered_at": NOW}, "proposal_answered_when_and_by"),
    ],
)
def test_proposal_refuses_what_makes_no_sense(number, fields, constraint):
    draft = make_draft()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        draft.proposals.filter(number=number).update(**fields)


def test_proposal_of_a_company_is_nobodys_and_a_yes_has_somebody():
    draft, me = make_draft(), make_user()
    party = draft.proposals.get(number=1)
    with pytest.raises(IntegrityError, match="proposal_party_of_words"), transaction.atomic():
        draft.proposals.filter(number=2).update(party=party)
    with pytest.raises(IntegrityError, match="proposal_yes_has_party"), transaction.atomic():
        draft.proposals.filter(number=4).update(answer="accepted", answered_at=NOW, answered_by=me)


def test_names_of_rows_are_their_own_words():
    draft = make_draft()
    assert str(draft) == "Camera makers answer a report"
    assert [str(each) for each in draft.proposals.order_by("number")[:3]] == [
        "1. Axis Communications",
        "2. Noldus",
        "3. We screen every customer before a sale",
    ]
    assert str(Draft(url="https://example.org/a")) == "https://example.org/a"
    assert str(Draft()) == "Untitled text"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": FetchState.WAITING}, ""),
        ({"state": FetchState.DONE, "quality": Quality.GOOD, "text": "Words."}, ""),
        ({"state": FetchState.DONE, "quality": Quality.GOOD}, "There is no text in what was fetched."),
        ({"state": FetchState.DONE, "quality": Quality.LOGIN}, "a sign-in or consent wall stood before the page"),
    ],
)
def test_draft_says_why_its_address_gave_nothing(fields, words):
    draft = Draft(url="https://example.org/", fetch=Fetch(url="https://example.org/", **fields))
    assert (draft.refusal, draft.is_refused) == (words, bool(words))
    assert draft.is_waiting == (not words)


def test_draft_says_what_stopped_the_fetch():
    draft = Draft(fetch=Fetch(state=FetchState.FAILED, problem="malformed"))
    assert draft.refusal.startswith(draft.fetch.why)
    assert draft.is_refused
    assert Draft().refusal == ""


def test_proposal_tells_what_a_person_changed():
    quote = make_draft().proposals.select_related("party").get(number=3)
    assert quote.changes == []
    quote.speaker, quote.party = "The chief executive", None
    assert quote.changes == [
        ("party", "Axis Communications", ""),
        ("speaker", "a spokesperson for Axis", "The chief executive"),
    ]
    assert Proposal(kind="company").place == (0, 0)
