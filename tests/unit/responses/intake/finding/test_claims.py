"""What the writer reports a company as saying, in five languages."""

import pytest

from responses.intake.finding.claims import find_indirect
from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

CLAIMS = [
    ("en", "Nordvik said that it had paid for all the boats.", ["Nordvik said that it had paid for all the boats."]),
    (
        "en",
        "Nordvik denies that the boats were lost, calling it “a tale for tourists”.",
        ["Nordvik denies that the boats were lost, calling it"],
    ),
    ("en", "According to the mayor, the boats were lost in May. Nordvik said: “We have paid for them.”", []),
    ("en", "Nordvik declined to comment on the boats in the bay.", []),
    ("en", "Nordvik said: no.", []),
    ("en", "Did Nordvik say that it had paid for all the boats?", []),
    ("en", "Nordvik said that the mayor should be asked about it:", []),
    ("en", "Nordvik promised that it would pay for all the boats.", []),  # a commitment
    (
        "de",
        "Nordvik erklärte, man habe alle Boote bezahlt. Der Vertrag sei längst beendet. Die Boote sind alt.",
        ["Nordvik erklärte, man habe alle Boote bezahlt.", "Der Vertrag sei längst beendet."],
    ),
    ("de", "„Das war falsch“, sagte Nordvik. Der Vertrag sei längst beendet.", ["Der Vertrag sei längst beendet."]),
    ("de", "Das war im Mai. Der Vertrag sei längst beendet.", []),
    ("en", "# Nordvik said that it had paid for all the boats", []),
    ("en", "Nordvik said it “had paid for all the boats”.", []),
    ("de", "Nordvik erklärte, man habe alle Boote bezahlt.", ["Nordvik erklärte, man habe alle Boote bezahlt."]),
    ("fr", "Nordvik assure avoir payé tous les bateaux.", ["Nordvik assure avoir payé tous les bateaux."]),
    ("nl", "Nordvik zegt dat alle boten betaald zijn.", ["Nordvik zegt dat alle boten betaald zijn."]),
    ("sv", "Nordvik uppger att alla båtar har betalats.", ["Nordvik uppger att alla båtar har betalats."]),
]


@pytest.mark.parametrize(("language", "text", "claims"), CLAIMS)
def test_the_sentence_or_clause_that_reports_a_claim_is_found(language, text, claims):
    article, companies = story(text, language), companies_of(text)

    found = find_indirect(article, companies, find_quotes(article, companies))

    assert [(one.text, one.company) for one in found] == [(claim, NORDVIK) for claim in claims]
