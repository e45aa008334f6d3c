"""Opening assessments and marking criteria."""

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.rules import can_mark_assessment
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accountability.scoring.methodology import Scale
from accounts.canonical import Json
from accounts.errors import StaleVersion
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_edit, can_mark, ensure
from companies.models import Company
from responses.sources.choices import QuoteStatus
from responses.sources.models import Quote
from responses.statements.choices import Voice
from responses.statements.queries import evidence_for


@transaction.atomic
def open_assessment(
    *,
    company: Company,
    methodology: Methodology,
    as_of: date,
    scope_note: str,
    reviewers: Collection[User],
    by: User,
    now: datetime,
) -> Assessment:
    """A new assessment with its reviewers. Raises ValidationError by field."""
    ensure(can_edit(by), _("Only an editor can open assessments."))
    assessment = Assessment(
        company=company,
        methodology=methodology,
        as_of=as_of,
        scope_note=scope_note,
        opened_at=now,
        opened_by=by,
    )
    assessment.full_clean()
    if as_of > now.date():
        raise ValidationError({"as_of": _("This date lies in the future.")})
    if not reviewers or not all(can_mark(reviewer) for reviewer in reviewers):
        raise ValidationError({"reviewers": _("Choose at least one reviewer.")})
    assessment.save()
    assessment.reviewers.set(reviewers)
    changes: dict[str, Json] = {
        "company": company.pk,
        "methodology": methodology.sha256,
        "reviewers": sorted(str(reviewer.uid) for reviewer in reviewers),
    }
    record_entry(verb="assessment.opened", subject=assessment, changes=changes, by=by, now=now)
    return assessment


@transaction.atomic
def save_mark(
    *,
    assessment: Assessment,
    criterion: str,
    answer: str,
    reason: str,
    quotes: Collection[Quote],
    version: int,
    by: User,
    now: datetime,
) -> Mark:
    """The reviewer's mark, saved. ``version`` is the one the form was opened with; 0 when there was none.

    Raises StaleVersion (with the mark as it stands) when it was saved in between, ValidationError by field when the
    answer is not on the scale, has no reason, or earns points without a verified quote of the company's own words.
    """
    ensure(can_mark_assessment(by, assessment), _("You are not a reviewer of this assessment."))
    scale = _scale(assessment, criterion)
    points = _points(scale, answer, reason)
    _check_quotes(assessment.company, quotes, earns_points=bool(points))
    mark = Mark.objects.select_for_update().filter(assessment=assessment, criterion=criterion, reviewer=by).first()
    if (mark.version if mark else 0) != version:
        raise StaleVersion(mark)
    old = mark.answer if mark else None
    mark = mark or Mark(assessment=assessment, criterion=criterion, reviewer=by, version=0)
    mark.answer, mark.reason, mark.marked_at, mark.version = answer, reason.strip(), now, version + 1
    mark.full_clean()
    mark.save()
    mark.quotes.set(quotes)
    changes: dict[str, Json] = {
        "criterion": criterion,
        "answer": [old, answer],
        "reason": digest_of(mark.reason),
        "quotes": sorted(quote.pk for quote in quotes),
    }
    record_entry(verb="mark.saved", subject=mark, changes=changes, by=by, now=now)
    return mark


def _scale(assessment: Assessment, criterion: str) -> Scale:
    tree = tree_of(assessment.methodology)
    if criterion not in {leaf.id for leaf in tree.leaves()}:
        raise ValidationError({"criterion": _("%(id)s is not a criterion to mark.") % {"id": criterion}})
    return tree.scale_of(criterion)


def _points(scale: Scale, answer: str, reason: str) -> float | None:
    try:
        points = scale.points(answer)
    except KeyError:
        raise ValidationError({"answer": _("Choose one of the answers of the scale.")}) from None
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason for this answer: the public will read it.")})
    return points


def _check_quotes(company: Company, quotes: Collection[Quote], *, earns_points: bool) -> None:
    known = {item.quote_id: item.voice for item in evidence_for(company)}
    if any(quote.pk not in known for quote in quotes):
        raise ValidationError({"quotes": _("A chosen quote is not of this company.")})
    if any(quote.status == QuoteStatus.MISSING for quote in quotes):
        raise ValidationError({"quotes": _("A chosen quote is no longer in the newest copy of its source.")})
    if earns_points and Voice.OWN not in {known[quote.pk] for quote in quotes}:
        raise ValidationError(
            {"quotes": _("An answer that earns points needs a verified quote of the company's own words.")}
        )
