"""Answers in an interview without labels: what the interviewee says, and what the paper still asks."""

from responses.intake.finding.articles import read_article
from responses.intake.finding.quotes import find_quotes
from tests.stories import NORDVIK, companies_of, story

INTERVIEW = (
    "Interview with Ann Poe, head of sales at Nordvik.\n\nDid you know of it?\n\n{}\n\nWill you pay?\n\n"
    "We will pay you all.\n\nWhen will you do it?\n\nIn the spring of next year."
)


def answers(first):
    text = INTERVIEW.format(first)
    return {quote.text: quote.company for quote in find_quotes(story(text, "en"), companies_of(text))}


def test_an_answer_says_you_and_we():
    assert answers("You know that we did not.") == dict.fromkeys(
        ("You know that we did not.", "We will pay you all.", "In the spring of next year."), NORDVIK
    )


def test_what_speaks_to_the_interviewee_is_no_answer():
    assert "Your own men told you of it in May." not in answers("Your own men told you of it in May.")


def test_an_office_above_the_questions_says_who_answers():
    text = (
        "Ann Poe: “A boat is a boat”\n\nThe chair of Nordvik AB answers what Friends of the Bay say. An interview.\n\n"
        "Did you know of it?\n\nWe did not know.\n\nWill you pay?\n\nWe will pay you all."
    )

    def said(text):
        return {quote.text: quote.company for quote in find_quotes(read_article(text), companies_of(text))}

    assert said(text)["We will pay you all."] == NORDVIK
    assert "We will pay you all." not in said(text.replace("The chair of Nordvik AB", "A guest"))
    assert "We will pay you all." not in said(text.replace("The chair of Nordvik AB", "The chair of the bay"))


def met(introduction):
    text = INTERVIEW.replace("Interview with Ann Poe, head of sales at Nordvik.", introduction).format("We did not.")
    return {quote.company for quote in find_quotes(story(text, "en"), companies_of(text))}


def test_who_is_interviewed_stands_above_the_questions_in_many_ways():
    assert met("Nordvik sells boats. The newspaper Bay Times met sustainability chief Ann Poe at the yard.") == {
        NORDVIK
    }
    assert met("Ann Poe has run Nordvik, a maker of boats, since 2017. In May Halden Bank left it.") == {NORDVIK}
    assert met("Nordvik sells boats. The union's president met sustainability chief Ann Poe.") == set()


def test_what_a_question_quotes_is_nobodys():
    text = INTERVIEW.replace(
        "\n\nWill you pay",
        "\n\nDid your own men not say it? One told us of “a very rotten boat”.\n\nYes.\n\nWill you pay",
    )
    assert text != INTERVIEW
    found = {
        quote.text: quote.company for quote in find_quotes(story(text.format("We did not."), "en"), companies_of(text))
    }
    assert found["a very rotten boat"] is None
    assert found["We will pay you all."] == NORDVIK


def test_the_only_company_named_near_an_office_is_that_of_the_one_asked():
    assert met("The court closed its case against Nordvik. We put five questions to sales director Ann Poe.") == {
        NORDVIK
    }
    assert met("The court closed its case against Nordvik and Halden Foods. We asked sales director Ann Poe.") == set()
    assert met("The court closed its case against Nordvik. We put five questions to a guest, Ann Poe.") == set()


def test_the_first_question_may_name_the_company_but_not_as_that_of_another():
    def said(question):
        text = INTERVIEW.replace("head of sales at Nordvik", "head of sales").replace("Did you know of it?", question)
        text = text.format("We did not.")
        return {quote.company for quote in find_quotes(story(text, "en"), companies_of(text))}

    assert said("The village says that Nordvik lost the boats. Did you know?") == {NORDVIK}
    assert said("The village says that your supplier Nordvik lost the boats. Did you know?") == set()


def test_a_firm_that_only_a_later_question_names_is_not_the_one_asked():
    text = (
        "INTERVIEW\n\nHier vermietet man Kleidung. Nun hört man, dass Kinder für die Firma genäht haben. "
        "Geschäftsführerin Ann Poe im Gespräch.\n\nFrau Poe, wie haben Sie davon erfahren?\n\nVon einer Journalistin. "
        "Das ist mir unangenehm.\n\nWerden Sie das beenden?\n\nNein. Wir vergeben aber keine Aufträge mehr.\n\n"
        "{} lässt nur noch in Portugal nähen. Warum Sie nicht?\n\nWeil man auch dort im Stillen näht. Wir haben "
        "zwei Kolleginnen eingestellt.\n\nUnd dann?\n\nDann zahlen wir."
    )

    def firms(text):
        return {quote.company for quote in find_quotes(story(text, "de"), companies_of(text))}

    assert firms(text.format("Ihr Wettbewerber Nordvik")) == set()
    assert firms(text.format("Man").replace("Hier vermietet man", "Nordvik vermietet")) == {NORDVIK}
