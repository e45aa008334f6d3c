"""Agreement coefficients give the published worked examples, and what the krippendorff package gives."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accountability.scoring.agreement import Agreement, agreement, agreements, gwet_ac1, krippendorff_alpha
from tests.unit.accountability.scoring.building import tree

TREE = tree("T", "A, parent: T", "B, parent: T", "N, parent: T, scale: n")
SCALE, NUMBERS = TREE.scale_of("A"), TREE.scale_of("N")

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): examples A, B and C.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def by_thing(observers: tuple[str, ...]) -> list[list[str]]:
    """Return the values given to each thing at least twice."""
    things = [[value for value in values if value != "."] for values in zip(*observers, strict=True)]
    return [values for values in things if len(values) > 1]


@pytest.mark.parametrize(
    ("observers", "is_ordinal", "published"),
    [
        (BINARY, False, 0.095),
        (NOMINAL, False, 0.692),
        (FOUR_OBSERVERS, False, 0.743),
        (FOUR_OBSERVERS, True, 0.815),
    ],
)
def test_alpha_of_the_published_examples(observers, is_ordinal, published):
    assert krippendorff_alpha(by_thing(observers), is_ordinal=is_ordinal) == pytest.approx(published, abs=0.0005)


@given(
    marks=st.lists(st.lists(st.sampled_from([0.0, 1.0, 2.5, 4.0]), min_size=2, max_size=4), min_size=2, max_size=30),
    level=st.sampled_from(["ordinal", "nominal"]),
)
def test_alpha_is_that_of_the_krippendorff_package(marks, level):
    found = krippendorff_alpha(marks, is_ordinal=level == "ordinal")
    if len({value for given_ in marks for value in given_}) < 2:
        assert found is None
        return
    table = np.array([given_ + [np.nan] * (4 - len(given_)) for given_ in marks]).T
    assert found == pytest.approx(krippendorff.alpha(table, level_of_measurement=level), abs=1e-9)


def test_ac1_of_the_published_example():
    """K. Gwet, "Kappa statistic is not satisfactory for assessing the extent of agreement between raters" (2002)."""
    marks = [["+", "+"]] * 118 + [["+", "-"]] * 5 + [["-", "+"]] * 2
    assert gwet_ac1(marks, 2) == pytest.approx(0.9408, abs=0.0005)


def test_ac1_counts_the_answers_that_could_be_given():
    marks = [["a", "a"], ["a", "b"]] * 5
    assert gwet_ac1(marks, 2) == pytest.approx((0.5 - 0.375) / (1 - 0.375))
    assert gwet_ac1(marks, 4) == pytest.approx((0.5 - 0.125) / (1 - 0.125))
    assert gwet_ac1(marks, 1) is None


def test_agreement_below_ten_is_only_counts():
    marks = [("yes", "yes")] * 8 + [("yes", "no"), ("no",), ()]
    assert agreement(marks, SCALE) == Agreement(n=9, agreed=8)


def test_agreement_is_ordinal_where_every_answer_has_points():
    marks = [("yes", "yes")] * 6 + [("no", "no")] * 3 + [("yes", "partial")]
    found = agreement(marks, SCALE)
    assert (found.n, found.agreed, found.percent, found.is_ordinal) == (10, 9, 90.0, True)
    table = np.array([[100] * 6 + [0] * 3 + [100], [100] * 6 + [0] * 3 + [50]])
    assert found.alpha == pytest.approx(krippendorff.alpha(table, level_of_measurement="ordinal"))
    assert found.ac1 == pytest.approx(gwet_ac1(marks, 4))


def test_agreement_is_nominal_where_an_answer_has_no_points():
    marks = [("yes", "yes")] * 6 + [("no", "no")] * 3 + [("yes", "na")]
    found = agreement(marks, SCALE)
    table = np.array([[1] * 6 + [2] * 3 + [1], [1] * 6 + [2] * 3 + [3]])
    assert not found.is_ordinal
    assert found.alpha == pytest.approx(krippendorff.alpha(table, level_of_measurement="nominal"))


def test_agreement_on_one_answer_has_no_alpha():
    assert agreement([("yes", "yes")] * 10, SCALE) == Agreement(10, 10, 100.0, None, 1.0, is_ordinal=True)


def test_agreement_on_numbers():
    found = agreement([("1", "1.0"), ("2", "3")] * 5, NUMBERS)
    assert (found.n, found.agreed, found.is_ordinal) == (10, 0, True)


def test_agreements_by_criterion_scale_and_overall():
    alike = [("yes", "yes")] * 6 + [("no", "no")] * 4
    found = agreements(TREE, {"A": alike, "B": alike[:5]})
    assert {leaf: each.n for leaf, each in found.criteria.items()} == {"A": 10, "B": 5}
    assert found.overall == found.scales["s"] == agreement(alike + alike[:5], SCALE)


def test_agreements_on_different_scales_have_no_coefficient_together():
    alike = [("yes", "yes")] * 6 + [("no", "yes")]
    assert agreements(TREE, {"A": alike, "N": [("1", "1")] * 2}).overall == Agreement(9, 8)
    found = agreements(TREE, {"A": alike, "N": [("1", "1"), ("1",)] * 3})
    assert found.overall == Agreement(10, 9, 90.0)
    assert {scale: each.n for scale, each in found.scales.items()} == {"s": 7, "n": 3}
