"""Companies scored in blocks have the same bits as all at once, and gaps in any block are named."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accountability.scoring import summary
from accountability.scoring.answers import AnswerRow
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.problems import AnswersError
from tests.unit.accountability.scoring.building import result_of, tree
from tests.unit.accountability.scoring.generating import random_answers, random_methodology, random_units

COMPANIES = tuple("pqrstuv")
PLAIN = tree("T", "A, parent: T", "B, parent: T")


def in_blocks(columns: int, *arguments, **options):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summary, "COLUMNS_AT_ONCE", columns)
        return score(*arguments, **options)


@pytest.mark.slow
@settings(max_examples=40)
@given(random=st.integers(0, 2**32).map(Random), missing=st.sampled_from(["exclude", "zero"]))
def test_blocks_change_no_bit(random, missing):
    compiled = compile_methodology(random_methodology(random))
    units = random_units(random, COMPANIES) if random.random() < 0.7 else []
    answers = random_answers(random, compiled.methodology, COMPANIES, units)
    whole = score(compiled, answers, units, companies=COMPANIES, missing=missing)
    parts = in_blocks(3, compiled, answers, units, companies=COMPANIES, missing=missing)
    assert (whole.summary.whole is not None, parts.summary.whole) == (True, None)
    for name in ("values", "highs", "answered", "applicable"):
        found, expected = getattr(parts.summary, name), getattr(whole.summary, name)
        assert np.array_equal(found, expected, equal_nan=True), name
    assert (parts.grades, parts.ranks) == (whole.grades, whole.ranks)


def test_a_leaf_can_be_asked_for_when_there_are_many_companies():
    answers = [AnswerRow(company, "A", "yes") for company in COMPANIES]
    result = in_blocks(2, compile_methodology(PLAIN), answers)
    assert [result["p", node].score for node in "TAB"] == [100.0, 100.0, None]
    assert (result["v", "A"].max, result["v", "T"].applicable) == (100.0, 2)


def test_the_gaps_of_all_blocks_are_named():
    answers = [AnswerRow(company, "A", "yes") for company in COMPANIES]
    with pytest.raises(AnswersError) as raised:
        in_blocks(2, compile_methodology(PLAIN), answers, missing="error")
    assert str(raised.value).split("\n") == [f"'B' of {company} is not answered" for company in COMPANIES]


@pytest.mark.parametrize("columns", [64, 8192])
def test_of_many_gaps_a_hundred_are_named_and_the_others_counted(columns):
    companies = [f"c{number:03d}" for number in range(300)]
    with pytest.raises(AnswersError) as raised:
        in_blocks(columns, compile_methodology(PLAIN), [], companies=companies, missing="error")
    lines = str(raised.value).split("\n")
    assert (len(lines), lines[0], lines[-1]) == (101, "'A' of c000 is not answered", "and 500 more")


def test_nothing_to_score_is_no_error():
    assert result_of(PLAIN).companies == ()
