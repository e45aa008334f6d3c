"""Why a criterion has the score it has: its parts, what was left out, and the cap or grade rule that decided."""

import math
from dataclasses import dataclass

import numpy as np

from accountability.scoring.arithmetic import compares
from accountability.scoring.methodology import Aggregate, Criterion, Grade
from accountability.scoring.result import NodeScore, Result, State


@dataclass(frozen=True, slots=True)
class Part:
    """One member of an aggregate, or one unit at a folding point.

    `contribution` is in points of the whole before its cap, and the contributions of a mean, sum or share add up to
    it; None where the method has no such parts (min, max, median, geometric, none_some_all) or the part was left out.
    """

    name: str
    title: str
    weight: float
    score: NodeScore
    contribution: float | None
    left_out: State | None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A criterion's score and what it is made of; `grade` is the rule that gave it, on the root only.

    `parts` are the members of the aggregate, or the top-level units where the values of units become one.
    """

    criterion: Criterion
    company: str
    unit: str
    score: NodeScore
    parts: tuple[Part, ...]
    answer: str | None
    grade: Grade | None


def explain(result: Result, company: str, criterion: str, unit: str = "") -> Explanation:
    """Return why one criterion of a company, or of one of its units, scores as it does; raises KeyError."""
    methodology = result.compiled.methodology
    node = methodology.criterion(criterion)
    score = result.in_unit(company, unit, criterion)
    at_top = node is methodology.root and not unit
    return Explanation(
        criterion=node,
        company=company,
        unit=unit,
        score=score,
        parts=_unit_parts(result, company, node, unit) or _member_parts(result, company, node, unit),
        answer=result.answer_of.get((company, unit, criterion)),
        grade=result.grades[result.layout.columns[company, ""]] if at_top else None,
    )


def _unit_parts(result: Result, company: str, node: Criterion, unit: str) -> tuple[Part, ...]:
    """Return the units just under the company or a unit when these make its score: kinds weigh the same, then units."""
    fold = result.compiled.methodology.folding_point(node.id)
    layout = result.layout
    if fold is None:
        return ()
    below = [
        (below.name, kind, result.in_unit(company, below.name, node.id))
        for below, kind in zip(layout.units, layout.kind, strict=True)
        if (below.company, below.parent) == (company, unit) and kind in fold.units
    ]
    scored = [kind for _, kind, score in below if score.score is not None]
    if unit and not scored:
        return ()
    shares = {kind: 1 / len(set(scored)) / scored.count(kind) for kind in scored}
    return tuple(
        Part(
            name=name,
            title=name,
            weight=shares.get(kind, 0.0),
            score=score,
            contribution=None if score.score is None else score.score * shares[kind],
            left_out=None if score.state == "scored" else score.state,
            answer=result.answer_of.get((company, name, node.id)),
        )
        for name, kind, score in below
    )


def _member_parts(result: Result, company: str, node: Criterion, unit: str) -> tuple[Part, ...]:
    """Return the criteria an aggregate is computed from, with what each adds to it."""
    members = result.compiled.methodology.members(node.id)
    scores = [result.in_unit(company, unit, member.id) for member in members]
    row, column = result.compiled.rows[node.id], result.layout.columns[company, unit]
    ceilings = result.scores.ceilings.get(row)
    factor = 1.0 if ceilings is None or node.aggregate.scale_to is None else node.aggregate.scale_to / ceilings[column]
    counted = sum(member.weight for member, score in zip(members, scores, strict=True) if score.score is not None)
    return tuple(
        Part(
            name=member.id,
            title=member.title,
            weight=member.weight,
            score=score,
            contribution=_contribution(node.aggregate, member.weight, score.score, counted, float(factor)),
            left_out=None if score.state == "scored" else score.state,
            answer=result.answer_of.get((company, unit, member.id)),
        )
        for member, score in zip(members, scores, strict=True)
    )


def _contribution(rule: Aggregate, weight: float, score: float | None, counted: float, factor: float) -> float | None:
    """Return the points one member adds; None for a method whose score is no sum of its members."""
    if score is None or rule.by not in {"mean", "sum", "share_met"} or math.isnan(factor):
        return None
    if rule.by == "sum":
        return weight * score * factor
    if rule.by == "share_met":
        score = 100.0 if rule.met is not None and bool(compares("gte", np.array([score]), rule.met)[0]) else 0.0
    return weight * score / counted * factor if counted else None
