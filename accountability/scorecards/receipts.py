"""A receipt for one number: what it is made of, what was left out, which rule decided, what would raise it. Pure."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accountability.frameworks.outlines import Level, levels_of, method_of, state_of
from accountability.scorecards.cards import OWN
from accountability.scorecards.figures import precise, shown
from accountability.scorecards.findings import Finding, Published, finding_of
from accountability.scorecards.passages import passages
from accountability.scorecards.verdicts import Check, checks_of
from accountability.scorecards.workings import Working, raises
from accountability.scoring.explain import Explanation, Part, explain
from accountability.scoring.improve import Raise
from accountability.scoring.methodology import Cap, Condition, Criterion, Methodology
from accountability.scoring.result import NodeScore

MOST_RAISES = 10


@dataclass(frozen=True)
class Answer:
    """An answer as the site's badges know it."""

    state: str
    label: str


@dataclass(frozen=True)
class Line:
    """One part of the number. Texts are exact figures; ``left_out`` says why it does not count, '' where it does."""

    name: str
    title: str
    is_unit: bool
    weight: str
    score: str
    contribution: str
    answer: Answer | None
    answered: int
    applicable: int
    left_out: str


@dataclass(frozen=True)
class Rule:
    """A grade's rule; without checks it is what remains."""

    grade: str
    checks: tuple[Check, ...]
    fired: bool


@dataclass(frozen=True)
class Better:
    """A better answer to one criterion, and what it would come to.

    ``gain`` is '' where there is no number yet, ``total`` on the total itself.
    """

    leaf: Criterion
    unit: str
    now: str
    better: str
    score: str
    gain: str
    total: str


@dataclass(frozen=True)
class Receipt:
    """Why one criterion of one company, or of one of its parts, has its number."""

    working: Working
    node: Criterion
    unit: str
    explanation: Explanation

    @property
    def tree(self) -> Methodology:
        """The methodology."""
        return self.working.tree

    @property
    def figure(self) -> NodeScore:
        """The number with what it rests on."""
        return self.explanation.score

    @property
    def value(self) -> float | None:
        """The number as the methodology rounds it; None when there is none."""
        return shown(self.figure.score, self.tree.rounding)

    @property
    def exact(self) -> str:
        """The number before rounding."""
        return precise(self.figure.score, self.tree.rounding)

    @property
    def is_leaf(self) -> bool:
        """Whether it is answered rather than computed."""
        return self.tree.is_leaf(self.node.id)

    @property
    def is_root(self) -> bool:
        """Whether it is the total of the company itself."""
        return self.node is self.tree.root and not self.unit

    @property
    def above(self) -> tuple[Criterion, ...]:
        """The criteria above it, from the root down."""
        return tuple(reversed([*self.tree.ancestors(self.node.id)]))

    @property
    def below(self) -> tuple[Criterion, ...]:
        """What stands under it, where its number is made of units: the way further down."""
        return self.tree.children(self.node.id) if self.has_units else ()

    @property
    def method(self) -> str:
        """How the number follows from its parts, in words; '' for a plain answer."""
        return "" if self.is_leaf else method_of(self.node)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every part, counted or not."""
        return tuple(_line(self, part) for part in self.explanation.parts)

    @property
    def has_units(self) -> bool:
        """Whether its parts are parts of the company."""
        return bool(self.explanation.parts) and self.explanation.parts[0].name not in self.tree.by_id

    @property
    def counted(self) -> tuple[Line, ...]:
        """The parts that count."""
        return tuple(line for line in self.lines if not line.left_out)

    @property
    def left_out(self) -> tuple[Line, ...]:
        """The parts that do not."""
        return tuple(line for line in self.lines if line.left_out)

    @property
    def together(self) -> str:
        """What the contributions add up to; '' where the number is no sum."""
        added = [part.contribution for part in self.explanation.parts if part.contribution is not None]
        return precise(sum(added), self.tree.rounding) if added else ""

    @property
    def cap(self) -> Cap | None:
        """The limit that lowered the number."""
        return self.figure.cap

    @property
    def uncapped(self) -> str:
        """What it would be without that limit."""
        return precise(self.figure.uncapped, self.tree.rounding)

    @property
    def cap_checks(self) -> tuple[Check, ...]:
        """Why the limit applied."""
        return self._checks(self.cap.when) if self.cap else ()

    def _checks(self, conditions: tuple[Condition, ...]) -> tuple[Check, ...]:
        return tuple(checks_of(self.working.result, self.working.company, conditions))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The grades up to the one given, with the numbers that decided; none below the total."""
        given = self.explanation.grade
        if given is None:
            return ()
        tried = self.tree.grades[: self.tree.grades.index(given) + 1]
        return tuple(Rule(grade.grade, self._checks(grade.when), grade is given) for grade in tried)

    @cached_property
    def raises(self) -> tuple[Better, ...]:
        """The ten single answers that would raise it most."""
        found = raises(self.working, self.node.id)
        # What somebody else published is not answered where they did not ask: that is not ours to raise.
        asked = [one for one in found if one.now is not None or not self.is_imported]
        mine = [one for one in asked if not self.unit or one.unit == self.unit]
        return tuple(_better(self, one) for one in mine[:MOST_RAISES])

    @cached_property
    def finding(self) -> Finding | None:
        """What was found, on a criterion that is answered."""
        items = self.working.document["criteria"]
        item = next((item for item in items if item["id"] == self.node.id), None)
        return finding_of(item, self.tree, passages(self.working.document)) if item else None

    @property
    def is_imported(self) -> bool:
        """Whether somebody else published the answers."""
        origin = self.working.document.get("assessed", {}).get("origin", OWN)
        return bool(origin["kind"] != OWN["kind"])

    @property
    def published(self) -> tuple[Published, ...]:
        """What a publisher says beside the answers shown here."""
        if self.finding is None:
            return ()
        answers = self.finding.in_units or ((self.finding.published,) if self.finding.published else ())
        return tuple(one for one in answers if one.is_explained and self.unit in {"", one.unit})

    @property
    def levels(self) -> tuple[tuple[Level, bool], ...]:
        """The answers of the scale, each with whether it was given."""
        scale = self.tree.scale_of(self.node.id)
        given = [option.answer == self.explanation.answer for option in scale.options]
        return tuple(zip(levels_of(scale, self.node), given, strict=True))


def receipt_of(one: Working, node: str, unit: str = "") -> Receipt | None:
    """The receipt of a criterion; None for a criterion or a unit that the document does not know."""
    columns = one.result.layout.columns
    if node not in one.tree.by_id or (one.company, unit) not in columns:
        return None
    return Receipt(one, one.tree.criterion(node), unit, explain(one.result, one.company, node, unit))


def _line(receipt: Receipt, part: Part) -> Line:
    tree, is_unit = receipt.tree, part.name not in receipt.tree.by_id
    leaf = receipt.node.id if is_unit else part.name
    weight = _("%s %%") % number_format(round(part.weight * 100, 1), 1) if is_unit else f"{part.weight:g}"
    return Line(
        name=part.name,
        title=part.title,
        is_unit=is_unit,
        weight=weight,
        score=precise(part.score.score, tree.rounding),
        contribution=precise(part.contribution, tree.rounding),
        answer=_answer(tree, leaf, part),
        answered=part.score.answered,
        applicable=part.score.applicable,
        left_out=_reason(part, is_imported=receipt.is_imported),
    )


def _answer(tree: Methodology, leaf: str, part: Part) -> Answer | None:
    """The answer of a part that is one; of a computed part only why it has no number."""
    if tree.is_leaf(leaf) and part.answer is not None:
        return answer_shown(tree, leaf, part.answer)
    states = {"not assessed": "not_assessed", "not applicable": "na"}
    if tree.is_leaf(leaf) and part.left_out is None and part.name in tree.by_id:
        return Answer("not_assessed", "")
    return Answer(states[part.left_out], "") if part.left_out in states else None


def _reason(part: Part, *, is_imported: bool) -> str:
    if part.left_out == "not assessed" and is_imported:
        return _("The publisher gives no answer. It counts neither for nor against the company.")
    if part.left_out == "not assessed":
        return _("Not assessed. It counts neither for nor against the company.")
    if part.left_out == "not applicable":
        return _("It does not arise here, so it counts neither for nor against the company.")
    return ""


def answer_shown(tree: Methodology, leaf: str, answer: str | None) -> Answer:
    """An answer to a criterion in its scale's words."""
    if answer is None:
        return Answer("not_assessed", "")
    scale = tree.scale_of(leaf)
    label = next((option.label for option in scale.options if option.answer == answer), answer)
    return Answer(state_of(answer, scale.points(answer), scale.highest), label)


def _better(receipt: Receipt, one: Raise) -> Better:
    tree, rounding = receipt.tree, receipt.tree.rounding
    before = receipt.working.result[receipt.working.company, receipt.node.id].score
    return Better(
        leaf=tree.criterion(one.leaf),
        unit=one.unit,
        now=answer_shown(tree, one.leaf, one.now).label or _("Not assessed"),
        better=answer_shown(tree, one.leaf, one.better).label,
        score=precise(one.score, rounding),
        gain="" if before is None else precise(one.score - before, rounding),
        total="" if receipt.is_root else precise(one.total, rounding),
    )
