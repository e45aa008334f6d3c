"""Quotations that a company's sentence passes on though they are not its words."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

STORIES = [
    # an account that only calls itself by the firm's name
    ("en", "Nordvik sells fish. An account calling itself Nordvik wrote “we have seen your face”.", None),
    ("de", "Nordvik verkauft Fisch. Ein Konto, das sich Nordvik nennt, schrieb: „Wir sehen euch alle“.", None),
    ("fr", "Nordvik vend du poisson. Un compte se faisant passer pour Nordvik écrit : « On vous voit tous ».", None),
    ("nl", "Nordvik verkoopt vis. Een profiel dat zich uitgeeft voor Nordvik schrijft: ‘Wij zien jullie’.", None),
    ("sv", "Nordvik säljer fisk. Ett konto som utger sig för Nordvik skriver: ”Vi ser er alla”.", None),
    ("en", "Nordvik sells fish. Nordvik, which calls the claim absurd, wrote “we have seen it all”.", NORDVIK),
    ("nl", "Volgens de bond hield Nordvik geld in voor ‘handschoenen en hygiëne’.", None),
    # what others claim and the firm rejects
    ("en", "Claims by the union that Nordvik has “no heart at all” are denied by Nordvik.", None),
    ("de", "Die Aussage des Vereins, wonach Nordvik die Aufsicht „ganz ausgelagert“ habe, weist Nordvik zurück.", None),
    ("nl", "De bewering van de bond dat Nordvik ‘geen hart heeft’, ontkent Nordvik.", None),
    ("sv", "Påståendet att Nordvik ”saknar hjärta” förnekar Nordvik.", None),
    ("de", "Nordvik nennt die Aussage, dass es allen schade, „völlig absurd und falsch“.", NORDVIK),
    # somebody without a name in a mail of the house
    ("fr", "Nordvik nie. Un courriel interne dit autre chose. « On se tait », y écrit un cadre de Nordvik.", None),
    ("en", "Nordvik is calm. An internal email differs. “We say nothing,” a manager at Nordvik wrote in it.", None),
    ("en", "Nordvik is calm. Its letter differs. “We say nothing more,” a manager at Nordvik wrote in it.", NORDVIK),
    # what is written in the letter just told of
    (
        "de",
        "Nordvik antwortete schriftlich. Darin heißt es, die Netze machten „nur einen Teil“ des Fangs aus.",
        NORDVIK,
    ),
    ("nl", "Nordvik stuurde een brief. Daarin staat dat de netten ‘maar een deel’ van de vangst zijn.", NORDVIK),
    # a statement that an agency passes on
    ("en", "A statement from Nordvik, sent by its agency, Halden: “Our thoughts are with them.”", NORDVIK),
    ("nl", "Een verklaring van Nordvik, verstuurd door haar bureau, Halden: ‘Wij denken aan hen.’", NORDVIK),
]


@pytest.mark.parametrize(("language", "text", "whose"), STORIES)
def test_whose_words_a_sentence_passes_on(language, text, whose):
    quotes = find_quotes(story(text, language), companies_of(text))

    assert [quote.company for quote in quotes] == [whose]
