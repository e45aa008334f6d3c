"""Whose a promise is, and how much of the text tells it."""

import pytest

from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.shapes import FoundCompany, Mention
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story

DIRT = "which has run along the river between the two towns since the war and which nobody has ever cleaned"


def promised(text, language="en", *, quoted=(), author=None):
    return [
        (one.company, one.text)
        for one in find_commitments(story(text, language), companies_of(text), quotes_of(text, quoted), author)
    ]


def test_every_item_after_a_sentence_that_promises_is_promised():
    told = "Nordvik said it will:\n\n- close the old mill;\n\n- a clinic for the town;\n\nThe town is glad."
    assert promised(told) == [(NORDVIK, "close the old mill"), (NORDVIK, "a clinic for the town")]
    own = "We will:\n\n- a new well\n\n- we will pay every family by 2026"
    assert promised(own, author=HALDEN) == [(HALDEN, "a new well"), (HALDEN, "we will pay every family by 2026")]


@pytest.mark.parametrize(
    "lead", ["Nordvik should:", "Nordvik hopes that it will:", "Nordvik sells:", "The minister will:", "Nordvik will."]
)
def test_items_after_other_sentences_are_not_promised(lead):
    assert promised(f"{lead}\n\n- a new well\n\n- a clinic") == []


def test_in_words_between_marks_a_list_is_the_speakers():
    text = "“Nordvik will:\n\n- a new well”"
    assert promised(text, quoted=(NORDVIK,)) == [(NORDVIK, "a new well")]


def test_a_sentence_that_only_adds_the_day_belongs_to_the_promise_before():
    text = "Nordvik will close the old mill. The work will end by June 2026."
    assert promised(text) == [(NORDVIK, text)]
    two = "Nordvik will close the mill by 2025. The clinic will open by June 2026."
    assert len(promised(two)) == 2


def test_of_a_long_sentence_the_promise_is_given_with_its_condition():
    text = f"If the tests confirm it, Nordvik will clean the canal by 2026, {DIRT}, but the town doubts it."
    assert promised(text) == [(NORDVIK, f"If the tests confirm it, Nordvik will clean the canal by 2026, {DIRT}")]
    last = f"The town doubts it, for the canal is old and deep, {DIRT}, and Nordvik will clean it by 2026."
    assert promised(last) == [(NORDVIK, "and Nordvik will clean it by 2026.")]


def test_a_day_anywhere_in_ones_own_sentence_makes_it_a_promise():
    assert promised("Payment of all wages, and of all fees, follows by June 2026.", author=NORDVIK) == [
        (NORDVIK, "Payment of all wages, and of all fees, follows by June 2026.")
    ]


def test_a_verb_before_quoted_words_belongs_to_them():
    text = "It has “stopped all sales to the ministry”, says Nordvik."
    assert [company for company, _ in promised(text, quoted=(NORDVIK,))] == [NORDVIK]


@pytest.mark.parametrize(
    ("text", "author", "found"),
    [
        ("The contract with Halden will be ended by June.", NORDVIK, [NORDVIK]),  # in the passive by the speaker
        ("Nordvik will end the contract by June.", NORDVIK, [NORDVIK]),  # speaking of itself by name
        ("Halden will be paid by June.", NORDVIK, [NORDVIK]),
        ("Halden will end the contract by June.", NORDVIK, []),
        ("The government will end the contract by June.", NORDVIK, []),
        ("The workers were trained in safety.", NORDVIK, []),
    ],
)
def test_a_letter_promises_for_its_writer_alone(text, author, found):
    assert [company for company, _ in promised(text, author=author)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nordvik is to end the contract by June.", []),  # what it was told to do
        ("Halden Foods | has ended the contract", [HALDEN]),
        ("Nordvik denied it. The mill will be closed by June.", [NORDVIK]),
        ("Amnesty urged Nordvik to end the contract by June.", []),
        ("The union told Nordvik that it wants it to end the contract by June.", []),
        ("The town recommends a tax, and that Nordvik will end the contract.", []),
    ],
)
def test_reported_promises_are_their_subjects(text, found):
    assert [company for company, _ in promised(text)] == found


def test_what_was_agreed_is_promised_by_the_one_who_is_to_do_it():
    assert promised("Vereinbart wurde, dass Nordvik den Kanal saniert.", "de") == [
        (NORDVIK, "Vereinbart wurde, dass Nordvik den Kanal saniert.")
    ]
    assert promised("Vereinbart wurde das. Nordvik ging.", "de") == []


def test_the_mood_of_a_german_sentence_goes_on_reporting():
    text = "Nordvik weist das zurück. Man werde den Kanal bis Juni reinigen."
    assert [company for company, _ in promised(text, "de")] == [NORDVIK]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nordvik came. Nordvik left. “They promised us a well,” said Ada Berg.", [NORDVIK]),
        ("Nordvik met Halden. “Nordvik promised us a well,” said Ada Berg.", [NORDVIK]),
        ("Nordvik came. “The company promised us a well,” said Ada Berg.", [NORDVIK]),
        ("Nordvik came. “The mayor promised us a well,” said Ada Berg.", []),
        ("Nordvik came. “They promised the same to everybody,” said Ada Berg.", []),
    ],
)
def test_others_remember_what_was_promised_to_them(text, found):
    assert [company for company, _ in promised(text)] == found


def test_trade_that_stopped_since_a_date_is_a_measure():
    assert promised("Nordvik has not sold cameras since 2021.") == [
        (NORDVIK, "Nordvik has not sold cameras since 2021.")
    ]


WELL = "We will pay for a new well."


@pytest.mark.parametrize(
    ("language", "speaker", "found"),
    [
        ("en", "the managing director, Mia Holm", [NORDVIK]),
        ("en", "Mia Holm, its head of wells", [NORDVIK]),
        ("de", "Sprecherin Mia Holm", [NORDVIK]),
        ("fr", "Mia Holm, conseil du groupe", [NORDVIK]),
        ("en", "Labour spokesman Mia Holm", []),
        ("en", "Mia Holm, director of the river fund", []),
        ("en", "our director, Mia Holm", []),
        ("en", "a former director", []),
        ("en", "Mia Holm", []),
    ],
)
def test_an_officer_whose_firm_is_not_named_promises_for_the_one_named_before(language, speaker, found):
    text = f"Nordvik. “{WELL}”" if language == "en" else f"Nordvik. “{OTHERWISE[language]}”"
    quotes = quotes_of(text, (), speaker)
    told = find_commitments(story(text, language), companies_of(text), quotes, None)
    assert [one.company for one in told] == found


OTHERWISE = {"de": "Wir werden einen Brunnen bauen.", "fr": "Nous allons payer un puits."}


def test_an_officer_with_nobody_named_before_promises_for_nobody():
    text = f"“{WELL}” Nordvik came."
    assert find_commitments(story(text, "en"), companies_of(text), quotes_of(text, (), "the director"), None) == ()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Wenn das stimmt, zahlen wir den Lohn.", True),
        ("nl", "Als dat klopt, betalen we het loon.", True),
        ("sv", "Om det stämmer betalar vi lönen.", True),
        ("en", "If that is so, we are sorry.", False),
        ("en", "If that is so, we have paid too little.", False),
        ("en", "If that is so, the mayor pays.", False),
        ("sv", "Om vi betalar lönen.", False),
    ],
)
def test_what_follows_a_condition_in_ones_own_words_is_promised(language, text, found):
    assert bool(promised(text, language, author=NORDVIK)) == found


def test_whoever_was_wronged_is_promised_it_by_the_speaker():
    text = "Every man who was underpaid will have his money by June 2026."
    assert [company for company, _ in promised(text, author=NORDVIK)] == [NORDVIK]
    assert promised("Every man who was underpaid will have his money.", author=NORDVIK) == []


def test_what_shall_have_been_done_by_a_day_is_promised():
    assert [c for c, _ in promised("Nordvik ska ha spårat allt senast den 30 juni 2026.", "sv")] == [NORDVIK]
    assert promised("Nordvik ska ha spårat allt.", "sv") == []


def test_a_measure_is_due_from_a_day_with_its_year():
    text = "Nordvik terminated the contract with effect from 1 June 2025."
    told = find_commitments(story(text, "en"), companies_of(text), (), None)
    assert [one.due for one in told] == ["2025-06-01"]


def test_what_another_firm_pledges_or_has_done_is_its_own_in_a_letter_too():
    pledged = "Halden has promised us to close the mill by May."
    assert promised(pledged, author=NORDVIK) == [(HALDEN, pledged)]
    text = "Halden told the town late. It has since raised the wall. It has since replaced the pumps."
    assert {company for company, _ in promised(text, author=NORDVIK)} == {HALDEN}


@pytest.mark.parametrize(
    "before", ["We told the town late. ", "The minister came late. ", "Halden told the town late.\n\n", ""]
)
def test_it_is_the_writer_where_no_other_firm_is_told_of_right_before(before):
    text = f"{before}In May 2022 it suspended the contract."
    assert {company for company, _ in promised(text, author=NORDVIK)} == {NORDVIK}


@pytest.mark.parametrize(("subject", "company"), [("said that it", HALDEN), ("", NORDVIK)])
def test_it_is_the_firm_described_before_in_the_sentence_however_prominent_another_is(subject, company):
    text = f"“We never ran that old mill”, said Nordvik.\n\nThe miller {subject} ended the contract in May 2021."
    place = text.index("The miller")
    described = FoundCompany(HALDEN, (), (Mention(place, place + len("The miller"), HALDEN, is_name=False),))
    companies, quotes = (*companies_of(text), described), quotes_of(text, (NORDVIK,))
    found = find_commitments(story(text, "en"), companies, quotes, None)
    assert [one.company for one in found if one.start >= place] == [company]
