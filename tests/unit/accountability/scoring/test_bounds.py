"""The range of every score is known from the methodology alone."""

import math

import pytest

from accountability.scoring.bounds import Bounds, score_bounds
from accountability.scoring.parse import parse_methodology
from tests.unit.accountability.scoring.building import HEAD, tree

PAIR = ("A, parent: T, weight: 3", "N, parent: T, scale: n")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("by: mean", Bounds(0.0, 100.0, 77.5)),
        ("by: sum", Bounds(0.0, 310.0, 310.0)),
        ("by: min", Bounds(0.0, 100.0, 10.0)),
        ("by: max", Bounds(0.0, 100.0, 100.0)),
        ("by: median", Bounds(0.0, 100.0, 55.0)),
        ("by: geometric", Bounds(0.0, 100.0, pytest.approx(10**1.75))),
        ("by: share_met, met: 50", Bounds(0.0, 100.0, 75.0)),
        ("by: none_some_all, points: [1, 2, 3]", Bounds(1.0, 3.0, 3.0)),
        ("by: sum, scale_to: 5", Bounds(0.0, 5.0, 5.0)),
    ],
)
def test_score_bounds_follow_the_method(rule, expected):
    assert score_bounds(tree(f"T, aggregate: {{{rule}}}", *PAIR))["T"] == expected


def test_score_bounds_are_open_where_scales_are():
    bounds = score_bounds(
        tree("T, aggregate: {by: sum}", "O, parent: T, scale: open", "P, parent: T, scale: open, weight: 0")
    )
    assert bounds["O"] == bounds["T"] == Bounds(-math.inf, math.inf, math.inf)


def test_score_bounds_reach_below_zero_under_negative_weights():
    signed = ("A, parent: T", "B, parent: T, weight: -2")
    assert score_bounds(tree("T, aggregate: {by: sum}", *signed))["T"] == Bounds(-200.0, 100.0, 100.0)
    assert score_bounds(tree("T, aggregate: {by: sum, scale_to: 9}", *signed))["T"] == Bounds(-math.inf, 9.0, 9.0)


def test_score_bounds_know_caps_and_unanswered_zeros():
    capped = tree("T", *PAIR, rules="caps:\n  - {node: T, at_most: -3, when: [{node: A, lte: 0}]}\n")
    assert score_bounds(capped)["T"] == Bounds(-3.0, 100.0, 77.5)
    zero = parse_methodology(
        HEAD.replace("points: 100", "points: -5").replace("points: 50", "points: -9").replace("points: 0", "points: -7")
        + "missing: zero\ncriteria:\n  - {id: T, title: T, scale: s}\n"
    )
    assert score_bounds(zero)["T"] == Bounds(-9.0, 0.0, -5.0)


def test_score_bounds_of_a_geometric_mean_fall_to_zero_with_one_part():
    nothing = parse_methodology(
        HEAD.replace("min: 0, max: 10", "min: 0, max: 0")
        + "criteria:\n  - {id: T, title: T, aggregate: {by: geometric}}\n  - {id: N, parent: T, title: N, scale: n}\n"
    )
    assert score_bounds(nothing)["T"] == Bounds(0.0, 0.0, 0.0)
