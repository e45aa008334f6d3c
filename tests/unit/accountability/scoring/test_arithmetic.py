"""The methods, comparisons and roundings on numbers worked out by hand."""

import math

import numpy as np
import pytest

from accountability.scoring.arithmetic import aggregate, compares, extreme, number_at, rounded
from accountability.scoring.methodology import Aggregate, Rounding

NAN = math.nan
#                  all there   one left out   nothing left
BLOCK = np.array([[10.0, 10.0, NAN], [20.0, NAN, NAN], [60.0, 50.0, NAN]])
WEIGHTS = np.array([1.0, 2.0, 1.0])
HIGHS = np.full((3, 3), 60.0)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Aggregate("mean"), [27.5, 30.0, NAN]),
        (Aggregate("sum"), [110.0, 60.0, NAN]),
        (Aggregate("min"), [10.0, 10.0, NAN]),
        (Aggregate("max"), [60.0, 50.0, NAN]),
        (Aggregate("median"), [20.0, 30.0, NAN]),
        (Aggregate("geometric"), [(10 * 20**2 * 60) ** 0.25, 500**0.5, NAN]),
        (Aggregate("share_met", met=20), [75.0, 50.0, NAN]),
        (Aggregate("none_some_all", points=(1, 2, 3)), [2.0, 2.0, NAN]),
    ],
)
def test_aggregate_follows_its_method(rule, expected):
    assert aggregate(rule, BLOCK, WEIGHTS, HIGHS).tolist() == pytest.approx(expected, nan_ok=True)


def test_aggregate_leaves_out_what_weighs_nothing():
    nothing = np.array([0.0, 0.0, 1.0])
    block = np.array([[10.0], [20.0], [NAN]])
    for method in ("mean", "geometric"):
        assert np.isnan(aggregate(Aggregate(method), block, nothing, block)).tolist() == [True]
    assert aggregate(Aggregate("sum"), block, nothing, block).tolist() == [0.0]


def test_geometric_mean_is_zero_when_a_counted_part_is():
    block, weights = np.array([[0.0, 0.0], [9.0, 4.0]]), np.array([1.0, 1.0])
    assert aggregate(Aggregate("geometric"), block, weights, block).tolist() == [0.0, 0.0]
    assert aggregate(Aggregate("geometric"), block, np.array([0.0, 1.0]), block).tolist() == pytest.approx([9.0, 4.0])


def test_none_some_all_needs_every_part_at_its_own_maximum():
    block = np.array([[0.0, 1.0, 1.0, 1.0], [0.0, 0.0, 5.0, NAN]])
    highs = np.array([[1.0, 1.0, 1.0, 1.0], [5.0, 5.0, 5.0, NAN]])
    rule = Aggregate("none_some_all", points=(0.0, 50.0, 100.0))
    assert aggregate(rule, block, np.ones(2), highs).tolist() == [0.0, 50.0, 100.0, 100.0]
    assert aggregate(rule, block, np.ones(2), np.full((2, 4), np.inf)).tolist() == [0.0, 50.0, 50.0, 50.0]


def test_extreme_takes_no_limit_times_nothing_as_nothing():
    block = np.array([[np.inf], [5.0]])
    assert extreme(Aggregate("sum"), block, np.array([0.0, 2.0])).tolist() == [10.0]
    assert extreme(Aggregate("sum"), block, np.array([1.0, 2.0])).tolist() == [np.inf]


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("lt", [True, False, False, False, False]),
        ("lte", [True, True, True, False, False]),
        ("eq", [False, True, True, False, False]),
        ("gte", [False, True, True, True, False]),
        ("gt", [False, False, False, True, False]),
    ],
)
def test_compares_takes_numbers_within_a_billionth_as_equal(operator, expected):
    left = np.array([79.99, 80 - 1e-12, 80 + 1e-12, 80.01, NAN])
    assert compares(operator, left, 80.0).tolist() == expected
    assert compares(operator, left, np.full(5, 80.0)).tolist() == expected


def test_rounded_takes_halves_up_or_to_even():
    scores = np.array([0.5, 1.5, 2.4999999999999996, 2.5, -0.5, 0.4, NAN])
    assert rounded(scores, Rounding(0, "half_up")).tolist()[:6] == [1.0, 2.0, 3.0, 3.0, -1.0, 0.0]
    assert rounded(scores, Rounding(0, "half_even")).tolist()[:6] == [0.0, 2.0, 2.0, 2.0, 0.0, 0.0]
    assert rounded(np.array([1.25, 0.125]), Rounding(1)).tolist() == [1.3, 0.1]
    assert np.isnan(rounded(scores, Rounding(0))[6])


def test_sum_adds_from_first_to_last():
    numbers = [0.1, 0.7, 1e16, -1e16, 0.3] * 4
    total = 0.0
    for number in numbers:
        total += number
    assert aggregate(Aggregate("sum"), np.array(numbers)[:, None], np.ones(20), np.ones((20, 1))).tolist() == [total]


def test_number_at_has_no_number_for_nan_and_infinity():
    assert [number_at(np.array([[1.5, NAN, np.inf]]), 0, column) for column in range(3)] == [1.5, None, None]
