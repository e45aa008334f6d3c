"""Descriptions that mean a company, and those in doubt."""

import pytest

from tests.found_names import mentioned

DESCRIBED = [
    ("en", "The retailer Solveng said no. The company closed the mill.", "Solveng", ["The company"]),
    ("en", "Tarnholm, a Dutch drone maker, met Solveng, a Danish bank. The bank paid.", "Solveng", ["The bank"]),
    (
        "en",
        "Tarnholm, a Dutch drone maker, met Solveng, a Danish bank.\n\nThen the Dutch firm left.",
        "Tarnholm",
        ["the Dutch firm"],
    ),
    ("en", "The retailer Solveng said no. A company spokesman left.", "Solveng", ["company"]),
    ("de", "Der Händler Solveng schweigt. Das Unternehmen verkauft Gold.", "Solveng", ["Das Unternehmen"]),
    ("de", "Der Händler Solveng schweigt. Eine Unternehmenssprecherin auch.", "Solveng", ["Unternehmenssprecherin"]),
    ("fr", "Le négociant Solveng se tait. L’entreprise vend de l’or.", "Solveng", ["L’entreprise"]),
    (
        "fr",
        "La société Solveng paie. Le négociant Tarnholm, un groupe suisse, se tait.\n\nLe groupe suisse vend.",
        "Tarnholm",
        ["Le groupe suisse"],
    ),
    ("nl", "Kledingketen Solveng zwijgt. Het bedrijf stopt.", "Solveng", ["Het bedrijf"]),
    ("sv", "Klädkedjan Solveng tiger. Bolaget stänger.", "Solveng", ["Bolaget"]),
]

DESCRIBED += [
    (
        "en",
        (
            "The retailer Solveng and the drone maker Tarnholm met.\n\nThe Leeds-based mill closed.\n\n"
            "Solveng left.\n\nThen the company fell."
        ),
        "Solveng",
        ["the company"],
    ),
    (
        "en",
        "Solveng said no. The mill closed. It has the law firm Pell & Rudd.\n\nLater the law firm left.",
        "Pell & Rudd",
        ["the law firm"],
    ),
    ("en", "The retailers Solveng and Tarnholm met. Solveng said no. The company left.", "Solveng", ["The company"]),
    (
        "en",
        "The retailers Solveng and Tarnholm met. Solveng wrote to Tarnholm. The company left.",
        "Solveng",
        ["The company"],
    ),
    (
        "en",
        "The bank Solveng and the retailer Tarnholm met. Tarnholm bought it. The drone maker left.",
        "Tarnholm",
        ["The drone maker"],
    ),
    (
        "de",
        "Der Händler Solveng und der Hersteller Tarnholm schweigen. Tarnholm kauft Gold. Das Unternehmen wächst.",
        "Tarnholm",
        ["Das Unternehmen"],
    ),
]

IN_DOUBT = [
    ("en", "The retailers Solveng and Tarnholm met.\n\n“The company lied,” said Anna Berg.", "Solveng"),
    ("en", "The retailers Solveng and Tarnholm met.\n\nNobody came.\n\nIt rained.\n\nThe company lied.", "Solveng"),
    (
        "en",
        "The retailers Solveng and Tarnholm met. It was good. Solveng and Tarnholm wrote to the company.",
        "Solveng",
    ),
    ("en", "The retailer Solveng met the retailer Tarnholm.", "Solveng"),
    ("de", "Der Händler Solveng traf den Hersteller Tarnholm. Das Unternehmen Falk fehlt.", "Solveng"),
    ("en", "The retailers Solveng and Tarnholm met. Then the company left.", "Solveng"),
    ("en", "The retailer Solveng said no. A company left.", "Solveng"),
    ("en", "The retailer Solveng wrote to the company.", "Solveng"),
    ("en", "The retailer Solveng said no. The owner of the mill left.", "Solveng"),
    ("en", "The retailer Solveng said no. The Danish company left.", "Solveng"),
    (
        "en",
        "The retailer Solveng said no. Workers left. They saw the retailer Tarnholm. Now the group is gone.",
        "Solveng",
    ),
    ("de", "Der Händler Solveng schweigt. Die Unternehmen zahlen nicht.", "Solveng"),
    ("sv", "Klädkedjan Solveng tiger. Ett bolag stänger.", "Solveng"),
    ("en", "The bank slept. The bank Tarnholm and the bank Solveng pay.", "Solveng"),
    ("en", "The bank Solveng pays. Danish Swedish Norwegian Finnish bank shares fell.", "Solveng"),
    ("de", "Solveng, eine Tochterfirma, zahlt. Der Konzern zahlt auch.", "Solveng"),
    ("en", "The retailer Solveng, an old, grey and much loved one, left. The Danish bank pays.", "Solveng"),
]


@pytest.mark.parametrize(("language", "text", "name", "places"), DESCRIBED)
def test_a_description_is_resolved_to_the_company_it_means(language, text, name, places):
    assert mentioned(text, language, name, by_name=False) == places


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("fr", "Solveng est un groupe minier suisse. Le groupe minier suisse paie.", ["Le groupe minier suisse"]),
        ("en", "The bank Solveng pays.\n\n- The bank\n- Nobody else", ["The bank"]),
        (
            "en",
            "Solveng, a bank and lender and saver and old broker and landlord and insurer too pays. The broker left.",
            ["The broker"],
        ),
    ],
)
def test_a_description_is_given_whole(language, text, places):
    assert mentioned(text, language, "Solveng", by_name=False) == places


@pytest.mark.parametrize(("language", "text", "name"), IN_DOUBT)
def test_a_description_in_doubt_is_left_out(language, text, name):
    assert mentioned(text, language, name, by_name=False) == []


def test_every_place_where_a_company_is_named_is_given():
    text = "Der Händler Solveng schweigt. Solvengs Chef auch, sagte ein Solveng-Sprecher der Ex-Solveng-Mitarbeiterin."
    assert mentioned(text, "de", "Solveng", by_name=True) == ["Solveng", "Solvengs", "Solveng", "Solveng"]


def test_a_name_in_a_line_of_capitals_is_a_mention():
    text = "The retailer Solveng said no.\n\nThen a letter came. SOLVENG DENIES EVERYTHING it said."
    assert mentioned(text, "en", "Solveng", by_name=True) == ["Solveng", "SOLVENG"]


def test_a_line_of_capitals_without_the_name_is_no_mention():
    text = "BUILDING FIRM FINED AFTER DEATH IN HOPPER\n\nThe retailer Meridian Stores left."
    assert mentioned(text, "en", "Meridian Stores", by_name=True) == ["Meridian Stores"]
