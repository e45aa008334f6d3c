"""What two sequences have in common."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.sources import alignment
from responses.sources.alignment import Run, common_runs

ITEMS = st.lists(st.sampled_from("abcde"), max_size=25)


def longest(before: list[str], after: list[str]) -> int:
    """How long the longest common part is, by the textbook."""
    row = [0] * (len(after) + 1)
    for item in before:
        new = [0]
        for at, other in enumerate(after):
            new.append(row[at] + 1 if item == other else max(new[-1], row[at + 1]))
        row = new
    return row[-1]


def check_runs(before, after, runs):
    for run in runs:
        assert before[run.left : run.left + run.length] == after[run.right : run.right + run.length] != []
    for one, other in pairwise(runs):
        assert one.left + one.length <= other.left
        assert one.right + one.length <= other.right
        assert (one.left + one.length, one.right + one.length) != (other.left, other.right)


@given(ITEMS, ITEMS)
def test_common_runs_are_the_longest_common_part(before, after):
    runs = common_runs(before, after)
    check_runs(before, after, runs)
    assert sum(run.length for run in runs) == longest(before, after)


@given(ITEMS, ITEMS)
def test_what_is_too_long_is_cut_at_what_stands_once_in_each(before, after):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "EXACT", 0)
        check_runs(before, after, common_runs(before, after))


def test_three_in_a_row_go_before_one(monkeypatch):
    monkeypatch.setattr(alignment, "EXACT", 0)
    # "x" alone stands once in each and would cross; the three do not.
    assert common_runs("xabcabd", "abaabcx") == [Run(1, 3, 3)]


def test_cut_at_what_stands_once_it_finds_a_row_that_does_not_cross(monkeypatch):
    monkeypatch.setattr(alignment, "EXACT", 0)
    before, after = list("xaybzcxd"), list("yaxczbyxd")
    assert common_runs(before, after) == [Run(1, 1, 1), Run(5, 3, 1), Run(6, 7, 2)]


def test_nothing_in_common_and_nothing_unique(monkeypatch):
    monkeypatch.setattr(alignment, "EXACT", 0)
    assert common_runs("aabb", "bbaa") == []
    assert common_runs("", "abc") == []
