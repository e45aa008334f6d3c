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


KIN = "Nordvik owns a mine through the subsidiary Halden Foods. "
MEANT = [
    ("Nordvik met Halden Foods. The latter left.", "left", HALDEN),
    (f"{KIN}Its subsidiary left.", "left", HALDEN),
    ("Nordvik has a subsidiary. Its subsidiary left.", "left", None),
    ("Nordvik met the UN. The UN left.", "left", None),
    ("Nordvik came. Mia Holm, its chairwoman, left.", "left", NORDVIK),
    ("Nordvik came. Mia Holm left.", "left", None),
    ("It was late. Left again.", "Left", None),
    ("The mill of Halden Foods, which closed and left, is old.", "left", HALDEN),
    ("Nordvik, Halden Foods's largest buyer, left.", "left", NORDVIK),
    ("The mill of Halden Foods, which closed its doors, and left the town, is old.", "left", HALDEN),
    ("The talks with Nordvik failed. It left.", "left", NORDVIK),
]


@pytest.mark.parametrize(("text", "verb", "company"), MEANT)
def test_other_words_for_a_company_mean_it(text, verb, company):
    assert subject(text, verb).company == company


def test_a_mark_before_the_first_clause_has_no_subject():
    assert subject("(Nordvik left.)", "(").role == Role.NONE


def test_a_sentence_after_a_quotation_goes_on_about_its_speaker():
    cast = cast_of("Halden Foods came. “We have nothing to hide,” he said. It was late.", "en", (NORDVIK,))
    assert company_before(cast, cast.sentences[-1]) == NORDVIK


def test_the_heading_above_names_the_company():
    cast = cast_of("# Nordvik\n\n# Mills\n\nIt left.\n\nIt came.", "en")
    assert [cast.heading(one) for one in cast.sentences] == [NORDVIK, None]
    assert cast_of("# Mills\n\nIt left.", "en").heading(cast.sentences[0]) is None


def test_nobody_who_is_called_like_a_company_speaks_for_it_by_that_name():
    text = "“We have left it all alone,” said Ada Nordvik. Nordvik left."
    assert subject(text, "left.", quoted=(HALDEN,), speaker="Ada Nordvik").company == NORDVIK


def test_the_chief_company_is_named_twice_as_often_as_the_next():
    assert cast_of("Nordvik met Halden. Nordvik left.", "en").chief() == NORDVIK
    assert cast_of("Nordvik met Halden.", "en").chief() is None
