"""An assessment on an older version of its methodology: which marks can be carried over, and which be made again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment, Mark
from accountability.frameworks.differences import Comparison, compare
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import newer_than, tree_of
from accountability.scoring.methodology import Criterion, Scale
from accounts.models import User
from accounts.rules import can_mark
from responses.sources.choices import QuoteStatus
from responses.statements.choices import Voice
from responses.statements.queries import evidence_for


@dataclass(frozen=True)
class Again:
    """A criterion of the new version that must be marked again, and why."""

    criterion: Criterion
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """One reviewer's part: the marks that go over as they are, of so many; ``goes_on`` unless access was lost."""

    reviewer: User
    carried: tuple[Mark, ...]
    made: int
    goes_on: bool


@dataclass(frozen=True)
class Upgrade:
    """What an assessment by ``methodology``, the newer version, would start from; ``already`` is one that there is."""

    assessment: Assessment
    methodology: Methodology
    comparison: Comparison
    again: tuple[Again, ...]
    shares: tuple[Share, ...]
    already: Assessment | None

    @property
    def reviewers(self) -> tuple[User, ...]:
        """Those who go on."""
        return tuple(share.reviewer for share in self.shares if share.goes_on)

    @property
    def carried(self) -> tuple[Mark, ...]:
        """The marks of the old assessment that go over."""
        return tuple(mark for share in self.shares for mark in share.carried)

    @property
    def removed(self) -> tuple[str, ...]:
        """What the new version no longer asks."""
        return tuple(f"{gone.criterion} {gone.before}" for gone in self.comparison.difference.of("removed"))


def upgrade_of(assessment: Assessment, *, to: Methodology | None = None) -> Upgrade | None:
    """What going over to a newer version means; None when there is none. Seven statements at most."""
    newer = to or newer_than(assessment.methodology)
    if newer is None:
        return None
    comparison = compare(tree_of(assessment.methodology), tree_of(newer))
    marks = list(assessment.marks.prefetch_related("quotes").order_by("pk"))
    faults = _faults(assessment, marks, newer, comparison)
    return Upgrade(
        assessment=assessment,
        methodology=newer,
        comparison=comparison,
        again=_again(newer, comparison, marks, faults),
        shares=tuple(_share(reviewer, marks, faults) for reviewer in assessment.reviewers.order_by("pk")),
        already=_already(assessment, newer),
    )


def newest_day(assessment: Assessment, *, today: date) -> date:
    """The day that the new assessment is for, unless somebody says otherwise."""
    return max(assessment.as_of, today)


def _already(assessment: Assessment, newer: Methodology) -> Assessment | None:
    return Assessment.objects.filter(company=assessment.company_id, methodology=newer).order_by("-as_of").first()


def _share(reviewer: User, marks: list[Mark], faults: Mapping[int, str]) -> Share:
    own, goes_on = [mark for mark in marks if mark.reviewer_id == reviewer.pk], can_mark(reviewer)
    carried = tuple(mark for mark in own if goes_on and mark.pk not in faults)
    return Share(reviewer, carried, len(own), goes_on)


def _faults(assessment: Assessment, marks: list[Mark], newer: Methodology, comparison: Comparison) -> dict[int, str]:
    """Why marks cannot go over, by primary key; the same rules as when a mark is saved. One statement."""
    voices = {item.quote_id: item.voice for item in evidence_for(assessment.company)}
    tree, asked_anew = tree_of(newer), {criterion for criterion, _title in comparison.again}
    leaves = {leaf.id for leaf in tree.leaves()}
    found = {}
    for mark in marks:
        if mark.criterion not in leaves or mark.criterion in asked_anew:
            found[mark.pk] = ""
        elif fault := _fault(mark, tree.scale_of(mark.criterion), voices):
            found[mark.pk] = fault
    return found


def _fault(mark: Mark, scale: Scale, voices: Mapping[int, str]) -> str:
    quotes = mark.quotes.all()
    if any(quote.status == QuoteStatus.MISSING or quote.pk not in voices for quote in quotes):
        return _("A quote behind a mark is no longer in the newest copy of its source.")
    points = scale.points(mark.answer)
    if points and points > 0 and Voice.OWN not in {voices[quote.pk] for quote in quotes}:
        return _("A mark now earns points and rests on no quote of the company's own words.")
    return ""


def _again(
    newer: Methodology, comparison: Comparison, marks: list[Mark], faults: Mapping[int, str]
) -> tuple[Again, ...]:
    why: dict[str, list[str]] = {}
    for change in comparison.changes:
        if change.asks_again:
            why.setdefault(change.criterion, []).append(change.kind)
    for mark in marks:
        if faults.get(mark.pk):
            why.setdefault(mark.criterion, []).append(faults[mark.pk])
    return tuple(Again(leaf, tuple(dict.fromkeys(why[leaf.id]))) for leaf in tree_of(newer).leaves() if leaf.id in why)
