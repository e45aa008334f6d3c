"""Who "he", "it", "the statement" and a bare office are, after the sentences before; and who can only be a stranger."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

LETTER = "Dear Ann,\n\nWe at Nordvik have stopped. {}\n\n“It was a sad day,” said {}.\n\nYours sincerely,\n\nNordvik"
SENTENCES = [
    # who is no longer there, and a firm that is not named, are nobody's
    ("sv", "Nordvik är arg. En tidigare chef på Nordvik är här. ”De visste allt om det”, säger hon.", [None]),
    ("en", "Nordvik sells fish. The former supplier went bust. “They all knew of it,” it said.", [None]),
    ("en", "Nordvik sells fish. And the insurer? “They all knew of it,” it said.", [None]),
    ("en", "Nordvik sells fish. Its subsidiary is silent. “They all knew of it,” it said.", [None]),
    # who is represented by somebody
    (
        "en",
        "Halden Foods sued Nordvik. Nordvik, represented by Ann Poe, denied it. “We knew nothing,” Poe said.",
        [NORDVIK],
    ),
    ("de", "Das räumte Nordvik, vertreten durch Mag. Ann Poe, ein. „Wir wussten nichts davon“, sagte Poe.", [NORDVIK]),
    ("fr", "Les plaignants, représentés par Me Ann Poe, ont ri de Nordvik. « Nous le savions », dit Me Poe.", [None]),
    (
        "de",
        (
            "Der Prozess gegen Nordvik ging weiter. "
            "Der Prozessbevollmächtigte der Beklagten, Rechtsanwalt Dr. Ann Poe, "
            "trat dem entgegen. „Das Netz war ganz und neu“, erklärte sie."
        ),
        [NORDVIK],
    ),
    # a paragraph of nothing but a quotation goes on with who spoke last; where each dash may be another's it does not
    (
        "en",
        "“We saw the nets,” Ann Poe, director of Nordvik, said at her desk.\n\n“So we cut them all.”",
        [NORDVIK] * 2,
    ),
    (
        "en",
        "“We saw it,” Ann Poe, director of Nordvik, said. The union is angry.\n\n“So they cut it all.”",
        [NORDVIK, None],
    ),
    ("en", "“We saw it,” said Ann Poe, director of Nordvik.\n\n16:02 “They all knew of it”", [NORDVIK, None]),
    (
        "de",
        "„Wir sahen es“, sagte Nordvik-Chefin Ann Poe. „Wer zu viel gezahlt hat“, so die 34-Jährige, „der bekommt es.“",
        [NORDVIK] * 3,
    ),
    (
        "en",
        "Nordvik sells fish. Ann Poe of Nordvik came. It quotes a man telling a 15-year-old, “Keep the hood up.”",
        [None],
    ),
    # a firm that is told of in between, whoever it is, is not the one before
    (
        "en",
        "Halden Foods is here. Nordvik sells. The retailer is sad. It had “no idea at all”, the company said.",
        [None],
    ),
    ("nl", "De stichting lacht. Nordvik beloofde het. ‘Het is dezelfde brief’, zei voorzitter Ann Poe.", [None]),
    ("de", "Nordvik verwies auf den Verband. Letzterer sagte, das diene „nur dem Schutz aller“.", [None]),
    ("fr", "Nordvik nie. « On le savait tous », raconte Ann Poe, ingénieure chez Nordvik jusqu’en 2018.", [None]),
    # "this firm" is the one named last; "it" may be the firm that the sentence begins with
    (
        "fr",
        "Le nom de Nordvik revient. Ce fabricant nie. Son avocate, Me Ann Poe, réplique : « Tout est faux ici. »",
        [NORDVIK],
    ),
    ("en", "Halden Foods is calm. Nordvik rejected what it called “a campaign of lies”.", [NORDVIK]),
    ("sv", "Största ägare i Halden Foods är Nordvik, som kallar bilderna ”mycket svåra att se”.", [NORDVIK]),
    (
        "de",
        "Es trifft Nordvik. Anwalt Ann Poe von der Kanzlei Ypern, der Nordvik vertritt, ist da. „Es gab sie“, sagt er.",
        [NORDVIK],
    ),
    (
        "nl",
        "Nordvik verloor. Advocaat Ann Poe, die Nordvik bijstaat, is boos. ‘Wij doen niets fout’, zei ze.",
        [NORDVIK],
    ),
    # for whom somebody speaks; whose manager it is; who bears a firm's name
    ("de", "Halden Foods schweigt. Für Nordvik spricht Anwältin Ann Poe. „Alles wurde bezahlt“, sagt sie.", [NORDVIK]),
    ("en", "Halden Foods is calm. For Nordvik, Ann Poe had argued that it “did not sign a thing”.", [NORDVIK]),
    (
        "en",
        "It falls to Nordvik, a spin-off from Halden. Its director, Ann Poe, is here. “We knew of it,” she says.",
        [NORDVIK],
    ),
    ("en", "Nordvik sells fish. Halden sells meat. “We saw it all,” says Anna Nordvik.", [NORDVIK]),
    # a pronoun behind a clause means whom the clause is about
    ("de", "Nordvik lacht. Die Behörde kam zu anderem Schluss: Sie stellte „einen Zusammenhang“ fest.", [None]),
    (
        "en",
        "Halden Foods laughs. Nordvik sent a letter, in which it called the claims “the pure invention of rivals”.",
        [NORDVIK],
    ),
    # a firm in a relative clause is not the one whose buyer it is
    (
        "sv",
        "Fisken hamnar hos Nordvik, som levererar till Halden Foods.\n\n– Vi visste det inte, säger inköpschef Ann Po.",
        [NORDVIK],
    ),
    (
        "nl",
        "De vis gaat naar Nordvik, dat levert aan Halden Foods. ‘Wij wisten het’, zegt directeur Ann Poe.",
        [NORDVIK],
    ),
    ("nl", "De vis gaat naar Nordvik en Halden Foods. ‘Wij wisten het niet’, zegt directeur Ann Poe.", [None]),
    # "the grower" is the firm that stands alone so far; not where "the grower" stood there before it
    (
        "nl",
        "Nordvik ligt ver. Toen ging de kweker weg. Halden Foods zwijgt. ‘Wij wisten het’, zegt de kweker.",
        [NORDVIK],
    ),
    (
        "nl",
        "Toen ging de kweker weg. Nordvik ligt ver. De kweker lacht. Halden zwijgt. ‘Wij wisten het’, zegt de kweker.",
        [None],
    ),
    # an office of somebody else who is named behind it
    ("en", "Nordvik sells fish. “We knew nothing,” said a spokesman for the union.", [None]),
    ("en", "Nordvik sells fish. “We knew nothing,” said a director of the Bay House.", [None]),
    ("en", "Nordvik sells fish. “We knew nothing,” said a spokesman for the old villagers.", [None]),
    ("nl", "Nordvik verkoopt vis. ‘Wij wisten het niet’, zei een woordvoerder van de vakbond.", [None]),
    ("nl", "Nordvik verkoopt vis. ‘Ze kwamen met machines’, zegt dorpshoofd Pak Jo.", [None]),
    ("fr", "Nordvik vend du poisson. « Nous le savions », dit un porte-parole du ministère.", [None]),
    ("nl", "Nordvik verkoopt vis. ‘Wij wisten het niet’, zei een woordvoerder van het oude huisje.", [None]),
    ("fr", "Nordvik vend du poisson. « Nous le savions », dit un porte-parole de la mairie.", [None]),
    # a firm with an indefinite article is any of them; words of a parody are nobody's
    ("en", "Nordvik, a retailer, sells fish. “We knew of it all,” said a retailer.", [None]),
    ("en", "Nordvik, a retailer, sells fish. “We knew of it all,” said the retailer.", [NORDVIK]),
    ("en", "A post in which Nordvik says “we love cheap hands” comes from a parody account.", [None]),
    ("fr", "Halden Foods vend du sel. Nordvik se tait. « Nous le savions tous », dit un négociant.", [None]),
    # "the retailer" stood there before the only firm was named: it is another
    ("en", "The retailer is rich. Nordvik sells it fish. The retailer smiles. “We knew,” said the retailer.", [None]),
    # a bare office far from the name of a firm is nobody's, unless no other firm was named
    ("en", "Nordvik sells fish to Halden Foods.\n\nIt rains.\n\n“We told them all,” said director Ann Poe.", [None]),
    ("en", "Nordvik sells fish.\n\nIt rains.\n\n“We told them all,” said director Ann Poe.", [NORDVIK]),
    # an office behind somebody else in its sentence
    ("en", "Nordvik sells fish. Told by the union of it, the manager said: “We told them all.”", [None]),
    ("en", "Nordvik sells fish. With Halden Foods and the union there, the manager said: “We told them.”", [None]),
    # a lawyer's client can be the one that is only called somebody's
    ("en", "Nordvik sells fish. Its subsidiary smiles. “We will sue them all,” the lawyer said.", [None]),
    ("en", "Nordvik sells fish. All of it is cod. “We will sue them all,” the lawyer said.", [NORDVIK]),
    # a statement at a company is its own, not of the firm before
    ("en", "Halden Foods is calm. At Nordvik, a statement said “all is well in the bay”.", [NORDVIK]),
    ("en", "Halden Foods is calm. Nordvik’s boats are old, the statement said, and “all is well here”.", [NORDVIK]),
    # "il" can be one of two firms
    ("fr", "Nordvik et Halden Foods vendent du poisson. « Nous le savions », dit-il.", [None]),
    # "its" points past who is nobody to whoever spoke
    (
        "fr",
        (
            "« Nous le savions », dit la direction de Nordvik. Tout le monde rit. "
            "« Nous le savions tous », dit sa directrice."
        ),
        [NORDVIK, NORDVIK],
    ),
    # "elle" can be the firm, over a sentence about one that has no name
    ("fr", "Nordvik vend du poisson. La filiale se tait. « Nous le savions », dit-elle.", [NORDVIK]),
    # what stands between commas names the firm, or does not
    (
        "nl",
        (
            "De keten Nordvik verkoopt vis. Dat zei de keten, een dag nadat men foto’s had gezien van het terrein. "
            "Halden Foods zwijgt. ‘Dat klopt echt niet’, zegt de keten."
        ),
        [NORDVIK],
    ),
]
LETTERS = [
    ("Our board closed the plant. It rained.", "chief executive Ann Poe", NORDVIK),
    ("Halden Foods was told.", "chief executive Ann Poe", NORDVIK),
    ("Halden Foods was told.", "a spokesman", None),
]


@pytest.mark.parametrize(("language", "text", "whose"), SENTENCES)
def test_whose_words_follow_from_the_story(language, text, whose):
    assert [quote.company for quote in find_quotes(story(text, language), companies_of(text))] == whose


@pytest.mark.parametrize(("told", "speaker", "whose"), LETTERS)
def test_in_a_letter_its_author_has_the_officers_but_not_every_spokesman(told, speaker, whose):
    text = LETTER.format(told, speaker)

    assert {quote.text: quote.company for quote in find_quotes(story(text, "en"), companies_of(text))}[
        "It was a sad day,"
    ] == whose


def test_the_board_in_a_letter_is_its_authors():
    text = LETTER.format("Halden Foods was told. The board decided.", "it").replace(".\n\n“It was", ". “It was")

    assert [quote.company for quote in find_quotes(story(text, "en"), companies_of(text)) if "sad" in quote.text] == [
        NORDVIK
    ]


def test_his_director_is_named_with_the_word_that_says_whose():
    text = "Nordvik verkoopt vis. Later zei zijn directeur: ‘Wij wisten het echt niet’."

    assert [(quote.company, quote.speaker) for quote in find_quotes(story(text, "nl"), companies_of(text))] == [
        (NORDVIK, "zijn directeur")
    ]
