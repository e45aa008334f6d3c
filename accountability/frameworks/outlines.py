"""A methodology laid out for reading: its tree with each part's share of the total, its rules in words. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accountability.scoring.methodology import Aggregate, Condition, Criterion, Methodology, Operator, Scale

Words = Mapping[str, str | Promise]

METHODS: Words = {
    "mean": gettext_lazy("weighted mean"),
    "sum": gettext_lazy("weighted sum"),
    "min": gettext_lazy("the lowest"),
    "max": gettext_lazy("the highest"),
    "geometric": gettext_lazy("weighted geometric mean"),
    "median": gettext_lazy("the median"),
    "share_met": gettext_lazy("weighted share that reaches %(met)s"),
    "none_some_all": gettext_lazy("by whether none, some or all are met"),
}
TESTS: Words = {
    "lt": gettext_lazy("is below %(limit)s"),
    "lte": gettext_lazy("is %(limit)s or less"),
    "gt": gettext_lazy("is above %(limit)s"),
    "gte": gettext_lazy("is %(limit)s or more"),
    "eq": gettext_lazy("is exactly %(limit)s"),
}
DIMENSIONS: Words = {
    "commitment": gettext_lazy("Commitment: what the company says"),
    "practice": gettext_lazy("Practice: what the company does"),
    "remedy": gettext_lazy("Remedy: what the company puts right"),
}
NO_DISCLOSURE = frozenset({"no_disclosure", "no_disclosure_found"})
# Only of these is a part's share of the whole a fixed number.
SHARED = frozenset({"mean", "share_met"})


@dataclass(frozen=True)
class Level:
    """An answer of a scale, what it earns, and what it means for one criterion."""

    label: str
    state: str
    points: float | None
    rubric: str


@dataclass(frozen=True)
class Line:
    """A criterion in the outline; ``share`` is its part of the total in percent, None where it is no fixed number."""

    criterion: Criterion
    depth: int
    share: float | None
    method: str
    levels: tuple[Level, ...]

    @property
    def heading_level(self) -> int:
        """Which heading it gets on a page whose parts start at h2."""
        return min(self.depth + 1, 4)

    @property
    def dimension_label(self) -> str:
        """Whether it asks for words, deeds or remedy; '' where the methodology does not say."""
        return str(DIMENSIONS[self.criterion.dimension]) if self.criterion.dimension else ""


def outline(tree: Methodology) -> tuple[Line, ...]:
    """Every criterion below the root, parents before their children."""
    shares = shares_of(tree)
    return tuple(line_of(tree, criterion, shares) for criterion in tree.descendants(tree.root.id))


def layout(tree: Methodology) -> dict[str, object]:
    """What a page about a methodology shows: the tree, its lines and its rules in words."""
    return {
        "tree": tree,
        "lines": outline(tree),
        "caps": caps_in_words(tree),
        "grades": grades_in_words(tree),
        "root_method": method_of(tree.root),
    }


def line_of(tree: Methodology, criterion: Criterion, shares: dict[str, float | None]) -> Line:
    """One criterion of the outline."""
    is_leaf = tree.is_leaf(criterion.id)
    return Line(
        criterion=criterion,
        depth=sum(1 for _above in tree.ancestors(criterion.id)),
        share=shares[criterion.id],
        method="" if is_leaf else method_of(criterion),
        levels=levels_of(tree.scale_of(criterion.id), criterion) if is_leaf else (),
    )


def shares_of(tree: Methodology) -> dict[str, float | None]:
    """Each criterion's part of the total in percent when everything applies.

    A criterion that the total passes over (it pools a lower level) has the sum of its children's parts.
    """
    shares: dict[str, float | None] = {}
    _give(tree, tree.root.id, 100.0, shares)
    for criterion in reversed(tree.criteria):
        parts = [shares.get(child.id) for child in tree.children(criterion.id)]
        known = [part for part in parts if part is not None]
        shares.setdefault(criterion.id, sum(known) if known else None)
    return shares


def method_of(criterion: Criterion) -> str:
    """How a computed criterion follows from its parts, in words."""
    rule = criterion.aggregate
    how = str(METHODS[rule.by]) % {"met": _plain(rule.met or 0)}
    parts = _("its parts") if rule.over == Aggregate().over else _("everything at the level “%s”") % rule.over
    said = _("%(how)s of %(parts)s") % {"how": how, "parts": parts}
    return said + (_(", scaled to %s") % _plain(rule.scale_to) if rule.scale_to else "")


def levels_of(scale: Scale, criterion: Criterion) -> tuple[Level, ...]:
    """The answers of the scale with what each means for the criterion; none for a scale of numbers."""
    return tuple(
        Level(
            label=option.label,
            state=state_of(option.answer, option.points, scale.highest),
            points=option.points,
            rubric=criterion.rubric.get(option.answer, ""),
        )
        for option in scale.options
    )


def state_of(answer: str | None, points: float | None, highest: float | None) -> str:
    """Which look an answer has, everywhere: by what it earns of the most, never by its name.

    Only "no disclosure" goes by its name, for no number says it: not assessed, not applicable, no disclosure and does
    not meet stay four things.
    """
    if answer is None:
        return "not_assessed"
    if answer.replace(" ", "_").replace("-", "_").lower() in NO_DISCLOSURE:
        return "no_disclosure"
    if points is None:
        return "na"
    if highest is not None and points >= highest:
        return "yes"
    return "no" if points <= 0 else "partial"


def caps_in_words(tree: Methodology) -> tuple[tuple[str, str], ...]:
    """What each cap does, and why."""
    return tuple(
        (
            capfirst(
                _("%(node)s is held at %(limit)s at most while %(conditions)s.")
                % {"node": _named(tree, cap.node), "limit": _plain(cap.at_most), "conditions": _all(tree, cap.when)}
            ),
            cap.reason,
        )
        for cap in tree.caps
    )


def grades_in_words(tree: Methodology) -> tuple[tuple[str, str], ...]:
    """Each grade and when it is given; the first that fits counts."""
    return tuple(
        (grade.grade, capfirst(_all(tree, grade.when)) if grade.when else _("Otherwise")) for grade in tree.grades
    )


def _give(tree: Methodology, node: str, share: float | None, shares: dict[str, float | None]) -> None:
    shares[node] = share
    members = [] if tree.is_leaf(node) else tree.members(node)
    weights = sum(member.weight for member in members)
    is_fixed = share is not None and weights > 0 and tree.criterion(node).aggregate.by in SHARED
    for member in members:
        _give(tree, member.id, share * member.weight / weights if is_fixed and share else None, shares)


def _all(tree: Methodology, conditions: tuple[Condition, ...]) -> str:
    return _(" and ").join(_tests(tree, conditions))


def _tests(tree: Methodology, conditions: tuple[Condition, ...]) -> Iterator[str]:
    for condition in conditions:
        for operator, limit in condition.tests:
            yield comparison_in_words(tree, condition.node, operator, limit)


def comparison_in_words(tree: Methodology, node: str, operator: Operator, limit: float | str) -> str:
    """One test of a condition, as 'the total is below 30'."""
    against = _("the score of %s") % _named(tree, limit) if isinstance(limit, str) else _plain(limit)
    return f"{_named(tree, node)} {str(TESTS[operator]) % {'limit': against}}"


def _named(tree: Methodology, node: str) -> str:
    return _("the total") if node == tree.root.id else f"{node} ({tree.criterion(node).title})"


def _plain(value: float) -> str:
    return str(number_format(value, 0 if float(value).is_integer() else None))
