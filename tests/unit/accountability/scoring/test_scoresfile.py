"""Scores as rows: every computed criterion, full precision, and names that no spreadsheet runs."""

from accountability.scoring.scoresfile import score_rows
from accountability.scoring.sensitivity import RankRange
from tests.unit.accountability.scoring.building import result_of, rows, tree

TREE = tree(
    "T, level: total",
    "=A, parent: T, level: -theme",
    "A1, parent: =A",
    "A2, parent: =A, weight: 2",
    "B, parent: T, level: theme",
    "B1, parent: B, scale: open",
    rules="grades:\n  - {grade: high, when: [{node: T, gte: 50}]}\n  - {grade: '+low'}\n",
)
RESULT = result_of(TREE, *rows("=X", {"A1": "yes", "A2": "no"}), *rows("Y", {"B1": "70"}), companies=["Z"])


def test_score_rows_holds_every_computed_criterion_of_every_company():
    assert [",".join(row) for row in score_rows(RESULT)] == [
        "company,criterion,level,score,max,answered,applicable,grade,rank",
        "'=X,T,total,33.333333333333336,100.0,2,3,'+low,2",
        "'=X,'=A,'-theme,33.333333333333336,100.0,2,2,,",
        "'=X,B,theme,,,0,1,,",
        "Y,T,total,70.0,,1,3,high,1",
        "Y,'=A,'-theme,,,0,2,,",
        "Y,B,theme,70.0,,1,1,,",
        "Z,T,total,,,0,3,,",
        "Z,'=A,'-theme,,,0,2,,",
        "Z,B,theme,,,0,1,,",
    ]


def test_score_rows_has_ranges_on_the_root():
    found = [*score_rows(RESULT, [RankRange(1, 2, 2), RankRange(1, 1, 1), None])]
    assert [row[9:] for row in found[:4]] == [
        ["rank_low", "rank_high", "rank_median"],
        ["1", "2", "2"],
        [""] * 3,
        [""] * 3,
    ]
    assert {len(row) for row in found} == {12}
    assert found[7][:4] + found[7][8:] == ["Z", "T", "total", "", "", "", "", ""]


def test_score_rows_of_a_leaf_alone_is_only_the_header():
    assert len([*score_rows(result_of(tree("T"), *rows("X", {"T": "yes"})))]) == 1
