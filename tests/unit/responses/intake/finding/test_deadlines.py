"""Deadlines, at the precision given and counted from the day of the document."""

import pytest

from responses.intake.finding.deadlines import Deadline, deadlines_in
from tests.stories import due_of

TODAY = "2023-11-21"
GIVEN = [
    ("en", "We will end it by the end of 2025", "2025-12-31"),
    ("en", "We will stop by July", "2024-07"),
    ("en", "by December 31, 2024 all boats", "2024-12-31"),
    ("en", "by 2027", "2027"),
    ("en", "Within six months of the date of this letter we will", "2024-05-21"),
    ("en", "within six months of the verdict", None),
    ("en", "pay by the end of the year", "2023-12-31"),
    ("en", "build houses before Diwali next year", "2024"),
    ("en", "free wifi to all crew from the 2025 A season", "2025"),
    ("en", "by the end of June 2024, and", "2024-06-30"),
    ("en", "by March next year", "2024-03"),
    ("en", "by mid-2025", "2025-06-30"),
    ("en", "by 31 March", "2024-03-31"),
    ("en", "by the first quarter of 2025", "2025-03-31"),
    ("en", "within 90 days", "2024-02-19"),
    ("en", "no later than 1 May 2024", "2024-05-01"),
    ("en", "by next Easter every box", "2024"),
    ("en", "pledged in 2018 to stop by 2020", "2020"),
    ("de", "bis Ende 2026", "2026-12-31"),
    ("de", "bis Ende März 2024", "2024-03-31"),
    ("de", "spätestens zum 1. Oktober 2022", "2022-10-01"),
    ("de", "Ab dem 1. Juli bekommt", "2024-07-01"),
    ("de", "bis zum Jahresende zahlen", "2023-12-31"),
    ("de", "innerhalb von sechs Monaten", "2024-05-21"),
    ("de", "bis 2027", "2027"),
    ("de", "bis zum 31. März 2025 zu", "2025-03-31"),
    ("de", "im kommenden Jahr", "2024"),
    ("de", "binnen drei Monaten nach dem Urteil", None),
    ("de", "spaetestens Mitte 2024", "2024-06-30"),
    ("fr", "d'ici à la fin de l'année", "2023-12-31"),
    ("fr", "d'ici juin", "2024-06"),
    ("fr", "au plus tard le 31 mars 2023, une étude", "2023-03-31"),
    ("fr", "dans les six mois suivant la présente, un", "2024-05-21"),
    ("fr", "d'ici 2026", "2026"),
    ("fr", "d’ici fin 2025", "2025-12-31"),
    ("fr", "avant la fin du mois de mars 2024", "2024-03-31"),
    ("fr", "en 2025", "2025"),
    ("fr", "à compter du 1er janvier 2026", "2026-01-01"),
    ("fr", "d'ici la fin 2024", "2024-12-31"),
    ("fr", "d'ici l'été 2025", "2025"),
    ("fr", "sous trois mois", "2024-02-21"),
    ("nl", "per 1 januari 2026", "2026-01-01"),
    ("nl", "uiterlijk eind 2025", "2025-12-31"),
    ("nl", "voor het einde van het jaar", "2023-12-31"),
    ("nl", "binnen zes maanden", "2024-05-21"),
    ("nl", "vóór 1 juli", "2024-07-01"),
    ("nl", "in 2027", "2027"),
    ("nl", "tegen eind maart 2025", "2025-03-31"),
    ("nl", "volgend jaar", "2024"),
    ("sv", "senast 2027", "2027"),
    ("sv", "före utgången av 2025", "2025-12-31"),
    ("sv", "senast den 31 mars 2024", "2024-03-31"),
    ("sv", "inom sex månader", "2024-05-21"),
    ("sv", "före årsskiftet", "2023-12-31"),
    ("sv", "från och med 1 januari 2025", "2025-01-01"),
    ("sv", "senast i slutet av 2026", "2026-12-31"),
    ("sv", "till sommaren 2025", "2025"),
    ("sv", "under 2025", "2025"),
    ("sv", "senast i juni", "2024-06"),
]
# What cannot be told without knowing when the text was published.
UNDATED = [("en", "by July"), ("en", "within six months"), ("de", "bis Jahresende"), ("nl", "volgend jaar")]


@pytest.mark.parametrize(("language", "words", "due"), GIVEN)
def test_a_deadline_is_read_at_its_precision(language, words, due):
    assert due_of(words, language, TODAY) == due


@pytest.mark.parametrize(("language", "words"), UNDATED)
def test_without_a_day_of_publication_a_relative_deadline_is_a_deadline_of_no_date(language, words):
    assert [one.due for one in deadlines_in(words, language, None)] == [None]
    assert due_of(words, language, None) is None


def test_a_deadline_by_its_word_comes_before_the_moment_something_happens():
    words = "in 2024 it will publish, and by 2026 it will leave"
    in_2024, by_2026 = Deadline(0, 7, "2024", strict=False), Deadline(29, 36, "2026", strict=True)
    assert deadlines_in(words, "en", TODAY) == (in_2024, by_2026)
    assert due_of(words, "en", TODAY) == "2026"


def test_a_month_that_is_over_is_next_years():
    assert due_of("by October", "en", TODAY) == "2024-10"
    assert due_of("by November", "en", TODAY) == "2023-11"


def test_the_last_day_of_a_month_is_kept_in_shorter_months():
    assert due_of("within three months", "en", "2023-11-30") == "2024-02-29"


def test_a_turn_of_the_year_is_its_last_day():
    assert due_of("före årsskiftet 2023/2024", "sv", "2023-05-03") == "2023-12-31"


def test_a_season_is_its_year_and_christmas_its_month():
    assert due_of("avant la fin de l'été", "fr", "2023-06-22") == "2023"
    assert due_of("voor Kerst", "nl", "2021-04-28") == "2021-12"


def test_what_is_over_is_no_deadline():
    assert deadlines_in("jusqu'à l'été dernier", "fr", TODAY) == ()


def test_a_day_that_no_month_has_is_the_month():
    assert due_of("by 31 June 2025", "en", TODAY) == "2025-06"


def test_only_the_stretch_asked_for_is_read():
    assert deadlines_in("by 2026 or by 2027", "en", TODAY, 8) == (Deadline(11, 18, "2027", strict=True),)


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [
        ("en", "by the end of the first half of 2025", "2025-06-30"),
        ("en", "by the middle of next year", "2025-06-30"),
        ("en", "by the end of next month", "2024-06-30"),
        ("en", "next month", "2024-06"),
        ("en", "later this year", "2024"),
        ("en", "in six months", "2024-11-10"),
        ("de", "Mitte 2026", "2026-06-30"),
        ("de", "im zweiten Halbjahr 2025", "2025-12-31"),
        ("de", "2026", "2026"),
        ("fr", "dans un délai d'un an", "2025-05-10"),
        ("fr", "d'ici la fin de l'année 2026", "2026-12-31"),
        ("nl", "eind juni 2025", "2025-06-30"),
        ("sv", "om sex månader", "2024-11-10"),
        ("sv", "före jul", "2024-12"),
        ("sv", "före den 12 jul 2024", "2024-07-12"),
        ("sv", "innan året är slut", "2024-12-31"),
    ],
)
def test_halves_months_to_come_and_moments_without_a_word_before_them(language, words, due):
    assert due_of(words, language, "2024-05-10") == due


def test_after_december_comes_january():
    assert due_of("next month", "en", "2024-12-10") == "2025-01"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "the mill 2026"), ("en", "by the middle"), ("de", "Nr. 2026-7")]
)
def test_a_number_or_half_a_moment_is_no_deadline(language, words):
    assert due_of(words, language, TODAY) is None


def test_from_one_day_to_another_is_no_deadline():
    for language, words in (("de", "Die Messe läuft vom 4. bis 10. März 2026."), ("fr", "du 4 au 10 mars 2026")):
        assert not any(one.strict for one in deadlines_in(words, language, TODAY))
    assert [one.due for one in deadlines_in("bis 10. März 2026", "de", TODAY)] == ["2026-03-10"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "all ships sold since 2010 within six months of the date of this statement"),
        ("de", "alle seit 2010 verkauften Schiffe innert sechs Monaten nach dieser Erklärung"),
        ("fr", "les navires vendus depuis 2010, dans les six mois suivant le présent communiqué"),
    ],
)
def test_from_the_day_of_the_document_whatever_year_stands_before(language, words):
    assert due_of(words, language, "2021-06-30") == "2021-12-30"


def test_from_something_else_no_day_is_told():
    assert due_of("within six months of the verdict", "en", "2021-06-30") is None
    assert due_of("In 2012 it said that within two years it would close", "en", "2021-06-30") == "2014"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "by the end of this month"),
        ("de", "bis Ende dieses Monats"),
        ("fr", "avant la fin de ce mois"),
        ("nl", "voor het eind van deze maand"),
        ("sv", "före slutet av denna månad"),
    ],
)
def test_the_end_of_this_month(language, words):
    assert due_of(words, language, "2024-04-08") == "2024-04-30"
