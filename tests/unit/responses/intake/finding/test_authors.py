"""Texts that a company wrote itself: letters, releases, statements; and those that it did not."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.authors import document_author, own_voice
from tests.stories import HALDEN, NORDVIK, companies_of, story

BODY = (
    "Thank you for your letter of 3 May. We have looked into the matter with great care.\n\n"
    "We ended our contract with Halden Foods in March. Our auditors will visit the farm again in June.\n\n"
)
LETTER = f"Nordvik AB\nBox 12, Malmö\n\nMs Eva Lund\nFriends of the Bay\n\nDear Ms Lund,\n\n{BODY}"
OWN = [
    ("letter with a letterhead", f"{LETTER}Yours sincerely,\n\nPer Ek\nChief Executive", NORDVIK),
    (
        "letter with its sender in its head, and somebody's comment below",
        (
            f"To: Friends of the Bay\nFrom: Nordvik AB, Per Ek\n\nDear Ms Lund,\n\n{BODY}Yours sincerely,\n\nPer Ek\n\n"
            "-----\nComment by the Friends of the Bay, who had asked the broker Halden Foods as well and never heard."
        ),
        NORDVIK,
    ),
    ("letter with a signature", f"Dear Ms Lund,\n\n{BODY}Yours sincerely,\n\nPer Ek\nNordvik AB", NORDVIK),
    (
        "letter that two of its staff sign",
        f"{LETTER}Yours sincerely,\n\nPer Ek      Ann Poe\nHead of fishing      Campaigner for the bay",
        NORDVIK,
    ),
    (
        "German letter",
        (
            "Nordvik AB\n\nSehr geehrte Frau Lund,\n\ndanke für Ihren Brief. Wir haben die Sache geprüft.\n\n"
            "Wir haben den Vertrag mit der Farm im März beendet. Unsere Prüfer kommen im Juni noch einmal.\n\n"
            "Mit freundlichen Grüßen\n\nPer Ek\nGeschäftsführer"
        ),
        NORDVIK,
    ),
    (
        "release with a last part about the company",
        (
            "FOR IMMEDIATE RELEASE\n\nA better bay\n\nMALMÖ, May 3, 2024 – Nordvik AB today announced a programme for "
            "the people who work on its farms and boats.\n\nAbout Nordvik\n\nNordvik sells fish in many countries."
        ),
        NORDVIK,
    ),
    (
        "release that begins with the company",
        "PRESS RELEASE\n\nNordvik AB today announced a programme for all the people who work on its farms and boats.",
        NORDVIK,
    ),
    (
        "words signed with a name, an office and a firm",
        f"On the fire in the harbour\n\nMalmö, 4 May 2024\n\n{BODY}Per Ek\nChief Executive, Nordvik AB",
        NORDVIK,
    ),
    (
        "statement",
        (
            "Statement by Nordvik on the bay\n\nWe are sad about what happened there. We will pay for the boats.\n\n"
            "Our people are on the way. We will tell more tomorrow."
        ),
        NORDVIK,
    ),
]
NOT_OWN = [
    (
        "a release of somebody who names the company late",
        (
            "Press release\n\nIn August our researchers wrote to six hotels in a report about the islands and about "
            "what waiters pay for a job there, at Nordvik AB.\n\nNobody answered the letters that were sent in May."
        ),
    ),
    ("words signed by a union", f"On the fire\n\n{BODY}Eva Lund\nChair, union of the workers at Nordvik AB"),
    (
        "an article with a caption at its end",
        "Nordvik AB closed a farm.\n\nThe town is sad.\n\nThe chief of Nordvik AB",
    ),
    ("words signed by a reader", f"On the fire\n\n{BODY}Eva Lund, customer of Nordvik AB"),
    (
        "letter to the company",
        f"Friends of the Bay\n\nDear Nordvik,\n\n{BODY}Yours sincerely,\n\nEva Lund\nFriends of the Bay",
    ),
    ("letter signed by a campaign", f"Dear Per Ek,\n\n{BODY}Yours sincerely,\n\nEva Lund\nCampaigner, Nordvik Watch"),
    (
        "letter about your company",
        f"Nordvik\n\nDear Per Ek,\n\nYour company is large.\n\n{BODY}Yours sincerely,\n\nEva Lund",
    ),
    (
        "release of an organisation",
        (
            "PRESS RELEASE\n\nBay Watch today called on Nordvik to pay for all of the boats that were lost.\n\n"
            "About Bay Watch\n\nBay Watch is a charity."
        ),
    ),
    (
        "release of a ministry",
        "PRESS RELEASE\n\nThe ministry said on Friday that Nordvik must pay for all of the boats that were lost.",
    ),
    ("release without a body", "PRESS RELEASE\n\nNordvik is here."),
    (
        "article",
        "Boats lost\n\nNordvik is sorry. The statement came late.\n\nThe bay is full of fish, and nobody swims there.",
    ),
    (
        "statement whose head names nobody",
        (
            "Statement on the boats\n\nMalmö harbour\n\nSpring in the bay\n\nWe are sad about it. We will pay for the "
            "boats of Nordvik. Our people are on the way. We will tell more tomorrow."
        ),
    ),
    (
        "statement of a union",
        "Statement by the union on Nordvik\n\nWe are sad. We will strike. Our members are angry at last.",
    ),
]


@pytest.mark.parametrize(("text", "author"), [case[1:] for case in OWN], ids=[case[0] for case in OWN])
def test_a_companys_own_document_is_known_by_its_form(text, author):
    assert document_author(read_article(text), companies_of(text)) == author


@pytest.mark.parametrize("text", [case[1] for case in NOT_OWN], ids=[case[0] for case in NOT_OWN])
def test_the_documents_of_others_and_articles_have_no_such_author(text):
    assert document_author(read_article(text), companies_of(text)) is None


def test_without_companies_there_is_no_author():
    assert document_author(read_article(LETTER), ()) is None


def test_the_own_voice_is_counted_outside_quotation_marks_only():
    text = "We sell fish in the bay. They said: “We do not sell our fish here.” Nobody else sells any fish."

    assert own_voice(story(text, "en")) == pytest.approx(1 / 2)
    assert own_voice(story("- a", "en")) == 0
    assert HALDEN not in {one.name for one in companies_of(text)}


def test_a_release_that_its_company_begins_may_name_others_right_behind():
    text = (
        "PRESS RELEASE\n\nNordvik answers\n\nNordvik takes the criticism by the union seriously. "
        "We have looked into the matter with great care.\n\nWe will come back to it in June."
    )

    assert document_author(read_article(text), companies_of(text)) == NORDVIK
    other = text.replace("Nordvik takes the criticism by the union", "The union takes the criticism by Nordvik")
    assert document_author(read_article(other), companies_of(other)) is None
