"""Reading the public record, and what of the clock may go into it."""

import json
from collections.abc import Iterator
from itertools import chain

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from accountability.assessments.models import Assessment
from accountability.record.evidence import Document
from accountability.record.models import Checks, Scorecard, Standing
from accounts.ledger import subject_of
from accounts.models import LedgerEntry
from responses.rechecks.choices import State
from responses.rechecks.models import Recheck
from responses.sources.models import Source
from responses.statements.models import Commitment, Policy, Statement


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


def editions_of(slug: str) -> QuerySet[Scorecard]:
    """Every edition of a company's scorecards, newest first, without the documents. One statement."""
    return Scorecard.objects.filter(slug=slug).defer("document").order_by("-edition")


def standings(*, methodology: str = "") -> QuerySet[Standing]:
    """Where the companies stand today, without the documents. One statement."""
    found = Standing.objects.select_related("scorecard").defer("scorecard__document")
    return found.filter(methodology=methodology) if methodology else found


def checks_document(scorecard: Scorecard) -> Document:
    """When each thing the scorecard shows was last looked at and will be again. Nothing that is not on the card."""
    shown = _shown_in(json.loads(scorecard.document))
    checks = [
        {
            "subject": subject,
            "last_checked_on": str(recheck.last_checked_on) if recheck.last_checked_on else None,
            "outcome": str(recheck.last_outcome),
            "next_due_on": str(recheck.due_on) if recheck.state == State.RUNNING else None,
        }
        for subject, recheck in _rechecks_of(scorecard)
        if subject in shown
    ]
    return {"format": 1, "company": scorecard.slug, "checks": sorted(checks, key=lambda check: str(check["subject"]))}


def _shown_in(document: dict[str, list[dict[str, str]]]) -> set[str]:
    return {item["id"] for part in ("statements", "commitments", "policies", "sources") for item in document[part]}


def _rechecks_of(scorecard: Scorecard) -> Iterator[tuple[str, Recheck]]:
    company = scorecard.company_id
    watched = Q(recheck__isnull=False)
    subjects = chain(
        Statement.objects.filter(watched, company=company).select_related("recheck"),
        Commitment.objects.filter(watched, company=company).select_related("recheck"),
        Policy.objects.filter(watched, company=company).select_related("recheck"),
        Source.objects.filter(watched).select_related("recheck"),
    )
    for subject in subjects:
        if subject.recheck:
            yield subject_of(subject), subject.recheck


def assessments_to_publish() -> QuerySet[Assessment]:
    """Assessments with marks newer than their scorecard in force, or without one. One statement."""
    published = Scorecard.objects.filter(
        company=OuterRef("company"), methodology=OuterRef("methodology__slug")
    ).order_by("-edition")
    return (
        Assessment.objects.select_related("company", "methodology")
        .annotate(marked_at=Max("marks__marked_at"), published_at=Subquery(published.values("published_at")[:1]))
        .filter(Q(marked_at__isnull=False), Q(published_at__isnull=True) | Q(marked_at__gt=F("published_at")))
        .order_by("company__name")
    )
