import pytest

from accountability.frameworks import outlines
from accountability.scoring.parse import parse_methodology
from tests.factories import METHODOLOGY


def tree(text=METHODOLOGY, *changes):
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return parse_methodology(text)


def test_shares_follow_the_weights():
    weighed = tree(METHODOLOGY, ("title: Policy, level: theme", "title: Policy, level: theme, weight: 3"))
    assert outlines.shares_of(weighed) == {"T": 100.0, "A": 75.0, "A1": 75.0, "B": 25.0, "B1": 25.0}


def test_shares_of_a_pooled_level_pass_over_the_themes():
    extra = "  - {id: B2, parent: B, title: Leaf, level: criterion, scale: disclosure}\ngrades:"
    pooled = tree(
        METHODOLOGY, ("level: total}", "level: total, aggregate: {by: mean, over: criterion}}"), ("grades:", extra)
    )
    shares = {node: round(share, 1) for node, share in outlines.shares_of(pooled).items()}
    assert shares == {"T": 100.0, "A1": 33.3, "B1": 33.3, "B2": 33.3, "B": 66.7, "A": 33.3}
    assert outlines.method_of(pooled.root) == "weighted mean of everything at the level “criterion”"


def test_shares_are_no_number_where_the_lowest_counts():
    lowest = tree(METHODOLOGY, ("level: total}", "level: total, aggregate: {by: min}}"))
    assert outlines.shares_of(lowest) == {"T": 100.0, "A": None, "A1": None, "B": None, "B1": None}
    assert outlines.method_of(lowest.root) == "the lowest of its parts"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("{by: share_met, met: 50}", "weighted share that reaches 50 of its parts"),
        ("{by: sum, scale_to: 100}", "weighted sum of its parts, scaled to 100"),
    ],
)
def test_method_is_said_in_words(rule, words):
    said = tree(METHODOLOGY, ("level: total}", f"level: total, aggregate: {rule}}}"))
    assert outlines.method_of(said.root) == words


def test_rules_are_said_in_words():
    when = "[{node: A1, lte: 0}, {node: B, lt: {node: A}}]"
    caps = f'caps:\n  - {{node: T, at_most: 39.5, when: {when}, reason: "Because."}}\n'
    ruled = tree(METHODOLOGY, ("grades:", caps + "grades:"))
    (limit,) = outlines.caps_in_words(ruled)
    held = "The total is held at 39.5 at most while A1 (Published policy) is 0 or less and B (Screening)"
    assert limit == (f"{held} is below the score of A (Policy).", "Because.")
    assert outlines.grades_in_words(ruled) == (
        ("not met", "The total is below 30"),
        ("partly met", "The total is below 80"),
        ("met", "Otherwise"),
    )


def test_outline_shows_every_level_of_a_leaf():
    lines = {line.criterion.id: line for line in outlines.outline(tree())}
    assert [(line.depth, line.heading_level) for line in lines.values()] == [(1, 2), (2, 3), (1, 2), (2, 3)]
    assert lines["A1"].dimension_label == "Commitment: what the company says"
    assert [(level.label, level.state, level.points) for level in lines["A1"].levels] == [
        ("Meets", "yes", 100.0),
        ("Partly meets", "partial", 50.0),
        ("Does not meet", "no", 0.0),
        ("No disclosure found", "no_disclosure", 0.0),
        ("Not applicable", "na", None),
    ]
    assert lines["A1"].levels[0].rubric == "A public policy names human rights."
    assert (lines["A"].levels, lines["A"].dimension_label, lines["A"].method) == ((), "", "weighted mean of its parts")
