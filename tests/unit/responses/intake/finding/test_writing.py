"""Proposals as JSON, and as a list to read."""

from responses.intake.finding.articles import read_article
from responses.intake.finding.shapes import Found, FoundCommitment, FoundCompany, FoundQuote, Proposals
from responses.intake.finding.writing import as_json, as_lines

ARTICLE = read_article(
    "Miners unpaid\n\nPublished 3 March 2024\n\nNordal said that it had not been asked by any of the unions."
)
FULL = Proposals(
    article=ARTICLE,
    companies=(FoundCompany("Nordal", ("Norr",)),),
    quotes=(FoundQuote(0, 5, "We pay", "Nordal", "its owner"), FoundQuote(0, 5, "They lie", None)),
    indirect=(Found(0, 5, "Nordal said so", "Nordal"),),
    commitments=(FoundCommitment(0, 5, "It will pay", "Nordal", "2025"), FoundCommitment(0, 5, "It stopped", "Nordal")),
    allegations=(Found(0, 5, "x " * 99, "Nordal"),),
    no_response=(Found(0, 5, "Sydal was silent", "Sydal"), Found(6, 9, "Sydal hung up", "Sydal")),
)


def test_json_has_the_shape_that_is_documented():
    assert as_json(FULL) == {
        "companies": [{"name": "Nordal", "also": ["Norr"]}],
        "quotes": [
            {"company": "Nordal", "text": "We pay", "speaker": "its owner"},
            {"company": None, "text": "They lie", "speaker": ""},
        ],
        "indirect": [{"company": "Nordal", "text": "Nordal said so"}],
        "commitments": [
            {"company": "Nordal", "text": "It will pay", "due": "2025"},
            {"company": "Nordal", "text": "It stopped", "due": None},
        ],
        "allegations": [{"company": "Nordal", "text": "x " * 99}],
        "no_response": ["Sydal"],
        "published_on": "2024-03-03",
        "language": "en",
    }


def test_the_list_names_everything_on_a_line_of_its_own():
    assert as_lines(FULL) == [
        "language: en",
        "published: 2024-03-03",
        "",
        "companies (1)",
        "  Nordal = Norr",
        "",
        "quotes (2)",
        "  Nordal: “We pay” – its owner",
        "  nobody’s, or in doubt: “They lie”",
        "",
        "says without quotation marks (1)",
        "  Nordal: Nordal said so",
        "",
        "promises and measures (2)",
        "  Nordal (due 2025): It will pay",
        "  Nordal: It stopped",
        "",
        "allegations (1)",
        f"  Nordal: {('x ' * 99)[:99]}…",
        "",
        "gave no answer (1)",
        "  Sydal",
    ]


def test_nothing_found_is_said_shortly():
    assert as_lines(Proposals(read_article("Nothing here."))) == ["language: und", "published: the text does not say"]
