"""The language of a text, by its small words."""

import pytest

from responses.intake.finding.languages import UNKNOWN, language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company said that it had not been asked about the mine."),
        ("de", "Das Unternehmen sagte, es sei nicht nach der Mine gefragt worden."),
        ("fr", "L’entreprise dit ne pas avoir été interrogée sur la mine."),
        ("nl", "Het bedrijf zegt dat het niet naar de mijn is gevraagd."),
        ("sv", "Bolaget säger att det inte har fått några frågor om gruvan."),
        ("es", "La empresa dice que no le han preguntado por la mina."),
        ("it", "La società dice che non è stata interrogata sulla miniera."),
        ("da", "Selskabet siger, at det ikke er blevet spurgt om minen efter ulykken."),
    ],
)
def test_a_text_is_in_the_language_of_its_small_words(language, text):
    assert language_of(text) == language


def test_a_quotation_in_another_language_does_not_change_it():
    text = 'Der Sprecher sagte: "We have no comment on this." Das ist alles, was die Firma zu dem Unfall sagen wollte.'
    assert language_of(text) == "de"


def test_a_text_without_small_words_is_in_no_language():
    assert language_of("Nordal 2024: 17.3 %") == UNKNOWN
