"""The engine gives what a slow exact one gives, on methodologies, units and answers nobody thought of."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from tests.unit.accountability.scoring.generating import random_answers, random_methodology, random_units
from tests.unit.accountability.scoring.reference import Reference

COMPANIES = ("p", "q")


def same(found, expected):
    """Return whether two pairs of numbers or None agree."""
    if None in expected:
        return found == expected
    return found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.slow
@settings(max_examples=150)
@given(random=st.integers(0, 2**32).map(Random), missing=st.sampled_from(["exclude", "zero"]))
def test_score_equals_the_exact_reference(random, missing):
    methodology = random_methodology(random)
    units = random_units(random, COMPANIES)
    answers = random_answers(random, methodology, COMPANIES, units)
    result = score(compile_methodology(methodology), answers, units, companies=COMPANIES, missing=missing)
    reference = Reference(methodology, answers, units, missing)
    for company in COMPANIES:
        for criterion in methodology.criteria:
            exact = reference.at(company, "", criterion.id)
            found = result[company, criterion.id]
            expected = (None, None) if exact is None else (float(exact.score), float(exact.high))
            assert same((found.score, found.max), expected), criterion
        assert result.of(company).grade == reference.grade(company)
