"""What companies are said to have done."""

import pytest

from responses.intake.finding.allegations import find_allegations
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story

ACTS = [
    ("en", "Nordvik sold 400 cameras to the police in 2019, according to the report.", [NORDVIK]),
    ("en", "Villagers say waste was dumped in the river by Nordvik.", [NORDVIK]),
    ("de", "Nordvik soll Kameras an die Polizei geliefert haben.", [NORDVIK]),
    ("fr", "Nordvik aurait vendu des caméras à la police.", [NORDVIK]),
    ("nl", "Volgens het rapport heeft Nordvik camera's aan de politie verkocht.", [NORDVIK]),
    ("sv", "Nordvik ska ha sålt kameror till polisen.", [NORDVIK]),
]
NONE = [
    ("en", "Nordvik said it sold no cameras to the police."),
    ("en", "Nordvik did not respond to the report that it sold cameras."),
    ("en", "Did Nordvik sell cameras to the police?"),
    ("en", "Nordvik pledged to stop selling cameras to the police."),
    ("en", "Nordvik was founded in 1950."),
    ("en", "It rained for days. The mayor came. Nobody knew why. Nordvik sold cameras."),  # a trade like any other
    ("en", "Nordvik has stopped selling cameras to the ministry."),
]


def found(text, language):
    return [one.company for one in find_allegations(story(text, language), companies_of(text), quotes_of(text))]


@pytest.mark.parametrize(("language", "text", "companies"), ACTS)
def test_the_company_that_acts_is_given_with_the_passage(language, text, companies):
    assert found(text, language) == companies


@pytest.mark.parametrize(("language", "text"), NONE)
def test_claims_silences_questions_and_promises_allege_nothing(language, text):
    assert found(text, language) == []


def test_each_company_is_given_its_weightiest_passage_alone():
    text = "Nordvik sells cameras. Nordvik sold cameras to the junta, the report found. Nordvik made 90 cameras."
    [passage] = find_allegations(story(text, "en"), companies_of(text), ())
    assert passage.text == "Nordvik sold cameras to the junta, the report found."


def test_harm_without_a_name_is_the_chief_companys():
    text = "Nordvik came in May. Nordvik said little. Villagers lost their homes and were evicted in the night."
    [passage] = find_allegations(story(text, "en"), companies_of(text), ())
    assert (passage.company, passage.text[:9]) == (NORDVIK, "Villagers")


def test_each_company_of_a_passage_is_given():
    text = "Nordvik bought gold from Halden Foods, the report found, and Nordvik sold it to the junta."
    passages = find_allegations(story(text, "en"), companies_of(text), ())
    assert [(one.company, one.text) for one in passages] == [(NORDVIK, text), (HALDEN, text)]


def test_of_a_long_sentence_the_clauses_around_the_act_are_given():
    act = "Nordvik dumped the waste"
    boom = "when all went well for everybody in the old port, " * 7
    text = f"In the years of the boom, {boom}{act}, the report found."
    [passage] = find_allegations(story(text, "en"), companies_of(text), ())
    assert act in passage.text
    assert len(passage.text) < len(text) // 2


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "Two companies, Nordvik from Sweden and Halden Foods from Norway, sold cameras to the police in 2019."),
        ("de", "Zwei Unternehmen, Nordvik und Halden Foods, sollen Kameras an die Polizei geliefert haben."),
    ],
)
def test_what_several_did_together_is_given_once_for_each_beside_what_each_did(language, row):
    alone = ACTS[0][1] if language == "en" else ACTS[2][1]
    given = find_allegations(story(f"{alone} {row}", language), companies_of(f"{alone} {row}"), ())
    assert sorted((one.company, one.text) for one in given) == sorted([(NORDVIK, alone), (NORDVIK, row), (HALDEN, row)])


def test_a_number_of_companies_alone_is_no_row():
    text = "Nordvik was one of two companies that sold cameras to the police in 2019, the report says."
    assert [one.company for one in find_allegations(story(text, "en"), companies_of(text), ())] == [NORDVIK]


def test_names_far_from_the_number_and_from_each_other_are_no_row():
    alone = ACTS[0][1]
    far = (
        "Two companies sold cameras to the police of the bay in 2019, a report on Nordvik says, "
        "and it was paid for by a bank that once lent money to Halden Foods."
    )
    given = find_allegations(story(f"{alone} {far}", "en"), companies_of(f"{alone} {far}"), ())
    assert [one.company for one in given].count(NORDVIK) == 1
