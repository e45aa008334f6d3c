"""Who a person or an office belongs to by the words beside it: employers, strangers, and what says nothing."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

SENTENCES = [
    # beside a name, but no office: nobody's
    ("en", "Ann Poe, Nordvik fan, is calm. “We knew nothing,” Poe said.", [None]),
    ("en", "Ann Poe, in a Nordvik jacket, is calm. “We knew nothing,” Poe said.", [None]),
    ("en", "Ann Poe, 38, has founded Nordvik with her brother. “We knew nothing,” Poe said.", [None]),
    ("en", "Ann Poe, from Lund to Nordvik, is calm. “We knew nothing,” Poe said.", [None]),
    ("en", "Ann Poe, who runs Nordvik and Halden Foods, is calm. “We knew nothing,” Poe said.", [None]),
    ("en", "Ann Poe, who represents workers at Nordvik, is calm. “We knew nothing,” Poe said.", [None]),
    ("en", "Ann Poe of the old and quiet town is calm. “We knew nothing,” Poe said. Nordvik left.", [None]),
    ("en", "“We knew nothing,” said Ann Poe of Nordvik.", [None]),
    # an office goes on over commas, and ends at a verb
    ("fr", "Nordvik paie. « Nous le savions », dit Jo Ek, son directeur, joint par téléphone.", [NORDVIK]),
    # who is named behind "of", "for", "on behalf of"
    ("en", "“We knew nothing,” said a spokesman for Bayside Nordvik.", [NORDVIK]),
    ("en", "“We knew nothing,” said a manager of, among others, Nordvik.", [None]),
    ("en", "A statement issued on Nordvik’s behalf by Pin Words read: “We knew nothing.”", [NORDVIK]),
    ("nl", "Namens Nordvik zegt Jan Mol: ‘Wij wisten echt van niets’.", [NORDVIK]),
    # whose letter it is
    ("en", "A letter from the ministry reads: “We knew nothing.” Nordvik left.", [None]),
    ("en", "“We knew nothing,” reads a letter from Bayside. Nordvik left.", [None]),
    ("en", "Nordvik left. A letter from the firm reads: “We knew nothing.”", [NORDVIK]),
    # who leads or represents the firm
    ("de", "Nordvik schweigt. „Wir warten alles ab“, sagte jemand, der die Firma leitet.", [NORDVIK]),
    ("sv", "Nordvik tiger. ”Vi väntar på allt det”, säger advokaten som företräder bolaget.", [NORDVIK]),
    # of a firm of which nothing else is told; a label before a name
    ("en", "“If they see it, so can we,” said Tim Rowe of Nordvik. “And so it is,” Rowe said.", [None, None]),
    (
        "en",
        "UPDATE Ann Poe, head of sales at Nordvik, said it was “a good day”. “It is so,” said Ann Poe.",
        [NORDVIK] * 2,
    ),
    # small words before the office
    ("de", "Nordvik schweigt. Und auch der Direktor: „Alles ist gut im Hafen.“", [NORDVIK]),
    # for whom an agency speaks, however long its description
    (
        "en",
        (
            "Halden Foods, an agency that represents Nordvik in all its many and long talks with the old men and "
            "women of the bay, is silent. “They will wait for it,” Halden Foods said."
        ),
        [NORDVIK],
    ),
    (
        "en",
        "Halden Foods, old grey quiet wet big London fish firm, left. “They will wait,” the London firm said.",
        [HALDEN],
    ),
    # where the group of words that speaks begins
    ("en", "Nordvik left. Prof. Ann Poe of Rivers Alive warned that it was “a danger to us”.", [None]),
    ("en", "Nordvik left. Jo, 29, said in a letter read to the court: “I asked for my boat.”", [None]),
    ("en", "A report by the council, “Between Fence and Road”, blamed “the men of Nordvik”.", [None, None]),
    ("de", "Mit dem Käufer, der Nordvik, besteht Einigkeit: „Boote sind austauschbar.“", [None]),
    ("fr", "Nordvik vend du poisson. « Nous le savions », a fait savoir ce dernier par courriel.", [NORDVIK]),
]


@pytest.mark.parametrize(("language", "text", "whose"), SENTENCES)
def test_whose_a_speaker_is_by_the_words_beside(language, text, whose):
    assert [quote.company for quote in find_quotes(story(text, language), companies_of(text))] == whose
