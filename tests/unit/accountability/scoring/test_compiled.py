"""What a compiled methodology knows about itself."""

import pytest

from accountability.scoring.compiled import compile_methodology
from tests.unit.accountability.scoring.building import tree

LEAVES = ("A, parent: T", "B, parent: T")


@pytest.mark.parametrize(
    ("criteria", "fixed"),
    [
        (("T", *LEAVES), True),
        (("T, aggregate: {scale_to: 10}", *LEAVES), True),
        (("T", "A, parent: T", "B, parent: T, scale: n"), False),
        (("T, aggregate: {by: sum}", *LEAVES), False),
        (("T, aggregate: {by: none_some_all, points: [0, 1, 2]}", *LEAVES), False),
        (("T", "A, parent: T, units: [group]", "B, parent: T"), False),
    ],
)
def test_fixed_says_whether_maxima_depend_on_what_counts(criteria, fixed):
    assert compile_methodology(tree(*criteria)).fixed is fixed


def test_working_leaves_out_plain_leaves():
    compiled = compile_methodology(tree("T", "A, parent: T, units: [group]", "A1, parent: A", "B, parent: T"))
    assert [step.criterion.id for step in compiled.working] == ["A", "T"]


def test_members_that_stand_together_are_taken_as_a_slice():
    compiled = compile_methodology(tree("T", "A, parent: T", "A1, parent: A", "A2, parent: A", "B, parent: T"))
    blocks = {step.criterion.id: step.block for step in compiled.working}
    assert blocks["A"] == slice(2, 4)
    assert blocks["T"].tolist() == [1, 4]
