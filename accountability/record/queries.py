"""Reading the public record, and what of the clock may go into it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment
from accountability.assessments.queries import Findings, findings_of
from accountability.record.comparisons import CriterionShown, content_sha256, criteria_shown
from accountability.record.documents import scorecard_document
from accountability.record.evidence import Document
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.previews import Part, preview_of
from accountability.scoring.problems import AnswersError
from accounts.canonical import canonical_json
from accounts.models import LedgerEntry
from responses.rechecks.choices import State
from responses.rechecks.models import Recheck
from responses.sources.choices import QuoteStatus

# What can be watched: the names in documents, and of the relations from a re-check.
WATCHED = ("commitment", "policy", "source", "statement")


class Watch(NamedTuple):
    """What a re-check says of the thing it watches."""

    last_checked_on: date | None
    outcome: str
    due_on: date
    snoozed_until: date | None
    state: str
    looked_by: int | None

    @property
    def is_automatic(self) -> bool:
        """Whether the last look was a comparison by machine."""
        return self.last_checked_on is not None and self.looked_by is None


class CompanyChecks(NamedTuple):
    """The checks of a company as they stand, with one of its scorecards in force."""

    scorecard: Scorecard
    document: Document

    @property
    def text(self) -> str:
        """The document in its one spelling."""
        return canonical_json(self.document)


@dataclass(frozen=True)
class Draft:
    """What would be published now: the document, what is in force, what stops it, what to think about first."""

    document: Document
    earlier: Scorecard | None
    problems: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def seen(self) -> str:
        """The hash of what the document says, whenever it is published."""
        return content_sha256(self.document) if self.document else ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that would become public, beside the edition in force."""
        if not self.document:
            return ()
        return preview_of(json.loads(self.earlier.document) if self.earlier else None, self.document)


def current_edition() -> int:
    """The number of the newest published entry; 0 before the first. One tiny statement."""
    newest = LedgerEntry.objects.filter(is_public=True).order_by("-seq").values_list("seq", flat=True).first()
    return newest or 0


def newest_scorecard(*, slug: str, methodology: str) -> Scorecard | None:
    """The scorecard in force, or None."""
    return Scorecard.objects.filter(slug=slug, methodology=methodology).order_by("-edition").first()


def newest_checks(slug: str) -> Checks | None:
    """The checks in force, or None."""
    return Checks.objects.filter(company__slug=slug).order_by("-edition").first()


def scorecards_today() -> QuerySet[Scorecard]:
    """The scorecards in force. One statement."""
    return Scorecard.objects.filter(standing__isnull=False).select_related("company").order_by("edition")


def newest_scorecards() -> QuerySet[Scorecard]:
    """The newest scorecard of each company by each methodology, as the record alone says it. One statement."""
    newest = Scorecard.objects.order_by().values("slug", "methodology").annotate(newest=Max("edition"))
    return Scorecard.objects.filter(edition__in=newest.values("newest")).order_by("edition")


def editions_of(slug: str) -> QuerySet[Scorecard]:
    """Every edition of a company's scorecards, newest first, without the documents. One statement."""
    return Scorecard.objects.filter(slug=slug).defer("document").order_by("-edition")


def standings(*, methodology: str = "") -> QuerySet[Standing]:
    """Where the companies stand today, without the documents. One statement."""
    found = Standing.objects.select_related("scorecard").defer("scorecard__document")
    return found.filter(methodology=methodology) if methodology else found


def unpublished_checks() -> list[CompanyChecks]:
    """For each company on record whose checks are not published as they stand now, those checks.

    Three statements, however many companies there are: this is asked twice a minute. A scorecard never changes, so
    each is read and parsed once a process, in a fourth statement when there are new ones.
    """
    published = _checks_today()
    watched = _watched()
    shown: dict[int, tuple[Scorecard, set[str]]] = {}
    scorecards = list(scorecards_today().defer("document"))
    _parse_new(scorecards)
    for scorecard in scorecards:
        _first, subjects = shown.setdefault(scorecard.company_id, (scorecard, set()))
        subjects |= _PARSED[scorecard.sha256]
    found = (
        CompanyChecks(scorecard, checks_document(scorecard.slug, {s: watched[s] for s in subjects & watched.keys()}))
        for scorecard, subjects in shown.values()
    )
    return [checks for checks in found if published.get(checks.scorecard.company_id) != checks.text]


def checks_document(slug: str, watched: Mapping[str, "Watch"]) -> Document:
    """When each thing was last looked at and will be again, by its name."""
    checks = [
        {
            "subject": subject,
            "last_checked_on": str(watch.last_checked_on) if watch.last_checked_on else None,
            "outcome": str(watch.outcome),
            "next_due_on": str(watch.due_on) if watch.state == State.RUNNING else None,
            "put_off_to": str(watch.snoozed_until) if watch.snoozed_until else None,
            **({"is_automatic": True} if watch.is_automatic else {}),
        }
        for subject, watch in sorted(watched.items())
    ]
    return {"format": 1, "company": slug, "checks": checks}


# What each scorecard shows that can be watched, by the hash of its document: true for ever, so never forgotten.
_PARSED: dict[str, frozenset[str]] = {}


def _parse_new(scorecards: Iterable[Scorecard]) -> None:
    new = [scorecard.edition for scorecard in scorecards if scorecard.sha256 not in _PARSED]
    if new:
        found = Scorecard.objects.filter(edition__in=new).values_list("sha256", "document")
        _PARSED.update((sha256, _shown_in(json.loads(text))) for sha256, text in found)


def _shown_in(document: dict[str, list[dict[str, str]]]) -> frozenset[str]:
    parts = ("statements", "commitments", "policies", "sources")
    return frozenset(item["id"] for part in parts for item in document[part])


def _checks_today() -> dict[int, str]:
    newest = Checks.objects.order_by().values("company").annotate(newest=Max("edition")).values("newest")
    return dict(Checks.objects.filter(edition__in=newest).values_list("company", "document"))


def _watched() -> dict[str, Watch]:
    """Every watched thing by its name."""
    said = ("last_checked_on", "last_outcome", "due_on", "snoozed_until", "state", "looked_by")
    rows = Recheck.objects.with_looker().order_by("pk").values_list(*WATCHED, *said)
    return {
        f"{name}:{pk}": Watch(*row[len(WATCHED) :])
        for row in rows
        for name, pk in zip(WATCHED, row, strict=False)
        if pk is not None
    }


def draft_of(assessment: Assessment, *, now: datetime) -> Draft:
    """The scorecard as it would be published at ``now``, and why it cannot be."""
    findings = findings_of(assessment)
    earlier = newest_scorecard(slug=assessment.company.slug, methodology=assessment.methodology.slug)
    try:
        document = scorecard_document(assessment=assessment, findings=findings, now=now)
    except AnswersError as error:
        return Draft({}, earlier, (_("The methodology cannot be scored with gaps:"), *map(str, error.problems)))
    problems = list(_problems(findings))
    if earlier and content_sha256(json.loads(earlier.document)) == content_sha256(document):
        problems.append(_("Nothing has changed since edition %(edition)d.") % {"edition": earlier.edition})
    return Draft(document, earlier, tuple(problems), tuple(_warnings(assessment, findings, earlier)))


def published_criterion(assessment: Assessment, criterion: str) -> tuple[Scorecard, CriterionShown] | None:
    """What the edition in force says of one criterion; None when there is none. One statement."""
    scorecard = newest_scorecard(slug=assessment.company.slug, methodology=assessment.methodology.slug)
    found = criteria_shown(json.loads(scorecard.document)) if scorecard else []
    shown = next((each for each in found if each.criterion["id"] == criterion), None)
    return (scorecard, shown) if scorecard and shown else None


def _problems(findings: Findings) -> Iterator[str]:
    if findings.drafts:
        yield _("A reviewer has begun and not saved %(criteria)s. Publish when they have.") % {
            "criteria": ", ".join(findings.drafts)
        }
    if findings.disputed:
        yield _("The reviewers differ on %(criteria)s. They must look again before this can be published.") % {
            "criteria": ", ".join(findings.disputed)
        }
    if findings.is_empty:
        yield _("Nothing has been assessed yet, so there is nothing to publish.")


def _warnings(assessment: Assessment, findings: Findings, earlier: Scorecard | None) -> Iterator[str]:
    if earlier and json.loads(earlier.document)["assessed"]["as_of"] > str(assessment.as_of):
        yield _("The edition in force is as of a later day than this assessment.")
    once = [criterion for criterion, settled in findings.settled.items() if len(settled.marks) == 1]
    if once:
        yield _("Marked by one reviewer only: %(criteria)s.") % {"criteria": ", ".join(once)}
    gone = [
        criterion
        for criterion, settled in findings.settled.items()
        if any(quote.status == QuoteStatus.MISSING for mark in settled.marks for quote in mark.quotes.all())
    ]
    if gone:
        yield _("A quote is no longer in the newest copy of its source: %(criteria)s.") % {"criteria": ", ".join(gone)}


def assessments_to_publish() -> QuerySet[Assessment]:
    """Assessments with marks or imported answers newer than their scorecard in force, or without one. One statement."""
    published = Scorecard.objects.filter(
        company=OuterRef("company"), methodology=OuterRef("methodology__slug")
    ).order_by("-edition")
    return (
        Assessment.objects.select_related("company", "methodology")
        .annotate(marked_at=Coalesce(Max("marks__marked_at"), "imported_at"))
        .annotate(published_at=Subquery(published.values("published_at")[:1]))
        .filter(Q(marked_at__isnull=False), Q(published_at__isnull=True) | Q(marked_at__gt=F("published_at")))
        .order_by("company__name")
    )
