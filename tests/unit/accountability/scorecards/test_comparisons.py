from accountability.scorecards.comparisons import best_grade, distribution, grade_counts
from accountability.scorecards.findings import Finding
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY

SMALL = parse_methodology(METHODOLOGY)
NUMBERS = METHODOLOGY.replace("criteria:", "  count: {number: {min: 0, max: 9}}\ncriteria:", 1).replace(
    "customers, level: criterion, scale: disclosure", "customers, level: criterion, scale: count"
)


def finding(state, label):
    return Finding("A1", "", "", "", 1.0, state, label, None, None, "", (), 0, ())


def test_distribution_names_every_answer_so_that_none_reads_0():
    found = [finding("no", "Does not meet"), finding("no", "Does not meet"), finding("not_assessed", "")]
    assert distribution(SMALL.scale_of("A1"), found) == (
        ("yes", "Meets", 0),
        ("partial", "Partly meets", 0),
        ("no", "Does not meet", 2),
        ("no_disclosure", "No disclosure found", 0),
        ("na", "Not applicable", 0),
        ("not_assessed", "", 1),
    )


def test_distribution_of_numbers_counts_the_states_that_occur():
    scale = parse_methodology(NUMBERS).scale_of("B1")
    found = [finding("partial", "3"), finding("not_assessed", "")]
    assert distribution(scale, found) == (("partial", "3", 1), ("not_assessed", "", 1))


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
