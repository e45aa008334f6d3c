"""Who the subject of a sentence is, and whose words it reports."""

import pytest

from responses.intake.finding.actors import Cast, Role
from responses.intake.finding.subjects import company_before, joined_with, subject_at, voice_of
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story


def cast_of(text, language, quoted=(), speaker=""):
    return Cast(story(text, language), companies_of(text), quotes_of(text, quoted, speaker))


def subject(text, verb, language="en", **given):
    cast = cast_of(text, language, **given)
    place = text.rindex(verb)
    sentence = next(one for one in cast.sentences if one.start <= place < one.end)
    return subject_at(cast, sentence, place)


COMPANY = [
    ("en", "Nordvik, which buys from Halden Foods, said it would leave.", "would", NORDVIK),
    ("en", "A spokesman for Nordvik said it would leave.", "would", NORDVIK),
    ("en", "After talks with Halden Foods, Nordvik left.", "left", NORDVIK),
    ("en", "Nordvik denied it. The company left.", "left", NORDVIK),
    ("en", "The board of Halden Foods met Nordvik and left.", "met", HALDEN),
    ("en", "Nordvik, a miner, left.", "left", NORDVIK),
    ("de", "Seit 2021 prüft Nordvik die Kunden.", "prüft", NORDVIK),
    ("fr", "Nordvik assure qu'il a quitté le pays.", "a quitté", NORDVIK),
    ("nl", "In 2019 stopte Nordvik met de verkoop.", "stopte", NORDVIK),
    ("sv", "Nordvik uppger att bolaget har lämnat landet.", "har", NORDVIK),
]
NOT_COMPANY = [
    ("en", "The ministry, which oversees Nordvik, left.", "left"),
    ("en", "Amnesty said it would leave. Nordvik did not.", "would"),
    ("en", "Workers at Nordvik left.", "left"),
    ("de", "Die Gewerkschaft bei Nordvik klagte.", "klagte"),
]


@pytest.mark.parametrize(("language", "text", "verb", "company"), COMPANY)
def test_the_subject_is_the_company_that_acts(language, text, verb, company):
    assert subject(text, verb, language).company == company


@pytest.mark.parametrize(("language", "text", "verb"), NOT_COMPANY)
def test_somebody_elses_act_is_not_the_companys(language, text, verb):
    assert subject(text, verb, language).company is None


def test_a_speaker_goes_on_speaking_for_the_company():
    text = "“We have nothing to hide,” said Mia Holm of Nordvik. Holm promised to leave."
    assert subject(text, "promised", quoted=(NORDVIK,), speaker="Mia Holm").company == NORDVIK


def test_a_speaker_of_somebody_else_is_no_company():
    text = "“They have left us alone,” said Ada Berg. Nordvik denied it. Berg promised to leave."
    assert subject(text, "promised", speaker="Ada Berg").role == Role.OTHER


@pytest.mark.parametrize(
    ("language", "text", "company"),
    [
        ("en", "Nordvik said the river was clean.", NORDVIK),
        ("en", "The river was clean, according to Nordvik.", NORDVIK),
        ("de", "Laut Nordvik war der Fluss sauber.", NORDVIK),
        ("en", "The ministry said Nordvik was clean.", None),
        ("en", "The river was clean.", None),
    ],
)
def test_a_sentence_reports_the_words_of_its_speaker(language, text, company):
    cast = cast_of(text, language)
    assert voice_of(cast, cast.sentences[0]) == company


def test_sentences_go_on_about_the_company_before_until_somebody_else_speaks():
    cast = cast_of("Nordvik left. It was late. Amnesty said so. It was true. It was. It is. It will be.", "en")
    assert [company_before(cast, one) for one in cast.sentences] == [None, NORDVIK, NORDVIK, None, None, None, None]


def test_companies_in_a_row_are_joined_strictly_or_with_what_is_said_of_them():
    cast = cast_of("Halden Foods, the grocer, and Nordvik left.", "en")
    sentence = cast.sentences[0]
    nordvik = subject_at(cast, sentence, cast.text.index("left"))
    assert joined_with(cast, sentence, nordvik) == [HALDEN]
    assert joined_with(cast, sentence, nordvik, strictly=True) == []
