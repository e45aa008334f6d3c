"""Looking up assessments and what their marks come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from accountability.assessments.models import Assessment, Mark
from accountability.frameworks.queries import tree_of
from accountability.scoring.methodology import Criterion
from accounts.choices import Role
from accounts.models import User
from responses.sources.models import Quote


@dataclass(frozen=True)
class Settled:
    """A criterion on which all marks made agree: the answer and the marks behind it."""

    criterion: Criterion
    answer: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Findings:
    """What the marks of an assessment come to. Leaves without a mark are in neither."""

    settled: dict[str, Settled]
    disputed: dict[str, tuple[Mark, ...]]

    @property
    def answers(self) -> dict[str, str]:
        """Criterion to answer, as the engine takes them."""
        return {criterion: settled.answer for criterion, settled in self.settled.items()}


def assessments_listed(*, user: User) -> QuerySet[Assessment]:
    """Assessments the person may open, each with ``mark_count`` (their own; all for editors), ``marked_at``."""
    found = Assessment.objects.select_related("company", "methodology")
    mine = Q(marks__reviewer=user)
    if user.role == Role.REVIEWER:
        found = found.filter(reviewers=user)
    elif user.role != Role.CONTRIBUTOR:
        mine = Q()
    return found.annotate(
        mark_count=Count("marks", filter=mine, distinct=True), marked_at=Max("marks__marked_at", filter=mine)
    ).order_by("company__name", "-as_of")


def marks_of(assessment: Assessment, *, reviewer: User) -> dict[str, Mark]:
    """The reviewer's own marks by criterion, with their quotes at hand (two statements)."""
    return {mark.criterion: mark for mark in assessment.marks.filter(reviewer=reviewer).prefetch_related("quotes")}


def findings_of(assessment: Assessment) -> Findings:
    """What all marks come to, in the order of the methodology (three statements)."""
    quotes = Prefetch("quotes", Quote.objects.select_related("capture__source"))
    marks: dict[str, list[Mark]] = {}
    for mark in assessment.marks.prefetch_related(quotes).order_by("pk"):
        marks.setdefault(mark.criterion, []).append(mark)
    tree = tree_of(assessment.methodology)
    settled, disputed = {}, {}
    for leaf in tree.leaves():
        found = tuple(marks.get(leaf.id, ()))
        answers = {mark.answer for mark in found}
        if len(answers) == 1:
            settled[leaf.id] = Settled(leaf, found[0].answer, found)
        elif answers:
            disputed[leaf.id] = found
    return Findings(settled, disputed)


def last_marked_at(assessment: Assessment) -> datetime | None:
    """When the newest mark was made. One statement."""
    newest: datetime | None = assessment.marks.aggregate(newest=Max("marked_at"))["newest"]
    return newest


def leaves_by_theme(assessment: Assessment) -> Iterator[tuple[Criterion, tuple[Criterion, ...]]]:
    """The themes of the methodology with their leaves."""
    tree = tree_of(assessment.methodology)
    for theme in tree.children(tree.root.id):
        yield theme, tree.leaves(theme.id)
