"""Small patterns of words, as the dictionaries write them."""

import re

import pytest

from responses.intake.finding.phrases import levelled, pattern_of, phrases

MATCHES = [
    ("promis*", "promised", True),
    ("promis*", "compromised", False),
    ("has (not)? ended", "has ended", True),
    ("has (not)? ended", "has not ended", True),
    ("(ever)? since #", "since 2019", True),
    ("(ever)? since #", "ever since 2019", True),
    ("(pulled out|left)", "pulled out", True),
    ("haben … versprochen", "haben wir damals allen versprochen", True),
    ("haben … versprochen", "haben. Andere versprochen", False),
    ("überprüft", "ueberprueft", True),
    ("überprüft", "uberpruft", False),
    ("résilié", "resilie", True),
    ("åtagit sig", "ÅTAGIT  SIG", True),
    ("it'll", "it’ll", True),
    ("Vertrag … gekündigt", "Vertrag wurde zum 30. April gekündigt", True),
    ("ließ … mitteilen", "ließ die Sulfal S.A. mitteilen", True),
    ("ließ … mitteilen", "ließ er es. Wir mitteilen", False),
]


@pytest.mark.parametrize(("phrase", "words", "matches"), MATCHES)
def test_a_phrase_matches_its_forms(phrase, words, matches):
    found = re.fullmatch(pattern_of(phrase), words, re.IGNORECASE)
    assert (found is not None) == matches


def test_a_dictionary_is_one_pattern_of_whole_words():
    assert phrases("clauses", "en", "condition").match("Unless the audit")
    assert not phrases("clauses", "en", "condition").search("gift")


def test_a_key_that_a_language_does_not_have_matches_nothing():
    assert not phrases("commitments", "en", "infinitives").search("stop")


def test_a_levelled_text_is_as_long_as_before():
    assert levelled("l’été\u00a0:\n«") == "l'été :  "
