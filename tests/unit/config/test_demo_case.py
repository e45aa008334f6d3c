"""The demo's marks are honest: each rests on the company's own verified words, and the finding follows from them."""

import json
from datetime import datetime

import pytest

from accountability.assessments.models import Mark
from accountability.record.models import Scorecard, Standing
from accounts.ledger import verify_ledger
from config.demo.load import load_demo
from responses.sources.models import Quote
from responses.statements.choices import Voice

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def case(now: datetime) -> None:
    load_demo(now=now)


def test_demo_finds_that_none_of_the_three_met_its_responsibilities(case: None) -> None:
    assert set(Standing.objects.filter(methodology="hrdd-surveillance").values_list("name", "grade")) == {
        ("Idemia", "not met"),
        ("Axis Communications", "not met"),
        ("Noldus Information Technology", "not met"),
    }


def test_demo_points_rest_on_the_companys_own_words(case: None) -> None:
    earning = Mark.objects.filter(answer__in=["yes", "partial"])
    voices = [set(mark.quotes.values_list("said_in__voice", flat=True)) for mark in earning]
    assert len(voices) > 20
    assert all(Voice.OWN in found for found in voices)


def test_demo_quotes_stand_in_their_captures(case: None) -> None:
    quotes = Quote.objects.select_related("capture")
    assert len(quotes) > 20
    assert [q.pk for q in quotes if q.capture.text[q.start : q.end] != q.text] == []


def test_demo_shows_all_four_empty_states(case: None) -> None:
    documents = [json.loads(card.document) for card in Scorecard.objects.all()]
    answers = {criterion["answer"] for document in documents for criterion in document["criteria"]}
    assert answers == {"yes", "partial", "no", "no_disclosure", "na", None}


def test_demo_loads_once_and_leaves_a_sound_ledger(case: None, now: datetime) -> None:
    before = Scorecard.objects.count()
    assert (load_demo(now=now), Scorecard.objects.count(), verify_ledger().is_sound) == ([], before, True)
