"""Where a sentence says who speaks: the subject that opens it, verbs that share it, and words without any."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

SENTENCES = [
    # a second verb shares the subject of the first, also where that one stands behind its verb
    ("de", "Gestern erklärte Nordvik alles und ergänzte, die Boote seien „alt und voller Löcher“.", [NORDVIK]),
    ("en", "On Monday, said Nordvik, it rained, adding that the boats were “old and full of holes”.", [NORDVIK]),
    # who only stands behind a preposition, or nobody at all, opens no sentence
    ("en", "For Nordvik boats rot, adding that the boats are “old and full of holes”.", [None]),
    ("en", "Fish is cheap here, adding that the boats are “old and full of holes”. Nordvik left.", [None]),
    ("fr", "Ajoute, précisant que « tout est en règle au port ». Nordvik part.", [None]),
    # the verb that is changed for its time is not looked for before another quotation
    ("de", "Nordvik hat „alles geprüft“ und zugesagt, „jede Familie zu entschädigen“.", [None, NORDVIK]),
    ("de", "Nordvik liefert und sagt dass es „den ganzen Tag regnet“.", [NORDVIK]),
    # nothing but "and" or a comma between: the same speaker
    ("de", "Nordvik: „Wir zahlen allen Leuten“, zugesagt „bis zum Ende des Jahres“.", [NORDVIK, NORDVIK]),
    ("en", "Nordvik sells fish: “We told them all in May,” the director “and nobody heard”.", [NORDVIK, NORDVIK]),
    # a colon without anybody before it
    ("en", "Nordvik left. And then and now: “We knew nothing.”", [None]),
    # a paragraph that is only a name announces whose the next one is
    (
        "en",
        "We asked two firms.\n\nNordvik\n\n“We told them in May.”\n\nHalden Foods\n\n“We did not know it.”",
        [NORDVIK, HALDEN],
    ),
]


@pytest.mark.parametrize(("language", "text", "whose"), SENTENCES)
def test_whose_words_they_are_by_where_the_sentence_says_so(language, text, whose):
    assert [quote.company for quote in find_quotes(story(text, language), companies_of(text))] == whose
