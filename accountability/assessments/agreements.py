"""How far reviewers who mark the same blind agree. For editors and administrators, never about what they mark."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment, Mark
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accountability.scoring.agreement import Agreement, agreements
from accountability.scoring.methodology import Criterion
from accounts.models import User


@dataclass(frozen=True)
class AgreementReport:
    """Agreement on each criterion that at least two reviewers marked, on each scale, and on everything together."""

    criteria: tuple[tuple[Criterion, Agreement], ...]
    scales: tuple[tuple[str, Agreement], ...]
    overall: Agreement
    without: int


def methodologies_marked() -> QuerySet[Methodology]:
    """The versions that our own assessments are by, newest first within a title. One statement."""
    own = Methodology.objects.filter(assessments__origin=Origin.OWN)
    return own.distinct().order_by("title", "-installed_at", "-pk")


def agreement_on(methodology: Methodology, *, user: User) -> AgreementReport:
    """The agreement of all marks by the methodology but of assessments that the person marks. One statement."""
    mine = Assessment.objects.filter(Q(reviewers=user) | Q(marks__reviewer=user))
    marks = Mark.objects.filter(assessment__methodology=methodology, is_draft=False).exclude(assessment__in=mine)
    given: dict[str, dict[int, list[str]]] = {}
    for assessment, criterion, answer in marks.order_by("pk").values_list("assessment_id", "criterion", "answer"):
        given.setdefault(criterion, {}).setdefault(assessment, []).append(answer)
    tree = tree_of(methodology)
    twice = {
        leaf.id: [answers for answers in given.get(leaf.id, {}).values() if len(answers) > 1] for leaf in tree.leaves()
    }
    found = agreements(tree, {leaf: answers for leaf, answers in twice.items() if answers})
    return AgreementReport(
        criteria=tuple((tree.criterion(leaf), of) for leaf, of in found.criteria.items()),
        scales=tuple(found.scales.items()) if len(found.scales) > 1 else (),
        overall=found.overall,
        without=sum(1 for answers in twice.values() if not answers),
    )
