import pytest

from accountability.scorecards.figures import mean, most, number, ranks, shown
from accountability.scoring.methodology import Rounding
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY

WHOLE = Rounding(0, "half_up")


def test_number_keeps_none_apart_from_zero():
    assert (number(None), number("0"), number("12.5"), number(3.0)) == (None, 0.0, 12.5, 3.0)


@pytest.mark.parametrize(
    ("score", "rounding", "expected"),
    [
        ("0.5", WHOLE, 1.0),
        ("0.5", Rounding(0, "half_even"), 0.0),
        ("14.25", Rounding(1, "half_up"), 14.3),
        (0.0, WHOLE, 0.0),
        (None, WHOLE, None),
    ],
)
def test_shown_rounds_as_the_methodology_says(score, rounding, expected):
    assert shown(score, rounding) == expected


def test_ranks_share_equal_scores_as_shown_and_skip():
    assert ranks([50.4, 49.6, None, 90.0, 10.0], WHOLE) == {90.0: 1, 50.0: 2, 10.0: 4}
    assert ranks([None], WHOLE) == {}


def test_mean_leaves_out_what_has_no_score():
    assert mean([0.0, None, 25.0], WHOLE) == 13.0
    assert mean([None], WHOLE) is None


def test_most_is_the_ceiling_of_the_total_or_a_hundred():
    assert most(parse_methodology(METHODOLOGY)) == 100.0
    fifty = (
        METHODOLOGY.replace("points: 50", "points: 25").replace("points: 100", "points: 50").replace("lt: 80", "lt: 40")
    )
    assert most(parse_methodology(fifty)) == 50.0
    open_ended = METHODOLOGY.replace("criteria:", "  count: {number: {min: 0}}\ncriteria:").replace(
        "title: Screens customers, level: criterion, scale: disclosure", "title: Screens, scale: count"
    )
    assert most(parse_methodology(open_ended)) == 100.0
