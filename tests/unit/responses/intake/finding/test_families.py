"""Families of trades: which nouns can mean one firm."""

import pytest

from responses.intake.finding.families import families, is_daughter, is_group, is_helper
from responses.intake.finding.lexicon import LANGUAGES, lexicon


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "grocer", "supermarket chain"),
        ("en", "dam builder", "contractor"),
        ("de", "Einzelhändler", "Discounter"),
        ("fr", "pétrolier", "raffineur"),
        ("nl", "geldschieter", "bank"),
        ("sv", "modekedjan", "klädjätten"),
    ],
)
def test_nouns_of_one_trade_are_of_one_family(language, one, other):
    assert families(one, language) & families(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "grocer", "airline"), ("de", "Reederei", "Discounter"), ("en", "carpet", "carmaker")],
)
def test_nouns_of_different_trades_share_none(language, one, other):
    assert not families(one, language) & families(other, language)


def test_a_noun_for_any_firm_is_of_no_family_and_groups_and_subsidiaries_are_told_apart():
    assert not families("undertaking", "en")
    assert [is_group(noun, "de") for noun in ("Konzern", "Tochterfirma")] == [True, False]
    assert [is_daughter(noun, "de") for noun in ("Konzern", "Tochterfirma")] == [False, True]


def test_agencies_and_law_firms_are_known_by_their_names():
    assert is_helper("Hill & Moor LLP", "en")
    assert not is_helper("Nordvik AB", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_the_same_standing(language):
    assert {"group", "daughter", "helper", "retail"} <= set(lexicon("families", language))
