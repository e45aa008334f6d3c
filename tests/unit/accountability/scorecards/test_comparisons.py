from accountability.scorecards.comparisons import best_grade, distribution, grade_counts
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY

SMALL = parse_methodology(METHODOLOGY)
NUMBERS = METHODOLOGY.replace("criteria:", "  count: {number: {min: 0, max: 9}}\ncriteria:", 1).replace(
    "customers, level: criterion, scale: disclosure", "customers, level: criterion, scale: count"
)


def test_distribution_names_every_state_so_that_none_reads_0():
    counted = distribution(["no", "no", "not_assessed"])
    assert counted == (("yes", 0), ("partial", 0), ("no", 2), ("no_disclosure", 0), ("na", 0), ("not_assessed", 1))


def test_grades_are_counted_best_first_whatever_the_order_of_the_rules():
    counts = [(count.grade, count.companies) for count in grade_counts(SMALL, ["not met", "met", "not met", ""])]
    assert counts == [("met", 1), ("partly met", 0), ("not met", 2)]
    rules = "grades:\n  - {grade: A, when: [{node: T, gte: 80}]}\n  - {grade: B}\n"
    best_first = parse_methodology(METHODOLOGY.split("grades:", maxsplit=1)[0] + rules)
    assert [count.grade for count in grade_counts(best_first, [])] == ["A", "B"]


def test_no_grades_give_no_counts():
    assert grade_counts(parse_methodology(METHODOLOGY.split("grades:", maxsplit=1)[0]), [""]) == ()


def test_best_grade_is_what_the_best_answers_earn():
    assert best_grade(SMALL) == "met"
    assert best_grade(parse_methodology(NUMBERS)) == "met"
    strict = parse_methodology(
        NUMBERS.replace("missing: exclude", "").replace("publisher:", "missing: error\npublisher:")
    )
    assert best_grade(strict) == ""
