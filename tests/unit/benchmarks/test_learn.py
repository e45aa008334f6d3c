"""Learning the weights of words from articles."""

import json

import pytest

from benchmarks.intake.gold import Gold
from benchmarks.intake.learn import examples_of_names, examples_of_promises, examples_of_quotes, learn, write
from responses.intake.finding import leanings, lexicon
from responses.intake.finding.leanings import ALWAYS, Of

TEXT = (
    "Nordvik Ltd sells salt in Halden. “We will pay every worker by May,” said a spokesman for Nordvik. "
    "“They owe us two years,” said Ann Hill of the union. It was called “a fine mess of a case”."
)
EXPECTED = {
    "companies": [{"name": "Nordvik Ltd", "also": ["Nordvik"]}],
    "quotes": [{"company": "Nordvik Ltd", "text": "We will pay every worker by May"}],
    "not_company_quotes": [{"text": "They owe us two years"}],
    "commitments": [{"company": "Nordvik Ltd", "text": "We will pay every worker by May"}],
    "ignore": {"companies": ["Halden"], "quotes": ["a fine mess of a case"], "commitments": []},
}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "en-01.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Gold("en-01", path, json.loads(json.dumps(EXPECTED)), TEXT)


def test_names_are_right_or_wrong_and_those_to_ignore_are_left_out(gold):
    found = {next(sign for sign in signs if sign.startswith("is ")): right for signs, right in examples_of_names(gold)}

    assert found["is nordvik"]
    assert not any(right for sign, right in found.items() if sign != "is nordvik")
    assert "is halden" not in found


def test_quotations_are_a_companys_or_others(gold):
    found = [("in owe" in signs, right) for signs, right in examples_of_quotes(gold)]

    assert found == [(False, True), (True, False)]


def test_sentences_promise_or_do_not(gold):
    found = [("will" in signs, right) for signs, right in examples_of_promises(gold)]

    assert found == [(False, False), (True, True), (False, False), (False, False)]


def test_the_sign_that_tells_them_apart_has_the_greatest_weight():
    found = learn([(frozenset({"will", "the"}), True), (frozenset({"old", "the"}), False)] * 9, 1.0)

    assert max(found, key=lambda sign: found[sign]) == "will"
    assert min(found, key=lambda sign: found[sign]) == "old"
    assert "the" not in found


def test_rare_signs_are_not_learned():
    found = learn([(frozenset({"will", "once"}), True), (frozenset(), False), *[(frozenset({"will"}), True)] * 3], 1.0)

    assert "once" not in found


def test_what_is_written_is_read_again(tmp_path, monkeypatch):
    (tmp_path / "en").mkdir()
    learned = {ALWAYS: -2.04, "we will": 1.26, "?": 0.31, 'after "x\\': -0.5, **{f"word{at}": 0.2 for at in range(40)}}
    monkeypatch.setattr(lexicon, "WORDS", tmp_path)
    lexicon.lexicon.cache_clear()
    leanings.weights.cache_clear()

    write(tmp_path / "en" / "weights_names.yaml", Of.NAMES, learned)
    found = dict(leanings.weights(Of.NAMES, "en"))

    lexicon.lexicon.cache_clear()
    leanings.weights.cache_clear()
    assert found == {sign: pytest.approx(round(weight, 1)) for sign, weight in learned.items()}
