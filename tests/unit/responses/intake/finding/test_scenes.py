"""Quotations without a word of saying, and descriptions that mean a firm by its trade."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

STORIES = [
    # a person whom only the office in the sentence before introduces; whoever is introduced is not meant
    (
        "en",
        "Halden Foods owns the bay. A lawyer for Nordvik stays calm. “We paid for every net,” Hugh Poole wrote.",
        {"We paid": NORDVIK},
    ),
    (
        "en",
        "Halden Foods owns the bay. A lawyer for the villagers stays calm. “We lost every net,” Hugh Poole wrote.",
        {"We lost": None},
    ),
    (
        "en",
        "A director of Nordvik stays calm. “We lost every net,” said Hugh Poole, a fisherman.",
        {"We lost": None},
    ),
    ("nl", "Een raadsman van Nordvik blijft kalm. ‘Wij betaalden elk net’, zegt Hugo Poel.", {"Wij": NORDVIK}),
    # whose lawyer says "my client", the one firm of the paragraph tells
    ("en", "Nordvik disagrees. “My client has paid for it all,” Hugh Poole wrote.", {"My client": NORDVIK}),
    ("fr", "Nordvik se défend. « Ma cliente a tout payé », écrit Me Hugo Poel.", {"Ma cliente": NORDVIK}),
    ("sv", "Nordvik svarar. ”Min klient har betalat allt”, skriver Hugo Pål.", {"Min klient": NORDVIK}),
    ("en", "Nordvik sued Halden. “My client has paid for it all,” Hugh Poole wrote.", {"My client": None}),
    (
        "en",
        "Nordvik director Paul Rowe closes the door of his office. “I have not slept since the fire.”",
        {"I have": NORDVIK},
    ),
    (
        "en",
        "Nordvik director Paul Rowe met Joan Hill, the mayor, at noon. “It was a long talk, that is all.”",
        {"It was": None},
    ),
    ("en", "Nordvik runs two ships. “We were cold all winter.” Worker Joan Hill shows her hands.", {"We were": None}),
    ("en", "Nordvik has been in touch. “That letter is fake and we have reported it.”", {"That letter": NORDVIK}),
    ("en", "Nordvik has been in touch. “That letter is fake, everybody knows it.”", {"That letter": None}),
    (
        "en",
        "Nordvik has sent a written statement after all.\n\n“We regret that wages came late. All will be paid.”",
        {"We regret": NORDVIK},
    ),
    (
        "en",
        "Nordvik sold its mill. A former driver of the mill laughs at that. “They knew it all along,” he says.",
        {"They knew": None},
    ),
    (
        "en",
        "The airline Nordvik and the brewer Halden gave. And the carrier? “We paid our share,” said a spokeswoman.",
        {"We paid": NORDVIK},
    ),
    (
        "en",
        "The brewer Nordvik gave money. And the airline? “We paid our share in May,” said a spokeswoman.",
        {"We paid": None},
    ),
    (
        "en",
        (
            "Nordvik disputes the account. “No door was ever chained,” said its director, Paul Rowe.\n\n"
            "Halden Foods is silent.\n\nRowe added: “It is our padlock or nothing.”"
        ),
        {"No door": NORDVIK, "It is our": NORDVIK},
    ),
    (
        "en",
        "Nordvik answered at noon. “The floor stays where it is,” head of UK operations Sunita Bose told us.",
        {"The floor": NORDVIK},
    ),
    (
        "en",
        "Nordvik said: “We are sorry.” Then, a little later: “We will pay every family.”",
        {"We will pay": NORDVIK},
    ),
    (
        "sv",
        (
            "– Vi har aldrig sett listorna, säger Eva Lund, vd för Nordvik.\n\nLund är bestämd.\n\n"
            "– Ingen har frågat oss, säger hon. Och nu är det för sent."
        ),
        {"Ingen har": NORDVIK, "Och nu": NORDVIK},
    ),
    (
        "de",
        "Eva Lund leitet Nordvik.\n\nAm Ende der Führung bleibt Lund stehen. „Ab Mai wissen wir, wo die Boote sind.“",
        {"Ab Mai": NORDVIK},
    ),
    (
        "fr",
        "L’affineur en question, Nordvik, conteste. « Chaque lingot est tracé », soutient son avocat, Me Jean Petit.",
        {"Chaque lingot": NORDVIK},
    ),
    ("de", "„Das hat uns beschämt“, sagt Dr. Eva Lund, Chefin der Nordvik.", {"Das hat": NORDVIK}),
    (
        "fr",
        "Nordvik dément, par la voix de son avocat, Me Jean Petit. « Ma cliente n’a rien signé », affirme-t-il.",
        {"Ma cliente": NORDVIK},
    ),
    (
        "nl",
        "Nordvik zegt dat het hout keurig is. ‘Alles is betaald en gekeurd,’ schrijft bedrijfsjurist Jan Smit.",
        {"Alles is": NORDVIK},
    ),
    (
        "en",
        "Ann Poe, head of sales at Nordvik, smiles. A former manager sits with her. “We all knew of it.”",
        {"We all": None},
    ),
]


@pytest.mark.parametrize(("language", "text", "whose"), STORIES)
def test_words_on_a_scene_are_whose_the_scene_is(language, text, whose):
    found = {quote.text.strip(): quote.company for quote in find_quotes(story(text, language), companies_of(text))}

    assert {begin: found[one] for begin in whose for one in found if one.startswith(begin)} == whose


def test_a_subsidiary_is_not_the_group():
    text = (
        "Nordvik is on trial over its subsidiary Halden Foods. The group denies all of it. "
        "“Our client ran no plant,” said its lawyer, Paul Rowe."
    )
    found = {quote.text: quote.company for quote in find_quotes(story(text, "en"), companies_of(text))}

    assert found["Our client ran no plant,"] != HALDEN
