"""Which firm "the retailer", "the group" or "the firm" is, after what was told before."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

SENTENCES = [
    # two firms of one trade: the one that the sentence before was about alone
    (
        "en",
        "The retailer Nordvik and the retailer Halden Foods sell. Nordvik is calm. “We will wait,” the retailer said.",
        NORDVIK,
    ),
    (
        "en",
        "The retailer Nordvik and the retailer Halden Foods sell. Both are calm. “We will wait,” the retailer said.",
        None,
    ),
    (
        "de",
        (
            "Die Reederei Nordvik und die Reederei Halden Foods schweigen. Nordvik ist groß.\n\n"
            "Die Reederei räumte ein, das sei „im Grunde ein Formblatt“ gewesen."
        ),
        None,
    ),
    # the group is the firm that is nobody's daughter
    (
        "de",
        (
            "Nordvik verkauft Fisch. Die Tochter Halden Foods verkauft Tuch. Halden Foods ist still. "
            "„Wir warten alles ab“, teilte der Konzern mit."
        ),
        NORDVIK,
    ),
    ("de", "Die Tochter Halden Foods ist still. „Wir warten alles ab“, teilte der Konzern mit.", None),
    # the one that is named in the sentence itself before
    ("en", "Halden Foods is calm. Workers sued Nordvik. “We will wait,” the firm said.", NORDVIK),
    # the firm that acts in the last paragraph that names one; one that only suffers there is not meant
    (
        "en",
        "Halden Foods is calm.\n\nNordvik sells fish.\n\nThe village slept.\n\n“We will wait,” the firm said.",
        NORDVIK,
    ),
    (
        "en",
        "Halden Foods is calm.\n\nWorkers sued Nordvik.\n\nThe village slept.\n\n“We will wait,” the firm said.",
        None,
    ),
    ("en", "Nordvik and Halden Foods sell fish.\n\nThe village slept.\n\n“We will wait,” the firm said.", None),
]


@pytest.mark.parametrize(("language", "text", "whose"), SENTENCES)
def test_a_firm_that_is_only_described_is_the_one_meant_or_nobody(language, text, whose):
    assert [quote.company for quote in find_quotes(story(text, language), companies_of(text))] == [whose]


def test_a_french_trade_means_the_house_that_is_called_after_it():
    article = read_article(
        "La Savonnerie des Alpilles SA vend du savon à l’Huilerie Valmy SA depuis trois ans.\n\n"
        "Le temps passe et rien ne change. « Ce litige ne nous concerne pas du tout », écrit le savonnier."
    )

    assert [quote.company for quote in find_quotes(article, find_companies(article))] == ["Savonnerie des Alpilles SA"]
