"""The engine gives what a slow exact one gives, on methodologies, units and answers nobody thought of.

Here on some hundreds of random trees; `make oracle` (ORACLE_TREES=10000) takes ten thousand, in about a minute on two
cores. All scores, maxima and grades must be equal to 1e-9, relative or absolute.
"""

import os
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from tests.unit.accountability.scoring.generating import METHODS, random_answers, random_methodology, random_units
from tests.unit.accountability.scoring.reference import Reference

TREES = int(os.environ.get("ORACLE_TREES", "200"))
BATCHES = 20
COMPANIES = ("p", "q")


def same(found, expected):
    """Return whether two pairs of numbers or None agree."""
    if None in expected:
        return found == expected
    return all(abs(one - other) <= 1e-9 * max(1, abs(other)) for one, other in zip(found, expected, strict=True))


def check_one(random, missing):
    methodology = random_methodology(random, (*METHODS, "geometric", "geometric"))
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


@pytest.mark.slow
@settings(max_examples=100)
@given(random=st.integers(0, 2**32).map(Random), missing=st.sampled_from(["exclude", "zero"]))
def test_score_equals_the_exact_reference(random, missing):
    check_one(random, missing)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_score_equals_the_exact_reference_on_seeded_trees(batch):
    for seed in range(batch, TREES, BATCHES):
        check_one(Random(seed), ("exclude", "zero")[seed // BATCHES % 2])  # noqa: S311  # the same trees each time
