"""A second scoring engine, slow and exact: one company, one criterion, one fraction at a time.

Written from the rules of the methodology format alone, to check the fast engine against. It shares nothing with
it but the parsed methodology. Geometric means, which are not fractions, are taken to 30 places.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from statistics import median

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.methodology import Aggregate, Condition, Methodology

COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
}


@dataclass(frozen=True)
class Exact:
    """A score with the most and the fewest points there could have been."""

    score: Fraction
    high: Fraction
    low: Fraction


def mean(parts: Iterable[Exact | None]) -> Exact | None:
    there = [part for part in parts if part is not None]
    if not there:
        return None
    columns = ([p.score for p in there], [p.high for p in there], [p.low for p in there])
    return Exact(*(sum(column, Fraction(0)) / len(there) for column in columns))


def combined(rule: Aggregate, weights: Sequence[Fraction], values: Sequence[Fraction], highs: Sequence[Fraction]):
    """Return one number of many by the method of an aggregate, None when nothing has a weight."""
    whole = sum(weights, Fraction(0))
    weighed = sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0))
    if rule.by == "sum":
        return weighed
    if rule.by in {"min", "max", "median"}:
        return {"min": min, "max": max, "median": median}[rule.by](values)
    if rule.by == "none_some_all":
        points = [Fraction(p) for p in rule.points]
        full = all(v == h for v, h in zip(values, highs, strict=True))
        return points[0] if all(v <= 0 for v in values) else points[2] if full else points[1]
    if rule.by == "geometric" and whole:
        return geometric(weights, values)
    if rule.by == "share_met":
        weighed = 100 * sum((w for w, v in zip(weights, values, strict=True) if v >= Fraction(rule.met)), Fraction(0))
    return weighed / whole if whole else None


def geometric(weights: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
    """Return the weighted geometric mean, right to 30 decimal places."""
    counted = [(weight, value) for weight, value in zip(weights, values, strict=True) if weight]
    if any(value == 0 for _, value in counted):
        return Fraction(0)
    with localcontext() as context:
        context.prec = 60
        logs = sum(decimal(weight) * decimal(value).ln() for weight, value in counted)
        mean = (logs / decimal(sum((weight for weight, _ in counted), Fraction(0)))).exp()
        return Fraction(mean.quantize(Decimal("1e-30")))


def decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


class Reference:
    """The scores of companies, worked out when asked for."""

    def __init__(self, methodology: Methodology, answers: Iterable[AnswerRow], units: Iterable[Unit], missing: str):
        self.methodology, self.missing = methodology, missing
        self.answers = {(row.company, row.unit, row.criterion): row.answer for row in answers}
        self.units = sorted(units, key=lambda unit: (unit.company, unit.name))
        self.known: dict[tuple[str, str, str], Exact | None] = {}

    def at(self, company: str, unit: str, node: str) -> Exact | None:
        """Return a criterion's exact value for a company, or within a unit that answers for itself."""
        key = (company, unit, node)
        if key not in self.known:
            self.known[key] = self._folded(company, node) if self._is_folded(unit, node) else self._own(*key)
        return self.known[key]

    def _is_folded(self, unit: str, node: str) -> bool:
        return not unit and self.methodology.folding_point(node) is not None

    def _folded(self, company: str, node: str) -> Exact | None:
        fold = self.methodology.folding_point(node)
        tops = [unit for unit in self.units if unit.company == company and not unit.parent]
        kinds = [mean(self._rolled(u, node) for u in tops if u.kind == kind) for kind in fold.units]
        value = mean(kinds)
        return self._capped(company, "", node, value) if fold.id == node else value

    def _rolled(self, unit: Unit, node: str) -> Exact | None:
        below = self._children(unit)
        if below and (any(self._busy(child, node) for child in below) or not self._answers(unit, node)):
            return mean(self._rolled(child, node) for child in below)
        return self.at(unit.company, unit.name, node)

    def _children(self, unit: Unit) -> list[Unit]:
        return [child for child in self.units if (child.company, child.parent) == (unit.company, unit.name)]

    def _answers(self, unit: Unit, node: str) -> bool:
        leaves = self.methodology.leaves(self.methodology.folding_point(node).id)
        return any((unit.company, unit.name, leaf.id) in self.answers for leaf in leaves)

    def _busy(self, unit: Unit, node: str) -> bool:
        return self._answers(unit, node) or any(self._busy(child, node) for child in self._children(unit))

    def _own(self, company: str, unit: str, node: str) -> Exact | None:
        if self.methodology.is_leaf(node):
            value = self._leaf(company, unit, node)
        else:
            value = self._aggregate(company, unit, node)
        return value if self.methodology.by_id[node].units else self._capped(company, unit, node, value)

    def _leaf(self, company: str, unit: str, node: str) -> Exact | None:
        scale = self.methodology.scale_of(node)
        answer = self.answers.get((company, unit, node))
        points = scale.points(answer) if answer is not None else 0.0 if self.missing == "zero" else None
        return None if points is None else Exact(Fraction(points), Fraction(scale.highest), Fraction(scale.lowest))

    def _aggregate(self, company: str, unit: str, node: str) -> Exact | None:
        rule = self.methodology.by_id[node].aggregate
        parts = [(Fraction(m.weight), self.at(company, unit, m.id)) for m in self.methodology.members(node)]
        parts = [(weight, part) for weight, part in parts if part is not None]
        if not parts:
            return None
        weights = [weight for weight, _ in parts]
        highs = [part.high for _, part in parts]
        score = combined(rule, weights, [part.score for _, part in parts], highs)
        if score is None:
            return None
        if rule.by == "none_some_all":
            return self._scaled(rule, Exact(score, Fraction(max(rule.points)), Fraction(min(rule.points))))
        most = [part.high if weight >= 0 else part.low for weight, part in parts]
        least = [part.low if weight >= 0 else part.high for weight, part in parts]
        return self._scaled(
            rule, Exact(score, combined(rule, weights, most, highs), combined(rule, weights, least, highs))
        )

    def _scaled(self, rule: Aggregate, value: Exact) -> Exact | None:
        if rule.scale_to is None:
            return value
        if value.high <= 0:
            return None
        to = Fraction(rule.scale_to)
        return Exact(value.score / value.high * to, to, value.low / value.high * to)

    def _capped(self, company: str, unit: str, node: str, value: Exact | None) -> Exact | None:
        if value is None:
            return None
        caps = [cap for cap in self.methodology.caps if cap.node == node]
        held = [Fraction(c.at_most) for c in caps if all(self._holds(company, unit, node, w) for w in c.when)]
        return Exact(min([value.score, *held]), value.high, value.low)

    def _holds(self, company: str, unit: str, reader: str, condition: Condition) -> bool:
        left = self._read(company, unit, reader, condition.node)
        for operator, against in condition.tests:
            right = self._read(company, unit, reader, against) if isinstance(against, str) else Fraction(against)
            if left is None or right is None or not COMPARE[operator](left, right):
                return False
        return True

    def _read(self, company: str, unit: str, reader: str, node: str) -> Fraction | None:
        within = self.methodology.folding_point(node) is self.methodology.folding_point(reader)
        value = self.at(company, unit if within else "", node)
        return None if value is None else value.score

    def grade(self, company: str) -> str | None:
        """Return the first grade whose conditions hold."""
        root = self.methodology.root.id
        if self.at(company, "", root) is None:
            return None
        fitting = (g for g in self.methodology.grades if all(self._holds(company, "", root, w) for w in g.when))
        return next((grade.grade for grade in fitting), None)
