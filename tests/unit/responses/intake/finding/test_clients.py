"""For whom a lawyer or an agency speaks who says "my client"."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

STORIES = [
    # the one company of the paragraph, or shortly before
    ("en", "Nordvik disagrees. “My client has paid for it all,” Hugh Poole wrote.", NORDVIK),
    ("fr", "Nordvik se défend. « Ma cliente a tout payé », écrit Me Hugo Poel.", NORDVIK),
    ("sv", "Nordvik svarar. ”Min klient har betalat allt”, skriver Hugo Pål.", NORDVIK),
    ("de", "Nordvik schweigt.\n\n„Meine Mandantin räumt alles ein“, sagt Verteidigerin Pia Lind.", NORDVIK),
    ("nl", "Nordvik zwijgt.\n\n„Mijn cliënte had het schip verkocht”, antwoordt mr. Pia Lind.", NORDVIK),
    # named or described in the sentence, and told of in the third person
    ("en", "Halden met them. Pia Lind, acting for Nordvik, wrote that her client “has paid for it all”.", NORDVIK),
    (
        "fr",
        "Halden vend à Nordvik, un constructeur. « Mon client nie tout », répond Me Lind, qui défend le constructeur.",
        NORDVIK,
    ),
    # the one that the sentence before was about
    (
        "nl",
        "Halden ging.\n\nNordvik reageert via een kantoor. „Cliënte belegt volgens de wet”, schrijft Pia Lind.",
        NORDVIK,
    ),
    # agencies and law firms are no clients
    ("sv", "Nordvik företräds av advokatbyrån.\n\n– Min klient skickade fakturor, säger advokat Pia Lind.", NORDVIK),
    # an agency that says "our client" does not speak of itself
    ("fr", "Nordvik a pris une agence, Halden, à Rome. « Notre client n’a rien fait », écrit celle-ci.", NORDVIK),
    # a firm that is only described in between may be the client
    ("en", "Nordvik is calm. The supplier is not. Its lawyer Ann Poe writes that her client “sells wagons”.", None),
    # of two nobody can say, nor where there are people whose lawyer it may be
    ("en", "Nordvik sued Halden. “My client has paid for it all,” Hugh Poole wrote.", None),
    ("sv", "– Min klient har blivit lurad, säger Per Lind, som stämmer Nordvik för arbetarna.", None),
    ("en", "The workers sued Nordvik. “My client lost her home,” Hugh Poole wrote.", None),
    ("fr", "Nordvik vend. « Nos clients sont contents de tout », répond Hugo Lind.", None),
]


@pytest.mark.parametrize(("language", "text", "whose"), STORIES)
def test_my_client_is_the_one_company_that_can_be_meant(language, text, whose):
    quotes = find_quotes(story(text, language), companies_of(text))

    assert [quote.company for quote in quotes] == [whose]
