"""Looking up assessments and what their marks come to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment, Mark
from accountability.assessments.rules import OVERSEERS, can_see_all_marks
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import state_of, tree_of
from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.importfiles import GivenAnswer
from accountability.scoring.methodology import Criterion, Scale
from accounts.choices import Role
from accounts.models import User
from responses.sources.models import Quote
from responses.statements.models import StatementQuote
from responses.statements.queries import evidence_for


@dataclass(frozen=True)
class Settled:
    """A criterion on which all marks made agree: the answer and the marks behind it; or the answer as published."""

    criterion: Criterion
    answer: str
    marks: tuple[Mark, ...]
    published: GivenAnswer | None = None


@dataclass(frozen=True)
class Findings:
    """What an assessment comes to. Leaves without an answer are in none; ``in_units`` holds those about parts.

    ``drafts`` are the criteria on which a reviewer has begun an answer and not given it.
    """

    settled: dict[str, Settled]
    disputed: dict[str, tuple[Mark, ...]]
    units: tuple[Unit, ...] = ()
    in_units: Mapping[str, tuple[GivenAnswer, ...]] = field(default_factory=dict)
    drafts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is settled."""
        return not self.settled and not self.in_units

    @property
    def rows(self) -> list[AnswerRow]:
        """The answers as the engine takes them, of a company without a name."""
        own = [AnswerRow("", criterion, settled.answer) for criterion, settled in self.settled.items()]
        parts = [given for answers in self.in_units.values() for given in answers]
        return own + [AnswerRow("", given.criterion, given.answer, given.unit) for given in parts]


@dataclass(frozen=True)
class AnswerShown:
    """A mark's answer as a word and a shape (``state``), with the mark."""

    mark: Mark
    label: str
    state: str


@dataclass(frozen=True)
class Row:
    """A criterion with the marks that the reader may see; ``differs`` when the reviewers' answers do."""

    criterion: Criterion
    shown: tuple[AnswerShown, ...]
    differs: bool


@dataclass(frozen=True)
class Theme:
    """A theme with its criteria; ``made`` of ``wanted`` marks are there."""

    criterion: Criterion
    rows: tuple[Row, ...]
    made: int
    wanted: int


@dataclass(frozen=True)
class Bench:
    """One criterion on a reviewer's desk: what is asked, what the company said, what stands before and after it."""

    assessment: Assessment
    theme: Criterion
    criterion: Criterion
    scale: Scale
    evidence: tuple[StatementQuote, ...]
    mark: Mark | None
    differs: bool
    position: int
    total: int
    previous: Criterion | None
    next: Criterion | None


@dataclass(frozen=True)
class Overview:
    """An assessment as one reader may see it. ``first_open`` is the reader's first criterion without a mark."""

    themes: tuple[Theme, ...]
    sees_all: bool
    reviewers: tuple[User, ...]
    first_open: str

    @property
    def made(self) -> int:
        """Marks made."""
        return sum(theme.made for theme in self.themes)

    @property
    def wanted(self) -> int:
        """Marks that there will be."""
        return sum(theme.wanted for theme in self.themes)

    @property
    def differing(self) -> list[Criterion]:
        """The criteria on which the reviewers differ."""
        return [row.criterion for theme in self.themes for row in theme.rows if row.differs]


def assessments_open_to(user: User) -> QuerySet[Assessment]:
    """Assessments the person may open: reviewers those they were assigned to, everybody else all. One statement."""
    found = Assessment.objects.select_related("company", "methodology")
    return found.filter(reviewers=user) if user.role == Role.REVIEWER else found


def assessments_listed(*, user: User) -> QuerySet[Assessment]:
    """Assessments the person may open, each with ``mark_count`` of ``reviewer_count`` sets and ``marked_at``.

    Marks are one's own; all for editors and administrators, but where they mark themselves. One statement.
    """
    is_mine = User.objects.filter(pk=user.pk, assessments=OuterRef("pk"))
    seen = Q(marks__reviewer=user) | (Q(is_mine=False) if user.role in OVERSEERS else Q())
    return (
        assessments_open_to(user)
        .defer("methodology__text")
        .annotate(is_mine=Exists(is_mine))
        .annotate(
            mark_count=Count("marks", filter=seen, distinct=True),
            marked_at=Max("marks__marked_at", filter=seen),
            reviewer_count=Count("reviewers", distinct=True),
        )
        .order_by("company__name", "-as_of", "pk")
    )


def leaf_counts() -> dict[int, int]:
    """How many criteria each methodology has to mark, by its primary key. One statement."""
    return {methodology.pk: len(tree_of(methodology).leaves()) for methodology in Methodology.objects.all()}


def marks_of(assessment: Assessment, *, reviewer: User) -> dict[str, Mark]:
    """The reviewer's own marks by criterion, with their quotes at hand (two statements)."""
    return {mark.criterion: mark for mark in assessment.marks.filter(reviewer=reviewer).prefetch_related("quotes")}


def differing_criteria(assessment: Assessment) -> set[str]:
    """The criteria with more than one answer. One statement."""
    answers = assessment.marks.order_by().values("criterion").annotate(answers=Count("answer", distinct=True))
    return set(answers.filter(answers__gt=1).values_list("criterion", flat=True))


def overview_of(assessment: Assessment, *, user: User) -> Overview:
    """The assessment with every mark that the person may see, and no other's (five statements at most)."""
    sees_all = can_see_all_marks(user, assessment)
    marks: dict[str, list[Mark]] = {}
    for mark in assessment.marks.filter(Q() if sees_all else Q(reviewer=user)).select_related("reviewer"):
        marks.setdefault(mark.criterion, []).append(mark)
    reviewers = tuple(assessment.reviewers.order_by("pk"))
    differing = differing_criteria(assessment) & marks.keys() if sees_all or assessment.comparison_asked_at else set()
    themes = tuple(
        _theme(assessment, theme, leaves, marks, differing, sets=len(reviewers) if sees_all else 1)
        for theme, leaves in leaves_by_theme(assessment)
    )
    unmarked = (row.criterion.id for theme in themes for row in theme.rows if not row.shown)
    return Overview(themes, sees_all, reviewers, next(unmarked, ""))


def bench_of(assessment: Assessment, criterion: str, *, reviewer: User) -> Bench | None:
    """Everything for marking one criterion; None when it is not one to mark (four statements)."""
    leaves = [(theme, leaf) for theme, found in leaves_by_theme(assessment) for leaf in found]
    at = next((index for index, (_, leaf) in enumerate(leaves) if leaf.id == criterion), None)
    if at is None:
        return None
    theme, leaf = leaves[at]
    mark = marks_of(assessment, reviewer=reviewer).get(criterion)
    return Bench(
        assessment=assessment,
        theme=theme,
        criterion=leaf,
        scale=tree_of(assessment.methodology).scale_of(criterion),
        evidence=tuple(evidence_for(assessment.company).order_by("-statement__said_on", "-pk")),
        mark=mark,
        differs=_is_told(assessment, mark) and criterion in differing_criteria(assessment),
        position=at + 1,
        total=len(leaves),
        previous=leaves[at - 1][1] if at else None,
        next=leaves[at + 1][1] if at + 1 < len(leaves) else None,
    )


def _is_told(assessment: Assessment, mark: Mark | None) -> bool:
    """Whether a reviewer may know that marks differ: after an editor has asked, and only of what they marked."""
    return mark is not None and assessment.comparison_asked_at is not None


def findings_of(assessment: Assessment) -> Findings:
    """What all marks, or the imported answers, come to in the order of the methodology (three statements at most)."""
    if assessment.origin != Origin.OWN:
        return _imported_findings(assessment)
    quotes = Prefetch("quotes", Quote.objects.select_related("capture__source"))
    marks: dict[str, list[Mark]] = {}
    for mark in assessment.marks.prefetch_related(quotes).order_by("pk"):
        marks.setdefault(mark.criterion, []).append(mark)
    tree = tree_of(assessment.methodology)
    drafts = tuple(leaf.id for leaf in tree.leaves() if any(mark.is_draft for mark in marks.get(leaf.id, ())))
    settled, disputed = {}, {}
    for leaf in tree.leaves():
        found = tuple(marks.get(leaf.id, ()))
        answers = {mark.answer for mark in found}
        if len(answers) == 1:
            settled[leaf.id] = Settled(leaf, found[0].answer, found)
        elif answers:
            disputed[leaf.id] = found
    return Findings(settled, disputed, drafts=drafts)


def _imported_findings(assessment: Assessment) -> Findings:
    """Two statements."""
    units = [
        Unit("", unit.name, unit.kind, unit.parent.name if unit.parent else "")
        for unit in assessment.units.select_related("parent")
    ]
    order = {unit.name: place for place, unit in enumerate(units)}
    columns = ("unit__name", "criterion", "answer", "note", "source_url", "quote")
    given: dict[str, list[GivenAnswer]] = {}
    for unit, *others in assessment.imported_answers.values_list(*columns):
        answer = GivenAnswer(unit or "", *others)
        given.setdefault(answer.criterion, []).append(answer)
    settled, in_units = {}, {}
    for leaf in tree_of(assessment.methodology).leaves():
        answers = given.get(leaf.id, [])
        if answers and not answers[0].unit:
            settled[leaf.id] = Settled(leaf, answers[0].answer, (), answers[0])
        elif answers:
            in_units[leaf.id] = tuple(sorted(answers, key=lambda answer: order[answer.unit]))
    return Findings(settled, {}, tuple(units), in_units)


def last_marked_at(assessment: Assessment) -> datetime | None:
    """When the newest mark was made. One statement."""
    newest: datetime | None = assessment.marks.aggregate(newest=Max("marked_at"))["newest"]
    return newest


def leaves_by_theme(assessment: Assessment) -> Iterator[tuple[Criterion, tuple[Criterion, ...]]]:
    """The themes of the methodology with their leaves."""
    tree = tree_of(assessment.methodology)
    for theme in tree.children(tree.root.id) or (tree.root,):
        yield theme, tree.leaves(theme.id)


def label_of(scale: Scale, answer: str) -> str:
    """The scale's own word for an answer; the number itself on a numeric scale."""
    return next((option.label for option in scale.options if option.answer == answer), answer)


def _theme(
    assessment: Assessment,
    theme: Criterion,
    leaves: Collection[Criterion],
    marks: dict[str, list[Mark]],
    differing: set[str],
    *,
    sets: int,
) -> Theme:
    tree = tree_of(assessment.methodology)
    rows = tuple(
        Row(leaf, tuple(_shown(tree.scale_of(leaf.id), mark) for mark in marks.get(leaf.id, ())), leaf.id in differing)
        for leaf in leaves
    )
    return Theme(theme, rows, made=sum(len(row.shown) for row in rows), wanted=len(rows) * sets)


def _shown(scale: Scale, mark: Mark) -> AnswerShown:
    return AnswerShown(mark, label_of(scale, mark.answer), state_of(scale, mark.answer))
