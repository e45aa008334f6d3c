"""What must hold for every methodology, whatever its criteria, weights and answers."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accountability.scoring.answers import AnswerRow
from accountability.scoring.compiled import compile_methodology
from accountability.scoring.engine import score
from accountability.scoring.explain import explain
from accountability.scoring.improve import what_would_raise
from tests.unit.accountability.scoring.generating import (
    METHODS,
    random_answers,
    random_methodology,
    random_units,
)

COMPANIES = ("p", "q")
FEW = settings(max_examples=30)
ADDITIVE = ("mean", "share_met")

pytestmark = pytest.mark.slow
seeds = given(random=st.integers(0, 2**32).map(Random))


def scored(methodology, answers, units=(), companies=COMPANIES):
    return score(compile_methodology(methodology), answers, units, companies=companies)


def table(result):
    return {(c, k): result[c, k] for c in result.companies for k in result.compiled.rows}


def with_better(random, methodology, answers):
    """Return the answers with one of them earning at least as much as before."""
    at = random.randrange(len(answers))
    scale = methodology.scale_of(answers[at].criterion)
    now = scale.points(answers[at].answer)
    better = [o.answer for o in scale.options if now is not None and (o.points or -9) >= now] or [answers[at].answer]
    return [*answers[:at], replace(answers[at], answer=random.choice(better)), *answers[at + 1 :]]


@FEW
@seeds
def test_not_applicable_is_neutral(random):
    methodology = random_methodology(random, rules=False)
    answers = random_answers(random, methodology, ("p",), [], share=1.0)
    leaf = random.choice(methodology.leaves()).id
    others = [row for row in answers if row.criterion != leaf]
    marked = [AnswerRow("p", leaf, "na")] if methodology.scale_of(leaf).options else []
    marked = [] if methodology.folding_point(leaf) else marked
    without, excluded = scored(methodology, others), scored(methodology, [*others, *marked])
    assert [excluded["p", c].score for c in excluded.compiled.rows] == [
        without["p", c].score for c in without.compiled.rows
    ]


@FEW
@seeds
def test_a_better_answer_never_lowers_a_score(random):
    methodology = random_methodology(random, rules=False)
    units = random_units(random, COMPANIES)
    answers = random_answers(random, methodology, COMPANIES, units, share=1.0)
    if not answers:
        return
    before = scored(methodology, answers, units)
    after = scored(methodology, with_better(random, methodology, answers), units)
    for company in COMPANIES:
        for criterion in before.compiled.rows:
            low, high = before[company, criterion].score, after[company, criterion].score
            assert (low is None) == (high is None)
            assert low is None or high >= low - 1e-9


@FEW
@seeds
def test_weights_of_means_are_free_of_scale(random):
    methodology = random_methodology(random, ("mean",), rules=False)
    answers = random_answers(random, methodology, COMPANIES, [])
    factor = random.choice([0.001, 0.5, 3, 1000])
    heavier = replace(methodology, criteria=tuple(replace(c, weight=c.weight * factor) for c in methodology.criteria))
    one, other = table(scored(methodology, answers)), table(scored(heavier, answers))
    for key, node in one.items():
        expected = None if node.score is None else pytest.approx(node.score, abs=1e-9)
        assert other[key].score == expected


@FEW
@seeds
def test_the_ceiling_is_reached_by_the_best_answers(random):
    methodology = random_methodology(random, tuple(m for m in METHODS if m != "none_some_all"), rules=False)
    units = random_units(random, COMPANIES)
    answers = random_answers(random, methodology, COMPANIES, units, share=1.0)
    best = [replace(row, answer=best_answer(methodology.scale_of(row.criterion))) for row in answers]
    for node in table(scored(methodology, best, units)).values():
        assert node.score == (None if node.max is None else pytest.approx(node.max, abs=1e-9))


def best_answer(scale):
    if scale.number:
        return f"{scale.number.high:g}"
    return next(option.answer for option in scale.options if option.points == scale.highest)


@FEW
@seeds
def test_order_of_rows_changes_no_bit(random):
    methodology = random_methodology(random)
    units = random_units(random, COMPANIES)
    answers = random_answers(random, methodology, COMPANIES, units)
    mixed = random.sample(answers, len(answers)), random.sample(units, len(units))
    assert table(scored(methodology, *mixed)) == table(scored(methodology, answers, units))


@FEW
@seeds
def test_a_company_scores_the_same_bits_alone_and_among_others(random):
    methodology = random_methodology(random)
    everyone = tuple(f"c{number}" for number in range(9))
    units = random_units(random, everyone)
    answers = random_answers(random, methodology, everyone, units)
    together = table(scored(methodology, answers, units, everyone))
    mine = [row for row in answers if row.company == "c4"], [unit for unit in units if unit.company == "c4"]
    alone = table(scored(methodology, *mine, ["c4"]))
    assert alone == {key: node for key, node in together.items() if key[0] == "c4"}


@FEW
@seeds
def test_contributions_add_up_to_the_uncapped_score(random):
    methodology = random_methodology(random, (*ADDITIVE, "sum"))
    units = random_units(random, COMPANIES)
    answers = random_answers(random, methodology, COMPANIES, units)
    result = scored(methodology, answers, units)
    for company, criterion in table(result):
        found = explain(result, company, criterion)
        whole = found.score.score if found.score.cap is None else found.score.uncapped
        if found.parts and whole is not None:
            total = sum(part.contribution or 0.0 for part in found.parts)
            assert total == pytest.approx(whole, abs=1e-9)


@FEW
@seeds
def test_what_would_raise_keeps_its_promise(random):
    methodology = random_methodology(random)
    units = random_units(random, ("p",))
    answers = random_answers(random, methodology, ("p",), units)
    result = scored(methodology, answers, units, ["p"])
    for promise in what_would_raise(result, "p"):
        place = (promise.unit, promise.leaf)
        others = [row for row in answers if (row.unit, row.criterion) != place]
        changed = [*others, AnswerRow("p", promise.leaf, promise.better, promise.unit)]
        total = scored(methodology, changed, units, ["p"]).of("p").total.score
        assert total == promise.total
        assert total > (result.of("p").total.score or 0.0)
