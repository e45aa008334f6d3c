"""Figures out of counts, and the goals beside them."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

COLUMNS = ("all", "en", "de", "fr", "nl", "sv", "html")


class Goal(NamedTuple):
    """A figure that is meant to reach a value, or to stay below one."""

    what: str
    figure: Callable[["Figures"], float | None]
    at_least: float | None = None
    at_most: float | None = None

    def is_met(self, figures: "Figures") -> bool:
        """Whether the figure is as good as it is meant to be; nothing measured misses nothing."""
        value = self.figure(figures)
        if value is None:
            return True
        low, high = self.at_least, self.at_most
        return (low is None or round(value, 3) >= low) and (high is None or value <= high)

    def __str__(self) -> str:
        if self.at_least is None and self.at_most is None:
            return ""
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:.3g}"


class Figures:
    """What is worked out from the counts of some articles."""

    def __init__(self, count: Counter[tuple[str, str]]) -> None:
        self.count = count

    def precision(self, field: str) -> float | None:
        """How much of what was proposed is right."""
        right = self.count[field, "right"]
        return _ratio(right, right + self.count[field, "wrong"])

    def recall(self, field: str) -> float | None:
        """How much of what is right was found."""
        return _ratio(self.count[field, "found"], self.count[field, "expected"])

    def f1(self, field: str) -> float | None:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision(field), self.recall(field)
        if precision is None and recall is None:
            return None
        precision, recall = precision or 0.0, recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def share(self, field: str, part: str = "right") -> float | None:
        """How many of all that were counted have it right."""
        return _ratio(self.count[field, part], self.count[field, "all"])

    def number(self, field: str, part: str) -> float:
        """A count as it is."""
        return float(self.count[field, part])


def _ratio(part: int, whole: int) -> float | None:
    """A part of a whole, or None when there is no whole."""
    return part / whole if whole else None


def _common(*, quotes: float, commitments: float) -> tuple[Goal, ...]:
    """The goals that hold whether the companies are given or not, and those that differ."""
    return (
        Goal("others' words put in a company's mouth", lambda its: its.share("others", "wronged"), at_most=1 / 77),
        Goal("  of how many", lambda its: its.number("others", "all")),
        Goal("quotes given to the wrong company", lambda its: its.number("quotes", "wrong company"), at_most=2),
        Goal("quotes that are verbatim", lambda its: its.share("verbatim"), at_least=1),
        Goal("quotes F1", lambda its: its.f1("quotes"), at_least=quotes),
        Goal("  precision", lambda its: its.precision("quotes"), at_least=0.92),
        Goal("  recall", lambda its: its.recall("quotes")),
        Goal("commitments F1", lambda its: its.f1("commitments"), at_least=commitments),
        Goal("  precision", lambda its: its.precision("commitments")),
        Goal("  due date exact", lambda its: its.share("due"), at_least=0.9),
        Goal("  no due date where none is", lambda its: its.share("no due")),
        Goal("no response F1", lambda its: its.f1("no_response"), at_least=0.9),
        Goal("day of publication", lambda its: its.share("published_on"), at_least=1),
        Goal("language", lambda its: its.share("language"), at_least=1),
        Goal("claims without marks F1", lambda its: its.f1("indirect")),
        Goal("allegations F1", lambda its: its.f1("allegations")),
    )


def _companies(*, cold: bool) -> tuple[Goal, ...]:
    """The figures of companies; given, they are no achievement."""
    return (
        Goal("companies F1", lambda its: its.f1("companies"), at_least=0.85 if cold else None),
        Goal("  precision", lambda its: its.precision("companies")),
        Goal("  former names split off", lambda its: its.number("companies", "split"), at_most=0 if cold else None),
    )


GOALS = {
    "cold": (*_companies(cold=True), *_common(quotes=0.80, commitments=0.75)),
    "given": (*_companies(cold=False), *_common(quotes=0.85, commitments=0.80)),
}


def table(figures: Mapping[str, Figures], goals: tuple[Goal, ...]) -> list[str]:
    """A line for each figure: its goal, then all articles, each language, and web pages."""
    columns = [column for column in COLUMNS if column in figures]
    lines = [f"{'':<40}{'goal':>9}" + "".join(f"{column:>8}" for column in columns)]
    for goal in goals:
        values = (goal.figure(figures[column]) for column in columns)
        cells = "".join(f"{'–' if value is None else f'{value:.3g}':>8}" for value in values)
        lines.append(f"{goal.what:<40}{goal!s:>9}{cells}  {'' if goal.is_met(figures['all']) else 'NOT MET'}".rstrip())
    return lines


def shortfalls(figures: Figures, goals: tuple[Goal, ...]) -> list[str]:
    """The goals that were missed."""
    return [goal.what for goal in goals if not goal.is_met(figures)]
