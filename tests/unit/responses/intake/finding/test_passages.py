"""Words without marks that are a company's own: block quotations, interviews, answers under a name, its own letters."""

from responses.intake.finding.articles import read_article
from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of

HEAD = "Trouble in the bay\n\nThe boats were lost in a storm in May, and nobody in the village knows who will pay.\n\n"
END = "\n\nThe rain will go on until the end of the week, as it does here in every year."


def given(text, head=HEAD):
    text = head + text + END
    found = find_quotes(read_article(text), companies_of(text))
    return [(" ".join(quote.text.split()), quote.company) for quote in found if quote.company]


def test_a_block_quotation_belongs_to_whoever_announces_it():
    own = "Nordvik sent us this answer:\n\n    We have paid for the boats. We are sorry.\n\n    We will stay."

    assert given(own) == [("We have paid for the boats. We are sorry.", NORDVIK), ("We will stay.", NORDVIK)]
    assert given(own.replace("Nordvik sent", "The mayor of Malmö sent")) == []


def test_a_block_quotation_may_speak_of_its_author_by_name():
    own = "We put it to Nordvik. It replied as follows:\n\n    Nordvik takes it seriously.\n\n    We will stay."

    assert given(own) == [("Nordvik takes it seriously.", NORDVIK), ("We will stay.", NORDVIK)]
    assert given(own.replace("    Nordvik", "Nordvik").replace("    We", "They")) == []


def test_a_statement_that_follows_is_announced_without_a_colon():
    text = "Nordvik sent the following statement.\n\nWe have paid for all of the boats, and we are sorry."

    assert given(text) == [("We have paid for all of the boats, and we are sorry.", NORDVIK)]


def test_a_heading_announces_the_statement_under_it():
    text = "Statement from Nordvik\n\nWe have paid for all of the boats, and we are sorry for what happened in May."

    assert given(text) == [("We have paid for all of the boats, and we are sorry for what happened in May.", NORDVIK)]


def test_an_answer_stands_under_the_name_of_a_company():
    text = "Nordvik\n\n“We have paid for the boats.”\n\nHalden Foods\n\n“We have not paid anything yet.”"

    assert given(text) == [("We have paid for the boats.", NORDVIK), ("We have not paid anything yet.", HALDEN)]


def test_a_row_of_a_table_is_the_answer_of_its_company():
    text = (
        "Company | Answer\nNordvik | Said it “had paid for all the boats”\nHalden Foods | “We have nothing to say.”\n"
        "Bay Watch | “They have not paid at all.”"
    )

    assert given(text) == [("had paid for all the boats", NORDVIK), ("We have nothing to say.", HALDEN)]


def test_labels_tell_the_answers_of_an_interview_from_the_questions():
    text = (
        "Eva Lund, chief executive of Nordvik, spoke to Ann Moe in Malmö on a cold day.\n\n"
        "Ann Moe: When did you know?\n\nEva Lund: In May. We went there at once.\n\n"
        "AM: And what did you do?\n\nEL: We paid for the boats, all of them.\n\nNobody else was there."
    )

    assert given(text) == [
        ("In May. We went there at once.", NORDVIK),
        ("We paid for the boats, all of them.", NORDVIK),
    ]


def test_answers_after_a_letter_are_those_of_the_one_company_officer():
    text = (
        "Eva Lund, chief executive of Nordvik, answers our questions about the storm and the boats.\n\n"
        "Q: When did you know?\n\nA: In May. We went there at once.\n\nQ: And then?\n\nA: We paid for the boats."
    )

    assert given(text) == [("In May. We went there at once.", NORDVIK), ("We paid for the boats.", NORDVIK)]
    assert given(text.replace("chief executive of Nordvik", "a professor of law who knows Nordvik")) == []


def test_initials_answer_what_is_asked_without_a_label():
    text = (
        "Eva Lund has led the group since May. Ann Moe met her at Nordvik on a cold day.\n\n"
        "When did you know?\n\nEva Lund: In May. We went there at once.\n\n"
        "A mail calls it a risk.\n\nE. L.: We paid for the boats, all of them.\n\n"
        "Who else?\n\nE. L.: Nobody that I know."
    )

    assert given(text) == [
        ("In May. We went there at once.", NORDVIK),
        ("We paid for the boats, all of them.", NORDVIK),
        ("Nobody that I know.", NORDVIK),
    ]
    assert given(text.replace("has led the group", "has studied the group")) == []
    led = given(text.replace("has led the group", "has led the group at Halden Foods"))
    assert {firm for _, firm in led} == {"Halden Foods"}


def test_a_former_name_in_brackets_leaves_a_row_its_companys():
    text = "Company | Answer\nNordvik (formerly Sund) | Says “we have no records from that time”\n"

    assert given(text) == [("we have no records from that time", NORDVIK)]


def test_the_words_of_a_letter_around_those_of_others_are_its_own():
    text = (
        "Nordvik AB\nBox 12, Malmö\n\nDear Ms Lund,\n\n"
        "Your letter quotes a former pilot of ours who said “it was a toy”. "
        "We never built another one.\n\nYours sincerely,\n\nPer Ek\nDirector"
    )

    assert given(text, head="") == [
        ("Your letter quotes a former pilot of ours who said", NORDVIK),
        ("We never built another one.", NORDVIK),
    ]


def test_labels_of_companies_are_their_answers():
    text = "Nordvik: We have paid.\n\nHalden Foods: We paid nothing.\n\nNordvik: That is so.\n\nHalden Foods: So it is."

    assert [whose for _, whose in given(text)] == [NORDVIK, HALDEN, NORDVIK, HALDEN]


def test_answers_stand_between_questions_without_any_label():
    text = (
        "INTERVIEW\n\nEva Lund, head of fishing at Nordvik, sits in her office and looks at the boats.\n\n"
        "When did you know of the storm in the bay?\n\nIn May. We went there at once, all of us.\n\n"
        "Your neighbours say that you came late.\n\nThat is not how we remember that day at all.\n\n"
        "Who will pay for the boats in the end?\n\nWe will, and we have said so many times."
    )

    assert [words for words, whose in given(text) if whose == NORDVIK] == [
        "In May. We went there at once, all of us.",
        "That is not how we remember that day at all.",
        "We will, and we have said so many times.",
    ]


def test_answers_between_marks_are_the_interviewees():
    text = (
        "Five questions to Eva Lund, head of fishing at Nordvik, in an interview about the boats.\n\n"
        "When did you know of it?\n\n“In May, and we went there.”\n\n"
        "The village says you came late.\n\n“That is not so at all.”"
    )

    assert given(text) == [("In May, and we went there.", NORDVIK), ("That is not so at all.", NORDVIK)]


def test_the_sentences_of_a_companys_letter_are_its_own_but_for_those_that_quote_others():
    text = (
        "Nordvik AB\nBox 12, Malmö\n\nDear Ms Lund,\n\nWe have looked into the storm. "
        "You write that we “knew of it for years”. "
        "We call this plan “Safe Bay”, and we mean it.\n\nWe will pay for the boats.\n\n"
        "Yours sincerely,\n\nPer Ek\nDirector"
    )

    assert given(text, head="") == [
        ("We have looked into the storm.", NORDVIK),
        ("We call this plan “Safe Bay”, and we mean it.", NORDVIK),
        ("We will pay for the boats.", NORDVIK),
    ]


def test_a_block_quotation_that_nobody_announces_is_of_the_one_told_of_right_before():
    text = "So Eva Lund, chief executive of Nordvik, found.\n\n    I was there, and I saw no boats.\n\nRain."

    assert given(text) == [("I was there, and I saw no boats.", NORDVIK)]
    assert given(text.replace("I was there, and I", "The men were there, and they")) == []
    assert given(text.replace("chief executive of Nordvik", "the mayor of Malmö")) == []


def test_a_title_that_begins_as_a_last_part_does_is_not_the_end_of_a_statement():
    text = (
        "Uttalande från Nordvik AB\n\nOm våra båtar i Bangladesh\n\nVi har i dag betalat för alla båtar.\n\n"
        "Det var fel av oss att vänta så länge.\n\nVi ska göra det bättre.\n\nOm Nordvik\nVi bygger båtar i Malmö."
    )
    found = [quote.text for quote in find_quotes(read_article(text), companies_of(text)) if quote.company == NORDVIK]

    assert found == [
        "Vi har i dag betalat för alla båtar.",
        "Det var fel av oss att vänta så länge.",
        "Vi ska göra det bättre.",
    ]


def test_the_courtesies_of_a_letter_are_not_proposed():
    text = (
        "Nordvik AB\nMalmö\n\nDear Ms Lund,\n\nThank you for your letter of 3 May. We have paid for the boats.\n\n"
        "We thank you for nothing else. Should you have any questions, please call us.\n\nYours sincerely,\n\nPer Ek"
    )
    found = [quote.text for quote in find_quotes(read_article(text), companies_of(text)) if quote.company == NORDVIK]

    assert found == ["We have paid for the boats.", "We thank you for nothing else."]
