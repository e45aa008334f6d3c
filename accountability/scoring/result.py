"""What scoring gives back: for every company and criterion a score, its maximum and what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from accountability.scoring.answers import AnswerRow
from accountability.scoring.arithmetic import number_at
from accountability.scoring.compiled import Compiled
from accountability.scoring.computing import Scores, compute
from accountability.scoring.folding import Layout
from accountability.scoring.grading import competition_ranks, given_grades
from accountability.scoring.methodology import Cap, Grade, Missing
from accountability.scoring.sheet import Sheet
from accountability.scoring.summary import Summary

State = Literal["scored", "not assessed", "not applicable"]


@dataclass(frozen=True, slots=True)
class NodeScore:
    """One criterion of one company (or unit).

    `score` and `max` are points, None where there is no score (`max` also where there is no limit). `max` is what the
    parts that count here could have come to: leaves not applicable, and under "exclude" leaves not assessed, are in
    neither. `answered` and `applicable` count leaves; `cap` is the cap that lowered the score from `uncapped`.
    """

    score: float | None
    max: float | None
    answered: int
    applicable: int
    cap: Cap | None = None
    uncapped: float | None = None

    @property
    def coverage(self) -> float | None:
        """Answered over applicable leaves, 0 to 1; None when nothing is applicable."""
        return self.answered / self.applicable if self.applicable else None

    @property
    def state(self) -> State:
        """Whether there is a score and, if not, which of the two reasons there is."""
        if self.score is not None:
            return "scored"
        return "not assessed" if self.applicable > self.answered else "not applicable"


@dataclass(frozen=True, eq=False)
class Result:
    """The scores of all companies on one methodology; `result[company, criterion]` is a NodeScore."""

    compiled: Compiled
    layout: Layout
    sheet: Sheet
    missing: Missing
    summary: Summary
    groups: Mapping[str, str]
    answers: Sequence[AnswerRow] = ()

    @property
    def companies(self) -> tuple[str, ...]:
        """Every company scored, in alphabetical order."""
        return self.layout.companies

    @cached_property
    def scores(self) -> Scores:
        """The full tables, of every criterion and unit; worked out when first asked for if there are many columns."""
        return self.summary.whole or compute(self.compiled, self.layout, self.sheet, self.missing)

    @cached_property
    def grades(self) -> tuple[Grade | None, ...]:
        """Each company's grade, in the order of the companies."""
        return given_grades(self.compiled, self.summary)

    @cached_property
    def ranks(self) -> tuple[int | None, ...]:
        """Each company's rank, in the order of the companies."""
        totals = self.summary.totals(self.compiled)
        return competition_ranks(self.compiled, self.layout.companies, totals, self.groups)

    def __getitem__(self, key: tuple[str, str]) -> NodeScore:
        company, criterion = key
        return self.in_unit(company, "", criterion)

    def in_unit(self, company: str, unit: str, criterion: str) -> NodeScore:
        """Return a criterion's score in one unit, "" being the company itself; raises KeyError for unknown names."""
        row, column = self.compiled.rows[criterion], self.layout.columns[company, unit]
        caps = self.scores.capped.get(row)
        cap = None if caps is None or caps[column] < 0 else self.compiled.methodology.caps[caps[column]]
        return NodeScore(
            score=number_at(self.scores.values, row, column),
            max=number_at(self.scores.highs, row, column),
            answered=int(self.scores.answered[row, column]),
            applicable=int(self.scores.applicable[row, column]),
            cap=cap,
            uncapped=float(self.scores.uncapped[row][column]) if cap else None,
        )

    def of(self, company: str) -> "CompanyScores":
        """Return one company's part of the result; raises KeyError."""
        return CompanyScores(self, company, self.layout.columns[company, ""])

    @cached_property
    def answer_of(self) -> dict[tuple[str, str, str], str]:
        """The answer given for every (company, unit, criterion)."""
        return {(row.company, row.unit, row.criterion): row.answer for row in self.answers}


@dataclass(frozen=True, slots=True)
class CompanyScores:
    """One company's scores; `scores[criterion]` is a NodeScore."""

    result: Result
    company: str
    column: int

    def __getitem__(self, criterion: str) -> NodeScore:
        return self.result[self.company, criterion]

    @property
    def total(self) -> NodeScore:
        """The score of the root."""
        return self[self.result.compiled.methodology.root.id]

    @property
    def grade(self) -> str | None:
        """The grade of the root; None when the methodology gives none or the root has no score."""
        grade = self.result.grades[self.column]
        return grade.grade if grade else None

    @property
    def rank(self) -> int | None:
        """The rank among the companies scored together; None when the root has no score."""
        return self.result.ranks[self.column]
