"""One criterion across all companies, and the grades of an index. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from accountability.frameworks.outlines import state_of
from accountability.scorecards.findings import Finding, finding_of
from accountability.scorecards.passages import passages
from accountability.scoring.engine import score_one
from accountability.scoring.methodology import Methodology, Scale
from accountability.scoring.problems import AnswersError

NOT_ASSESSED = ("not_assessed", "")


@dataclass(frozen=True)
class Answered:
    """What was found on the criterion at one company."""

    slug: str
    name: str
    finding: Finding


@dataclass(frozen=True)
class GradeCount:
    """How many companies have a grade."""

    grade: str
    companies: int


def answered(document: Mapping[str, Any], tree: Methodology, criterion: str) -> Answered:
    """The company's answer to the criterion, which the document must hold."""
    item = next(item for item in document["criteria"] if item["id"] == criterion)
    company = document["company"]
    return Answered(company["slug"], company["name"], finding_of(item, tree, passages(document)))


def distribution(scale: Scale, findings: Iterable[Finding]) -> tuple[tuple[str, str, int], ...]:
    """State, the scale's word and how many have it, every answer of the scale, so that a missing one reads 0.

    Counted are companies, or their parts where those are asked about. A scale of numbers has no words: then only the
    states that occur. Not assessed comes last.
    """
    counted = Counter(answer for finding in findings for answer in finding.answers)
    offered = [(state_of(o.answer, o.points, scale.highest), o.label) for o in scale.options]
    answers = offered or sorted(answer for answer in counted if answer != NOT_ASSESSED)
    return tuple((*answer, counted[answer]) for answer in [*answers, NOT_ASSESSED])


def grade_counts(tree: Methodology, grades: Iterable[str]) -> tuple[GradeCount, ...]:
    """How many companies have each grade, the best grade first; nothing where the methodology gives none."""
    if not tree.grades:
        return ()
    counted = Counter(grades)
    words = [grade.grade for grade in tree.grades]
    best = best_grade(tree)
    # The order of the file is that of its rules: turn it round where the best grade stands last.
    ordered = words[::-1] if words and words[-1] == best and len(words) > 1 else words
    return tuple(GradeCount(grade, counted[grade]) for grade in ordered)


def best_grade(tree: Methodology) -> str:
    """The grade of a company with the best answer everywhere; '' where that cannot be told."""
    answers = {}
    for leaf in tree.leaves():
        scored = [option for option in tree.scale_of(leaf.id).options if option.points is not None]
        if scored:
            answers[leaf.id] = max(scored, key=lambda option: option.points or 0.0).answer
    try:
        return score_one(tree, answers).grade or ""
    except AnswersError:
        return ""
