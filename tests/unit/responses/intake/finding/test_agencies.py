"""For whom an agency speaks that answers in somebody's name."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

STORIES = [
    ("en", "A press agency, Halden, replied on Nordvik’s behalf. “All of it is untrue,” it wrote.", NORDVIK),
    (
        "de",
        "Nordvik hat die Agentur Halden mit der Antwort betraut. „Alles ist hier unwahr“, schreibt Halden.",
        NORDVIK,
    ),
    ("fr", "L’agence Halden répond pour Nordvik. « Tout est faux ici », écrit Halden.", NORDVIK),
    ("nl", "Bureau Halden antwoordt namens Nordvik. ‘Alles hier is onwaar’, schrijft Halden.", NORDVIK),
    ("sv", "I stället svarar byrån Halden på uppdrag av Nordvik. ”Allt är osant här”, skriver Halden.", NORDVIK),
    # the agency of one who is not named speaks for nobody who could be told
    (
        "sv",
        "Nordvik tiger. I stället svarar byrån Halden för brukets räkning. ”Allt är osant här”, skriver Halden.",
        None,
    ),
    # a firm for which an agency stands beside it is no agency
    ("sv", "Jesper Lund, Byrå Öster, på uppdrag av Nordvik.\n\n”Vi har lyssnat på alla”, skriver Nordvik.", NORDVIK),
    ("en", "Nordvik replied on the village’s behalf. “All of it is untrue,” Nordvik wrote.", NORDVIK),
]


@pytest.mark.parametrize(("language", "text", "whose"), STORIES)
def test_an_agency_speaks_for_whom_it_answers(language, text, whose):
    quotes = find_quotes(story(text, language), companies_of(text))

    assert [quote.company for quote in quotes] == [whose]
