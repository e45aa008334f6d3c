"""Whose words stand between quotation marks in English stories; in doubt nobody's."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

ENGLISH = [
    (
        "Nordvik is under fire. “We do not recognise this picture,” said a spokesperson. The firm employs 300 people.",
        {"We do not": NORDVIK},
    ),
    (
        "Police raided the offices of Nordvik. “We seized several computers,” said a spokesperson.",
        {"We seized": None},
    ),
    (
        "Greenpeace accused Nordvik of fraud. “They mixed the oils,” a spokesperson said.",
        {"They mixed": None},
    ),
    (
        (
            "Nordvik was accused of fraud by Greenpeace. “It’s nonsense from start to end,” said "
            "chief executive Paul Rowe."
        ),
        {"It’s nonsense": NORDVIK},
    ),
    (
        "The mayor, Joan Hill, praised Nordvik. “They are good neighbours to us,” she said.",
        {"They are": None},
    ),
    (
        "Nordvik chief Paul Rowe met Joan Hill, the mayor, on Monday. “It was a good talk,” she said.",
        {"It was": None},
    ),
    (
        (
            "Nordvik said in a statement that it took “all appropriate steps” and that the claims "
            "were “wholly without merit”."
        ),
        {"all appropriate": NORDVIK, "wholly without": NORDVIK},
    ),
    (
        "“The river ran red,” said Musa, a fisherman. “Nordvik paid us nothing.”",
        {"The river": None, "Nordvik": None},
    ),
    (
        "In its sustainability report, Nordvik writes: “No child works on our farms.”",
        {"No child": NORDVIK},
    ),
    (
        "A report by the World Bank on Nordvik found “serious gaps in oversight”.",
        {"serious gaps": None},
    ),
    (
        "The union’s lawyer, Bob Ray, told Nordvik: “See you all in court.”",
        {"See you": None},
    ),
    (
        (
            "Bob Ray, counsel for Nordvik, told the court: “My client acted in good faith.” Judge Ann "
            "Moss replied: “That remains to be seen.”"
        ),
        {"My client": NORDVIK, "That remains": None},
    ),
    (
        "A statement from Nordvik read: “We are shocked by the images.” It went on: “We will act at once.”",
        {"We are shocked": NORDVIK, "We will act": NORDVIK},
    ),
    (
        "Nordvik and Halden Foods issued a joint statement: “We regret the loss of life.”",
        {"We regret": None},
    ),
    (
        (
            "Nordvik blamed its supplier, Halden Foods. “We were misled about the origin,” it said. "
            "Halden Foods said: “We shipped what was ordered.”"
        ),
        {"We were": NORDVIK, "We shipped": HALDEN},
    ),
    (
        (
            "Halden Foods denies this. Nordvik, its biggest customer, does not. “We saw it with our "
            "own eyes,” a spokesman for Nordvik said."
        ),
        {"We saw": NORDVIK},
    ),
    (
        "“Nobody told us anything,” says Lena, who picks tomatoes for Nordvik.",
        {"Nobody told": None},
    ),
    (
        "“Nobody told us anything,” says Lena Fox, a manager at Nordvik until last year.",
        {"Nobody told": None},
    ),
    (
        "Nordvik declined to comment, but a person close to the company said: “The board is divided.”",
        {"The board": None},
    ),
    (
        "Nordvik has promised “a full and open review”. Campaigners want “deeds instead of words”.",
        {"a full": NORDVIK, "deeds instead": None},
    ),
    (
        (
            "The Nordvik website says: “Our fruit is picked with love.” Picker Ali Noor laughs. “With "
            "love for money,” he says."
        ),
        {"Our fruit": NORDVIK, "With love": None},
    ),
    (
        "Nordvik told The Guardian: “This matter is closed for us.” The Guardian could not verify this.",
        {"This matter": NORDVIK},
    ),
    (
        "Paul Rowe, who runs Nordvik, was blunt. “I would do it again,” he said.",
        {"I would": NORDVIK},
    ),
    (
        "Paul Rowe runs Nordvik. “I would do it again,” he said.",
        {"I would": NORDVIK},
    ),
    (
        (
            "“I would do it again,” Paul Rowe, the chief executive of Nordvik, told the committee. "
            "Its chair, Meg Hillier, said: “That is not an answer.”"
        ),
        {"I would": NORDVIK, "That is": None},
    ),
    (
        "Shares in Nordvik fell. “Investors hate surprises like that,” said Kim Yu, an analyst at Halden Foods.",
        {"Investors hate": None},
    ),
    (
        (
            "“Investors hate surprises like that,” wrote analysts at Halden Foods, which has advised "
            "Nordvik. Halden Foods declined to say more."
        ),
        {"Investors hate": None},
    ),
    (
        (
            "Fined in 2019, Nordvik says it “has learned its lesson”, but the regulator, Ofwat, "
            "disagrees: “We see the same failings again.”"
        ),
        {"has learned": NORDVIK, "We see": None},
    ),
    (
        "The firm’s slogan, “Fresh from our fields”, hangs in the lobby of Nordvik.",
        {"Fresh from": None},
    ),
    (
        "“This isn’t us,” Nordvik tweeted. Users replied with “liars, the lot of you”.",
        {"This isn’t": NORDVIK, "liars, the": None},
    ),
    (
        "Nordvik spokesman: “We take this seriously.”\n\nFamily lawyer: “They do not care.”",
        {"We take": NORDVIK, "They do": None},
    ),
    (
        "“We ... never saw the documents,” insisted Rowe.\n\nPaul Rowe is the founder and owner of Nordvik.",
        {"We ... never": NORDVIK},
    ),
    (
        "Asked whether Nordvik had lied, Interior Minister Jo Cox said: “I would not use that word.”",
        {"I would": None},
    ),
    (
        "Responding to the claims by Nordvik, campaigner Jo Cox said: “They are lying to you.”",
        {"They are": None},
    ),
    (
        "In an email to Nordvik’ lawyers, the professor called the study “rigorous and fair”.",
        {"rigorous and": None},
    ),
    (
        "Nordvik’ critics call it “the worst employer in Kent”.",
        {"the worst": None},
    ),
    (
        "What Nordvik calls “voluntary overtime for all” is forced labour, says the ILO.",
        {"voluntary overtime": NORDVIK},
    ),
]


@pytest.mark.parametrize(("text", "whose"), ENGLISH)
def test_each_quotation_is_given_to_whoever_says_it(text, whose):
    found = {quote.text: quote.company for quote in find_quotes(story(text, "en"), companies_of(text))}

    assert {begin: found[one] for begin in whose for one in found if one.startswith(begin)} == whose


def test_the_words_of_a_quotation_are_those_of_the_text_and_its_speaker_is_named():
    text = "Nordvik sells fish. “We are\nsorry,” said Eva Lund, head of sales at Nordvik. “Very sorry.”"

    first, second = find_quotes(story(text, "en"), companies_of(text))

    assert (first.text, text[first.start : first.end], first.company) == ("We are\nsorry,", "We are\nsorry,", NORDVIK)
    assert (first.speaker, second.speaker) == ("Eva Lund, head of sales at Nordvik",) * 2
    assert (second.text, second.company) == ("Very sorry.", None)  # two words are no quotation


def test_a_headline_that_repeats_a_quotation_is_the_speakers():
    text = "“We never saw those papers”\n\n“We never saw those papers at all,” said a spokesman for Nordvik."

    assert [quote.company for quote in find_quotes(story(text, "en"), companies_of(text))] == [NORDVIK, NORDVIK]


def test_words_in_a_firms_own_quotation_are_not_proposed_again():
    text = '– Vi kräver ett intyg om "child free stone" av alla, säger Eva Lund, vd för Nordvik.'
    found = find_quotes(story(text, "sv"), companies_of(text))

    assert [(quote.text[:10], quote.company) for quote in found] == [("Vi kräver ", NORDVIK)]


OTHERS = [
    ("en", "Nordvik sells fish. The parent was brief: “We shall wait and see”, Halden Foods said.", HALDEN),
    ("en", "Nordvik sells fish. Halden Foods was brief: “We shall wait and see”, the note said.", HALDEN),
    ("en", "Nordvik sells fish. The firm’s lawyer, attorney Ann Poe, agrees. “We will sue you,” she said.", NORDVIK),
    ("fr", "Nordvik vend du poisson. « Nous le savions », dit Anne Poe, présidente du directoire.", NORDVIK),
    ("fr", "Nordvik vend du poisson. « Nous le savions », dit Anne Poe, présidente de la région.", None),
    (
        "fr",
        (
            "« On verra bien demain », dit le patron de Nordvik, Jo Roy.\n\nNordvik, client de Halden Foods, se tait. "
            "Il dit avoir « suspendu les commandes hier »."
        ),
        None,
    ),
    ("fr", "Le patron de Nordvik, Jean Roy, se tait. Il dit avoir « suspendu les commandes hier ».", NORDVIK),
    ("en", "Nordvik sells fish. The plant itself is glad. “We knew nothing of it,” it said.", None),
    ("en", "Halden Foods, the chain that is Nordvik’s client, sells it. “We knew of it,” said the chain.", HALDEN),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "company"), OTHERS)
def test_the_last_quotation_of_a_story_has_the_company_its_words_name(language, text, company):
    assert find_quotes(story(text, language), companies_of(text))[-1].company == company
