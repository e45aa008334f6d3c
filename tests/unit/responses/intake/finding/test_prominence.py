"""Which company a sentence is about that names none as its subject."""

import pytest

from responses.intake.finding.actors import Cast
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.prominence import most_prominent
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story


def meant(text, *, ruled=None, margin=0.0, quoted=()):
    cast = Cast(story(text, "en"), companies_of(text), quotes_of(text, quoted))
    return most_prominent(cast, cast.sentences[-1], ruled, margin)


def test_whom_the_article_names_first_unless_the_rules_found_another():
    text = "Nordvik runs the mill. Halden bought it.\n\nThe mill will be closed."
    assert meant(text) == NORDVIK
    again = "Nordvik runs the mill. Halden bought it. Halden runs it. The mill will be closed."
    assert meant(again, ruled=HALDEN) == HALDEN
    assert meant("Nobody came. The mill will be closed.") is None


def test_who_was_the_subject_before_in_the_same_paragraph_and_who_spoke():
    text = "Nordvik runs the mill.\n\n{} The mill will be closed."
    assert meant(text.format("Halden bought the port, and Halden said nothing.")) == HALDEN
    both = (
        "Nordvik and Halden run the mill.\n\n“We bought the port in the old days”, she said. The mill will be closed."
    )
    assert meant(both, margin=0.5) == NORDVIK
    assert meant(both, margin=0.5, quoted=(HALDEN,)) is None


def test_who_is_named_in_somebodys_words_is_not_the_subject_of_the_story():
    text = "Halden runs it.\n\nNordvik came late. The sign: “Halden hid the truth of it”. The mill will be closed."
    assert meant(text) == NORDVIK
    assert meant(text.replace("“", "").replace("”", "")) == HALDEN


def test_a_company_that_a_preposition_governs_is_less_likely():
    assert meant("Halden runs it. Nordvik bought it.\n\nThe contract with Nordvik will be ended.") == HALDEN


def test_in_doubt_none():
    text = "Nordvik runs the mill. Halden bought it.\n\nThe contract will be ended."
    assert meant(text, margin=9.0) is None
    assert meant("Nordvik runs it. The mill will be closed.", margin=9.0) == NORDVIK


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nordvik runs the mill. Halden sells to it.\n\nHe said the contract with Halden had been ended in May.", "en"),
        ("Nordvik betreibt die Mühle. Halden liefert.\n\nMan habe den Vertrag mit Halden im Mai gekündigt.", "de"),
        ("Nordvik exploite le moulin. Halden livre.\n\nIl assure avoir rompu le contrat avec Halden en mai.", "fr"),
        ("Nordvik heeft de molen. Halden levert.\n\nHij zegt dat het contract met Halden in mei is opgezegd.", "nl"),
        ("Nordvik driver kvarnen. Halden levererar.\n\nHan säger att avtalet med Halden sades upp i maj.", "sv"),
    ],
)
def test_the_partner_of_a_contract_is_not_the_one_who_ended_it(text, language):
    found = find_commitments(story(text, language), companies_of(text), quotes_of(text, ()), None)
    assert {one.company for one in found} <= {NORDVIK}


def test_somebody_else_as_the_subject_promises_nothing():
    text = "Nordvik runs the mill. Halden bought it.\n\nThe minister will close the mill by June 2026."
    assert not find_commitments(story(text, "en"), companies_of(text), quotes_of(text, ()), None)
