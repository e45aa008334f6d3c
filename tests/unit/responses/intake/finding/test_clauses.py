"""Sentences cut into clauses."""

import pytest

from responses.intake.finding.clauses import clauses_of
from responses.intake.finding.shapes import Span

CUT = [
    (
        "en",
        "Halden, which owns 1,200 mills, said that it left",
        ["Halden", "which owns 1,200 mills", "said", "that it left"],
    ),
    ("en", "It left on December 31, 2024, it says", ["It left on December 31, 2024", "it says"]),
    (
        "de",
        "Halden sagte, man habe gekündigt und werde zahlen",
        ["Halden sagte", "man habe gekündigt", "und werde zahlen"],
    ),
    ("de", "Das lehnte er ab.Ihre Mandantin zahle", ["Das lehnte er ab", "Ihre Mandantin zahle"]),
    ("fr", "Nordvik assure qu'il paiera mais refuse", ["Nordvik assure", "qu'il paiera", "mais refuse"]),
    ("nl", "Nordvik zegt dat het betaalt", ["Nordvik zegt", "dat het betaalt"]),
    ("sv", "Halden uppger att bolaget – till sist – slutar", ["Halden uppger", "att bolaget", "till sist", "slutar"]),
]


@pytest.mark.parametrize(("language", "sentence", "clauses"), CUT)
def test_a_sentence_is_cut_at_its_marks_and_before_the_words_that_begin_a_clause(language, sentence, clauses):
    found = clauses_of(sentence, Span(0, len(sentence)), language)
    assert [sentence[one.start : one.end].strip() for one in found] == clauses


def test_a_stretch_is_cut_within_its_ends():
    assert clauses_of("It said, and left, it says", Span(8, 17), "en") == (Span(8, 17),)
