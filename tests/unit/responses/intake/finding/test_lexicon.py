"""Dictionaries: small files, read once."""

import re

import pytest

from responses.intake.finding.lexicon import ANY, LANGUAGES, alternatives, lexicon, word_set


def test_words_are_read_as_texts_also_where_yaml_would_say_no():
    assert lexicon("nations", ANY)["no"][0] == "Norway"


def test_a_language_of_none_of_the_five_is_read_with_the_english_words():
    assert lexicon("companies", "it") is not None
    assert lexicon("companies", "it")["generic"] == lexicon("companies", "en")["generic"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_that_are_needed(language):
    needed = {"generic", "trades", "people", "says", "business", "replies", "other_bodies", "now", "formerly"}
    assert needed - set(lexicon("companies", language)) == set()


def test_a_key_that_is_missing_holds_no_words():
    assert word_set("companies", "en", "nothing of the kind") == frozenset()


def test_alternatives_take_the_longest_and_any_blanks():
    expression = re.compile(alternatives(["did not", "did not answer"]))
    assert expression.match("did  not\nanswer")[0] == "did  not\nanswer"
    assert re.match(alternatives([]), "anything") is None
