"""Marking criteria."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.rules import can_mark_assessment
from accountability.frameworks.queries import tree_of
from accountability.scoring.methodology import Scale
from accounts.canonical import Json
from accounts.errors import StaleVersion
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import ensure
from companies.models import Company
from responses.sources.choices import QuoteStatus
from responses.sources.models import Quote
from responses.statements.choices import Voice
from responses.statements.queries import evidence_for


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
    is_draft: bool = False,
) -> Mark:
    """The reviewer's mark, saved. ``version`` is the one the form was opened with; 0 when there was none.

    A draft is kept but not given: the assessment cannot be published until its reviewer saves it. Saving what is
    saved already changes nothing. Raises StaleVersion (with the mark as it stands) when it was saved in between,
    ValidationError by field when the answer is not on the scale, has no reason, or earns points without a verified
    quote of the company's own words.
    """
    ensure(can_mark_assessment(by, assessment), _("You are not a reviewer of this assessment."))
    _check_mark(assessment, criterion, answer, reason, quotes)
    mark, reason = _locked_mark(assessment, criterion, by), one_spelling(reason)
    is_same = bool(mark.version) and _content(mark) == (answer, reason, {quote.pk for quote in quotes})
    if is_same and (is_draft or not mark.is_draft):
        return mark
    # Giving the very draft that is kept overwrites nothing, whichever version the form was opened with.
    if mark.version != version and not is_same:
        raise StaleVersion(mark if mark.version else None)
    old = mark.answer or None
    mark.answer, mark.reason, mark.marked_at, mark.is_draft = answer, reason, now, is_draft
    mark.version += 1
    mark.full_clean()
    mark.save()
    mark.quotes.set(quotes)
    _enter(mark, old=old, quotes=quotes, now=now)
    return mark


def _enter(mark: Mark, *, old: str | None, quotes: Collection[Quote], now: datetime) -> None:
    """Say in the ledger what was answered before and now; the reason by its hash."""
    changes: dict[str, Json] = {
        "criterion": mark.criterion,
        "answer": [old, mark.answer],
        "reason": digest_of(mark.reason),
        "quotes": sorted({quote.pk for quote in quotes}),
    }
    verb = "mark.drafted" if mark.is_draft else "mark.saved"
    record_entry(verb=verb, subject=mark, changes=changes, by=mark.reviewer, now=now)


def _locked_mark(assessment: Assessment, criterion: str, by: User) -> Mark:
    """The reviewer's mark, or a new one of version 0; nobody else reads or publishes it until commit.

    The assessment is what is locked: of two first saves there is no mark yet that either could hold.
    """
    Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    known = Mark.objects.filter(assessment=assessment, criterion=criterion, reviewer=by).first()
    return known or Mark(assessment=assessment, criterion=criterion, reviewer=by, version=0)


def _content(mark: Mark) -> tuple[str, str, set[int]]:
    return mark.answer, mark.reason, set(mark.quotes.values_list("pk", flat=True))


def one_spelling(reason: str) -> str:
    """The reason as it is kept: a form sends CR LF where a script sends LF."""
    return reason.replace("\r\n", "\n").strip()


def _scale(assessment: Assessment, criterion: str) -> Scale:
    tree = tree_of(assessment.methodology)
    if criterion not in {leaf.id for leaf in tree.leaves()}:
        raise ValidationError({"criterion": _("%(id)s is not a criterion to mark.") % {"id": criterion}})
    return tree.scale_of(criterion)


def _check_mark(assessment: Assessment, criterion: str, answer: str, reason: str, quotes: Collection[Quote]) -> None:
    try:
        points = _scale(assessment, criterion).points(answer)
    except KeyError:
        raise ValidationError({"answer": _("Choose one of the answers of the scale.")}) from None
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason for this answer: the public will read it.")})
    _check_quotes(assessment.company, quotes, earns_points=bool(points and points > 0))


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
