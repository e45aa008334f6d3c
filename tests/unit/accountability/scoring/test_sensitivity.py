"""Ranks under other weights: seeded, centred on the published weights, and worked out like the scores themselves."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accountability.scoring import sensitivity
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.methodology import Methodology
from accountability.scoring.sensitivity import RankRange, WeightsError, rank_ranges, under_own_weights
from tests.unit.accountability.scoring.building import result_of, rows, tree
from tests.unit.accountability.scoring.generating import random_answers, random_methodology, random_units

TWO = tree("T", "A, parent: T, scale: n, weight: 3", "B, parent: T, scale: n")
COMPANIES = tuple("pqr")


def of(methodology: Methodology, **answers: tuple[str, ...]):
    leaves = [leaf.id for leaf in methodology.leaves()]
    found = [row for name, given in answers.items() for row in rows(name, dict(zip(leaves, given, strict=False)))]
    return result_of(methodology, *found, companies=answers)


def test_rank_ranges_say_where_weights_decide():
    result = of(TWO, best=("9", "9"), first=("8", "1"), second=("4", "9"), last=("0", "0"), none=())
    assert dict(zip(result.companies, rank_ranges(result, 200, seed=3), strict=True)) == {
        "best": RankRange(1, 1, 1),
        "first": RankRange(2, 3, 2),
        "second": RankRange(2, 3, 3),
        "last": RankRange(4, 4, 4),
        "none": None,
    }


def test_rank_ranges_are_the_same_for_the_same_seed(monkeypatch):
    result = of(TWO, a=("7", "1"), b=("5", "6"), c=("4", "9"))
    ranges = rank_ranges(result, 50, seed=1)
    monkeypatch.setattr(sensitivity, "CELLS_AT_ONCE", 7)
    assert rank_ranges(result, 50, seed=1) == ranges
    assert {rank_ranges(result, 1, seed) for seed in range(30)} != {rank_ranges(result, 1, 0)}


def test_drawn_weights_centre_on_the_published_ones_and_keep_size_and_sign():
    step = replace(compile_methodology(TWO).steps[-1], weights=np.array([3.0, -1.0, 0.0, 2.0]))
    weights = sensitivity._drawn(np.random.default_rng(1), step, 20_000)
    assert np.abs(weights).sum(axis=0) == pytest.approx(np.full(20_000, 6.0))
    assert weights.mean(axis=1) == pytest.approx([3.0, -1.0, 0.0, 2.0], abs=0.02)
    assert weights[1].max() < 0
    assert weights[0].std() == pytest.approx(6 * np.sqrt(0.5 * 0.5 / 41), rel=0.03)


def test_weights_that_are_all_zero_stay_so():
    none = tree("T, aggregate: {by: sum}", "A, parent: T, weight: 0")
    assert rank_ranges(of(none, a=("yes",), b=("no",)), 5) == (RankRange(1, 1, 1),) * 2


def test_rank_ranges_stay_within_groups():
    result = replace(of(TWO, a=("9", "9"), b=("1", "1"), c=("0", "0")), groups={"b": "x", "c": "x"})
    assert rank_ranges(result, 10) == (RankRange(1, 1, 1), RankRange(1, 1, 1), RankRange(2, 2, 2))


@pytest.mark.slow
@settings(max_examples=60)
@given(random=st.integers(0, 2**32).map(Random), missing=st.sampled_from(["exclude", "zero"]))
def test_many_tables_at_once_have_the_bits_of_one(random, missing):
    """With the published weights in every draw, every table is the published one."""
    methodology = random_methodology(random, ("mean", "sum", "geometric", "share_met", "median", "none_some_all"))
    units = random_units(random, COMPANIES)
    answers = random_answers(random, methodology, COMPANIES, units)
    result = score(compile_methodology(methodology), answers, units, companies=COMPANIES, missing=missing)
    same = {
        step.row: np.repeat(step.weights[:, None], 3, axis=1) for step in result.compiled.steps if step.members.size
    }
    tables = np.concatenate([*sensitivity._totals(result, same, 3)])
    expected = result.summary.totals(result.compiled)
    assert all(np.array_equal(table, expected, equal_nan=True) for table in tables)


def test_own_weights_weigh_the_members_of_the_root():
    result = of(TWO, a=("8", "0"), b=("2", "6"), c=())
    assert result.summary.totals(result.compiled)[:2].tolist() == [6.0, 3.0]
    own = under_own_weights(result, {"A": 1})
    assert own.totals[:2].tolist() == [4.0, 4.0]
    assert own.ranks == (1, 1, None)
    assert under_own_weights(result, {"A": 0}).ranks == (2, 1, None)
    assert under_own_weights(result, {}).ranks == result.ranks == (1, 2, None)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"C": 1.0}, "'C' is not what the total is computed from; that is A, B"),
        ({"A": -1.0}, "the weight of 'A' must be 0 or more, not -1"),
        ({"A": float("nan")}, "the weight of 'A' must be 0 or more, not nan"),
        ({"B": float("inf")}, "the weight of 'B' must be 0 or more, not inf"),
        ({"A": 0.0, "B": 0.0}, "at least one weight must be above 0"),
    ],
)
def test_own_weights_that_say_nothing_are_refused(weights, message):
    with pytest.raises(WeightsError) as raised:
        under_own_weights(of(TWO, a=("1", "1")), weights)
    assert str(raised.value) == message
