"""English as its papers write it: who speaks, who is silent, what is promised, and which names are no firms'."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from responses.intake.finding.silences import find_silences
from tests.found_names import names_in
from tests.stories import HALDEN, NORDVIK, companies_of, due_of, quotes_of, story

OWNED = "Nordvik sells fish. Nordvik is a subsidiary of Halden Foods. "
SPOKEN = [
    # who is introduced with the statement, or by the firm alone
    (
        "Nordvik told us through its head of sourcing, Ann Poole, that a driver left. “We know it,” she said.",
        [NORDVIK],
    ),
    ("Nordvik's Ann Poole has another view. “We pay to the penny,” she says. Nordvik sells fish.", [NORDVIK]),
    ("“We pay to the penny,” Mr Poole, the owner of Nordvik, told the Mercury.", [NORDVIK]),
    ("A spokeswoman said that Nordvik had left the mill. “We are sorry,” she wrote.", [NORDVIK]),
    ("Nordvik sells fish. Nordvik's press office replied: “We are sorry for it.”", [NORDVIK]),
    ("Nordvik sells fish. Nordvik's company secretary Ann Poole said: “We are sorry.”", [NORDVIK]),
    # who works there, or for those who accuse
    ("Nordvik sells fish. “It was a shock,” says Ann Poole, a sewing machine operator at Nordvik.", [None]),
    ("Nordvik sells fish. “It was a shock,” a person close to Nordvik said.", [None]),
    ("Nordvik sells fish. Lawyers for the families called it “a start and no more”.", [None]),
    # campaigners are a group too
    ("The charity came. Nordvik was told by it. “It was a shock,” says the group's Ann Poole.", [None]),
    # the words behind a quotation
    ("Nordvik sells fish. “Two acres for each.” That was the word of Nordvik.", [NORDVIK]),
    ("Nordvik sells fish. “We left the mill in May” was the only comment from Nordvik.", [NORDVIK]),
    # a parent is the firm of whom the other is a subsidiary
    (OWNED + "“We are sorry for it,” the parent said.", [HALDEN]),
    # whoever was silent is not the one that speaks
    ("Halden Foods sells fish. Nordvik declined to comment. The company said it was “very sorry for it”.", [HALDEN]),
    ('Nordvik ("the Company") was told. Halden Foods left. The Company said: “We are sorry.”', [NORDVIK]),
    ("“We are sorry for it,” said Ann\nPoole, a director of Nordvik.", [NORDVIK]),
    ("“We are sorry for it,” said Soo-jin Poole, a director of Nordvik.", [NORDVIK]),
    # who is asked, who has put out a statement, who goes by a name, whose customer it is
    (
        "Nordvik's director, Ann Poole, came. “We left it,” she said. Asked if she would be back: “Not in my life.”",
        [NORDVIK, NORDVIK],
    ),
    ("Nordvik, which rents boats to Halden Foods, put out a short statement. “We do not man them.”", [NORDVIK]),
    ("Halden Foods sells fish. The packer, which trades as Nordvik, said it was “a small toy company”.", [NORDVIK]),
    ("Halden Foods's main customer, the retailer Nordvik, said it was “a very sad thing”.", [NORDVIK]),
    # who judges a firm is not the firm
    (
        "Nordvik sells fish. The don who saw it, Ann Poole of the University, called Nordvik's act “no act at all”.",
        [None],
    ),
    # the retailer is the one that is owned, not its owner
    (
        "It spoke of Nordvik. The retailer is owned by Halden Foods. “We left it,” a spokesman for the retailer said.",
        [NORDVIK],
    ),
    # a unit nobody named may be another's
    ("Nordvik sells fish. The local unit was blunter. “We will sue them all,” general manager Ann Poole said.", [None]),
]


@pytest.mark.parametrize(("text", "whose"), SPOKEN)
def test_whose_words_they_are(text, whose):
    found = find_quotes(story(text, "en"), companies_of(text))
    assert [quote.company for quote in found if len(quote.text.split()) > 2] == whose


PROMISED = [
    "Nordvik said the company would not place new orders before the audit was finished.",
    "Nordvik would not reopen the line until the inspectors had cleared it.",
    "No worker of Nordvik will be charged a fee, Nordvik said.",
    "Nordvik failed to keep its 2015 pledge to pay the villagers.",
    "Nordvik gave the weavers its word that nobody would lose a day of pay.",
    "Nordvik pulled the jeans from its shelves last week.",
    "Nordvik took its audits in-house in 2023.",
    "Nordvik said it had converted 600 seasonal staff to permanent contracts.",
    "Nordvik said the press was mended and that a second line would be commissioned by December.",
    "A brewer has agreed to repay the fees. It is Nordvik.",
    "Within a month of this Statement Nordvik will adopt a policy.",
    "Nordvik said that it knew the mill and that it would end its contract should the appeal fail.",
    "Nordvik has had a doctor on every boat since May.",
    "Nordvik announced last week that it was pausing purchases.",
]


OWN = [
    "“Since January every bale that goes into our yarn has been tested,” said Nordvik.",
    "“From July every dealer will be visited before the first boat leaves,” said Nordvik.",
    "“The cameras stay off until a judge has ruled,” said Nordvik.",
    "“We have struck the dealer off our list,” said Nordvik.",
    "“We will cancel the contract if we do not have the map by May,” said Nordvik.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_a_company_promises_in_its_own_words(text):
    article, companies = story(text, "en"), companies_of(text)
    found = find_commitments(article, companies, find_quotes(article, companies), None)
    assert {one.company for one in found} == {NORDVIK}


@pytest.mark.parametrize("text", PROMISED)
def test_what_is_a_promise_or_a_measure(text):
    assert {one.company for one in find_commitments(story(text, "en"), companies_of(text), (), None)} == {NORDVIK}


PLAIN = [
    "Nordvik vowed it would fight the fine.",
    "Nordvik hopes that the mill will raise wages.",
    "Nordvik is barred by the court from selling the mill.",
    "The inspectors want Nordvik to replace the presses before the winter.",
    "The village has heard promises of Nordvik before.",
    "Nordvik says the resettled families are better off.",
    "Nordvik closed its mill with the loss of 300 jobs.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_none(text):
    assert find_commitments(story(text, "en"), companies_of(text), (), None) == ()


def test_in_ones_own_words_a_bounded_refusal_promises():
    text = "“We won't resume until a monitor has walked the night shift.”"
    found = find_commitments(story(text, "en"), companies_of("Nordvik"), quotes_of(text, (NORDVIK,)), None)
    assert [one.company for one in found] == [NORDVIK]


def test_a_time_is_counted_from_the_year_in_which_it_was_set():
    text = "Nordvik told the state in 2012 that it would install meters within two years."
    assert due_of(text, "en", "2020-05-10") == "2014"


SILENT = [
    "Nordvik's listed phone number has been disconnected.",
    "A man who answered the phone at Nordvik hung up when asked about it.",
    "We wrote to Nordvik on 3 May. It has not written back.",
    "Nordvik let our deadline pass.",
    "Nordvik said its lawyers had advised it not to comment.",
    "From Nordvik there was silence.",
    "At Nordvik, the phone rings out.",
    "Halden Foods replied within a day. Nordvik never did.",
    "Nordvik said it would not be commenting.",
    "Nobody at Nordvik would speak to this newspaper.",
    "The crew came from Nordvik, an agency in Leeds. It did not respond to a letter.",
]


@pytest.mark.parametrize("text", SILENT)
def test_who_is_silent(text):
    assert {one.company for one in find_silences(story(text, "en"), companies_of(text), ())} == {NORDVIK}


def test_nothing_further_is_no_silence():
    for text in ("Nordvik said it was looking into it but declined to comment further.",):
        assert find_silences(story(text, "en"), companies_of(text), ()) == ()
    text = "Nordvik does not comment on former staff. The families want to know why nobody answered."
    assert find_silences(story(text, "en"), companies_of(text), ()) == ()


def test_no_comment_is_silence_also_before_the_speaker():
    text = "“No comment,” said Ann Poole of Nordvik."
    assert [one.company for one in find_silences(story(text, "en"), companies_of(text), quotes_of(text))] == [NORDVIK]


NAMED = [
    ("On Monday Solveng told the retailer Tarnholm so.", {"Tarnholm"}),
    ("Three firms, Tarnholm, J. Pell & Co and Solveng, were named.", {"Tarnholm", "J. Pell & Co", "Solveng"}),
    ("They sued Pell's Tank Cleaning. Pell's, which is bankrupt, was not there.", {"Pell's Tank Cleaning"}),
    ("The retailer Tarnholm has a contract with Creek County.", {"Tarnholm"}),
    ("The Plantation and Allied Workers Union wrote to the retailer Tarnholm.", {"Tarnholm"}),
    ("The @TarnholmCares account mocks the retailer Tarnholm.", {"Tarnholm"}),
    ("The retailer Tarnholm buys from Guymon, Okla., and Liberal, Kan., alone.", {"Tarnholm"}),
    ("“No,” said Ann Poole, an attorney with Moor & Hill LLP. She sued the retailer Tarnholm.", {"Tarnholm"}),
    ("The retailer Tarnholm appointed Solveng Risk Advisory to find out.", {"Tarnholm", "Solveng Risk Advisory"}),
    ("It was Solveng Services, the Pittsburgh company known until last year as Tarnholm.", {"Solveng Services"}),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_which_names_are_companies(text, names):
    assert names_in(f"It was a cold day in the north of the country. {text}", "en") == names


def test_a_firm_called_communications_speaks_for_itself():
    article = read_article(
        "The report found that three companies, Morvo (now Idenvia) from France, Torvane Communications from Sweden, "
        "and Nolden Information Technology from the Netherlands, sent equipment to the police.\n\n"
        "A Torvane spokesman said: “We understand that our solutions can be used for other purposes than intended.”"
    )

    (quote,) = find_quotes(article, find_companies(article))
    assert quote.company == "Torvane Communications"
