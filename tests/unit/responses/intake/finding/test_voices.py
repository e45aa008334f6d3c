"""Whose a quotation is by small words: who speaks for whom, who is no longer there, what is only a title."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

SENTENCES = [
    ("en", "An internal email from Nordvik said: “Keep it quiet, all of you.”", [None]),
    ("en", "The union’s lawyers, Halden Foods, said: “We will sue in the spring.” Nordvik sells fish.", [None]),
    ("en", "Nordvik’s lawyers, Halden Foods, said: “We will sue in the spring.”", [NORDVIK]),
    ("en", "Nordvik sells fish. The company’s lawyers, Halden Foods, replied: “We see no case here.”", [NORDVIK]),
    ("en", "Nordvik sells fish. Its lawyers, Halden Foods, replied: “We see no case here.”", [NORDVIK]),
    ("en", "“We see no case here,” said the solicitor who represents Nordvik.", [NORDVIK]),
    ("en", "Nordvik sells fish. “We see no case here,” said the lawyer who represents the company.", [NORDVIK]),
    ("en", "Nordvik sells fish. “We are sorry for it,” said an agency on behalf of the workers.", [None]),
    ("en", "Nordvik sells fish. “We are sorry for it,” said an agency on the company’s behalf.", [NORDVIK]),
    ("en", "Nordvik sells fish. “We are sorry for it,” an agency said on behalf of a client.", [None]),
    ("en", "Bob Ray, a villager, is angry. “They took all the land,” said Nordvik critic Bob Ray.", [None]),
    ("de", "„Wir haben gezahlt und fertig“, wie Nordvik mitteilte.", [NORDVIK]),
    ("en", "“We have done no wrong,” harrumphed Nordvik.", [NORDVIK]),
    ("de", "„Wir bedauern das sehr“, heißt es in einem Schreiben von Nordvik, das vorliegt.", [NORDVIK]),
    ("en", "“We have paid them,” and the workers said they knew. Nordvik sells fish.", [None]),
    ("en", "“They want their money,” Nordvik was told.", [None]),
    ("en", "Nordvik said nothing; there was “a scandal in the bay” and no end.", [None]),
    ("fr", "On ajoute que « tout est en règle au port ». Nordvik vend du poisson.", [None]),
    (
        "en",
        (
            "In the long grey hall behind the harbour where the boats of the old fleet used to lie "
            "all winter: “Nobody is here now.” Nordvik sells fish."
        ),
        [None],
    ),
    ("en", "On a red banner in the hall of Nordvik: “We want our money.”", [None]),
    ("en", "Ann Poe, head of sales at Nordvik, was asked. Ann Poe is calm: “We have seen worse days.”", [NORDVIK]),
    ("en", "Nordvik sells fish. Its tone is calm: “We have seen worse days.”", [None]),
    ("en", "Nordvik is calm: “We have seen worse days.”", [NORDVIK]),
    ("en", "Nordvik sells fish. A former director was blunt. “They all knew of it,” he said.", [None]),
    ("en", "The parent company, Halden Foods, is silent. “We wait and see,” it said.", [HALDEN]),
    (
        "en",
        (
            "Nordvik sells fish.\n\nThe minister was silent.\n\nThe village slept.\n\nIt rained.\n\n"
            "“We are calm about it,” said chief executive Ann Poe."
        ),
        [NORDVIK],
    ),
    ("en", "At Nordvik’s factory, nobody talks. “We sleep by the boats,” he said.", [None]),
    ("en", "At Nordvik, calm reigns. “We sleep by the boats,” a spokeswoman said.", [NORDVIK]),
    ("en", "“We are sorry for that,” it was reported. Nordvik sells fish.", [None]),
    ("en", "“We are sorry for that,” said the spokesman of Rivers and Nordvik.", [None]),
    ("en", "“We are sorry for that,” a spokesman for Nordvik workers said.", [None]),
    ("en", "“We are sorry for that,” a spokesman for Nordvik and Halden Foods said.", [None]),
    ("en", "“We are sorry for that,” reads a statement by Bayside.", [None]),
    ("en", "Nordvik sells fish. “We are sorry for that,” reads a statement by the firm.", [NORDVIK]),
    ("en", "Nordvik said it had “paid on time” and “would pay again soon”.", [NORDVIK, NORDVIK]),
    ("de", "Nordvik verkauft Fisch. Die Arbeiter seien „alle gut versorgt worden“.", [None]),
    ("de", "Nordvik weist das zurück. Die Arbeiter seien „alle gut versorgt worden“.", [NORDVIK]),
    ("de", "Nordvik hat das, und zwar „ohne jede Not im Winter“, gestern zugesagt.", [None]),
    ("de", "Nordvik liefert weiter und sagt: „Wir zahlen pünktlich wie immer.“", [NORDVIK]),
    ("de", "Nordvik liefert weiter, und dazu sagt der Minister: „Das wird noch teuer werden.“", [None]),
    ("en", "Nordvik sells fish. Under its code “Fair At Sea”, it says, crews rest.", [None]),
    ("en", "Nordvik sells fish. In its report “Fair at sea for all” it promises rest.", [None]),
    ("en", "Ann Poe of Rivers Alive said: “We told them so in May.” Nordvik sells fish.", [None]),
    ("en", "Nordvik told the Guardian it had “stopped in the spring”.", [NORDVIK]),
    (
        "nl",
        "Nordvik verkoopt vis. ‘Wij stoppen in het voorjaar’, zei in een gesprek met de krant directeur Jan Mol.",
        [None],
    ),
    ("en", "Nordvik, the trader – it is based in Lund –, said: “We stopped in spring.”", [NORDVIK]),
    ("en", "Nordvik sells fish. Said was little. “We sleep by the boats,” and no more.", [None]),
    ("en", "“They want more,” while the workers said nothing. Nordvik sells fish.", [None]),
    (
        "en",
        (
            "Nordvik sells fish.\n\nAsked, and asked again, it said that all was well and "
            "added that “nobody sleeps there”."
        ),
        [None],
    ),
    ("en", "Ann Poe, Nordvik’s head of sales, and Bob Ray, a villager, met: “We talked for hours.”", [None]),
    ("en", "Ann Poe, Nordvik’s head of sales, is here. A poster says it all: “We talked for hours.”", [None]),
    ("en", "A letter by a law firm reads: “We talked for hours.” Nordvik sells fish.", [None]),
    ("en", "The owner is silent. “We wait and see,” it said. Nordvik sells fish.", [None]),
    ("en", "It rained. “We wait and see,” he said. Nordvik sells fish.", [None]),
    ("en", "It rained. “We wait and see,” it said. Nordvik sells fish.", [None]),
    ("en", "It rained. “We wait and see,” its lawyer said. Nordvik sells fish.", [None]),
    ("en", "It rained.\n\n“We wait and see,” a lawyer said. Nordvik sells fish.", [None]),
    ("en", "Nordvik sells fish.\n\n“We wait and see,” a lawyer said.", [None]),
    ("en", "Nordvik is silent. “We wait and see,” the latter said.", [NORDVIK]),
    ("en", "It rained. “We wait and see,” the latter said. Nordvik sells fish.", [None]),
    ("en", "Nordvik sells fish. Bob Ray, a villager, is angry.\n\n“We are sorry,” a spokeswoman said.", [NORDVIK]),
    ("en", "Nordvik sells fish. The ministry is angry.\n\n“We are sorry,” a spokeswoman said.", [None]),
    ("de", "Die Lage sei „unter Kontrolle im Hafen“, so hieß es. Nordvik schweigt.", [None]),
    ("de", "„Wir warten es ab“, so die Sprecherin sagte. Nordvik schweigt.", [None]),
    ("de", "Nordvik schrieb, „wir warten es ab“; gesagt hat der Chef „nichts als gute Worte“.", [NORDVIK, None]),
    ("en", "Nordvik sells fish. “We wait and see,” said the firm’s lawyer.", [NORDVIK]),
    ("en", "Halden Foods, a London agency, is silent. “We wait,” it said.", [None]),
    ("en", "Ann Poe, who once worked for Nordvik, is angry. “They all knew of it,” she said.", [None]),
    ("en", "Bob Ray, a villager, works for Nordvik. “They all knew of it,” said Nordvik manager Bob Ray.", [None]),
    ("en", "“They all knew of it,” said a man who runs Nordvik and who Halden Foods fears.", [None]),
    ("en", "Writing on behalf of it, she said: “They all knew of it.” Nordvik sells fish.", [None]),
    ("en", "Well, then: “They all knew of it.” Nordvik sells fish.", [None]),
]


@pytest.mark.parametrize(("language", "text", "whose"), SENTENCES)
def test_whose_a_quotation_is(language, text, whose):
    assert [quote.company for quote in find_quotes(story(text, language), companies_of(text))] == whose
