"""Words that tell a silence, and the same words where nobody was asked."""

import pytest

from responses.intake.finding.silences import find_silences
from tests.stories import NORDVIK, companies_of, story

ASKED = [
    ("en", "Nordvik ignored our emails.", "Nordvik ignored the rules for years."),
    ("en", "Nordvik turned down a request for an interview.", "Nordvik turned down an offer from the state."),
    ("de", "Nordvik ignorierte unsere Anfragen.", "Nordvik ignorierte die Regeln."),
    ("de", "Nordvik gab auf Anfrage keine Auskunft.", "Nordvik gab keine Masken aus."),
    ("fr", "Nordvik n’a pas voulu répondre à nos questions.", "Nordvik n’a pas voulu payer la réparation."),
    ("fr", "Nordvik n’a fourni aucune explication.", "Nordvik n’a fourni aucun masque."),
    ("nl", "Nordvik negeerde onze mails.", "Nordvik negeerde de regels."),
    ("nl", "Nordvik ging niet in op vragen.", "Nordvik ging niet in op het bod van de staat."),
    ("sv", "Nordvik tackade nej till en intervju.", "Nordvik tackade nej till budet från staten."),
    ("sv", "Nordvik har inte velat svara.", "Nordvik har inte velat betala skadan."),
]


def silent(text, language):
    return {one.company for one in find_silences(story(text, language), companies_of(text), ())}


@pytest.mark.parametrize(("language", "asked", "other"), ASKED)
def test_words_for_other_things_too_tell_a_silence_where_somebody_was_asked(language, asked, other):
    assert silent(asked, language) == {NORDVIK}
    assert silent(other, language) == set()


def test_who_was_asked_may_stand_in_the_sentence_before():
    assert silent("Nordvik was asked for comment. It turned down the offer.", "en") == {NORDVIK}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordvik antwortet auf eine Frau, die nicht da ist."),
        ("nl", "Nordvik reageerde met de verklaring dat het niets wist en nooit iets heeft gekocht."),
        ("sv", "Nordvik svarade att de aldrig har köpt därifrån."),
    ],
)
def test_a_denial_in_what_somebody_answers_is_no_silence(language, text):
    assert silent(text, language) == set()
