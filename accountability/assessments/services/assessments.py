"""Opening assessments of our own."""

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accounts.canonical import Json
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_edit, can_mark, ensure
from companies.models import Company


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
    # Held until commit, so that of two editors at the same moment the second is told what the first did.
    Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    assessment = Assessment(
        company=company,
        methodology=methodology,
        as_of=as_of,
        scope_note=scope_note.strip(),
        opened_at=now,
        opened_by=by,
    )
    assessment.full_clean()
    if as_of > now.date():
        raise ValidationError({"as_of": _("This date lies in the future.")})
    if not reviewers or not all(can_mark(reviewer) for reviewer in reviewers):
        raise ValidationError({"reviewers": _("Choose at least one reviewer who can mark.")})
    _refuse_units(methodology)
    assessment.save()
    assessment.reviewers.set(reviewers)
    changes: dict[str, Json] = {
        "company": company.pk,
        "methodology": methodology.sha256,
        "as_of": str(as_of),
        "scope_note": digest_of(assessment.scope_note),
        "reviewers": sorted(str(reviewer.uid) for reviewer in reviewers),
    }
    record_entry(verb="assessment.opened", subject=assessment, changes=changes, by=by, now=now)
    return assessment


def _refuse_units(methodology: Methodology) -> None:
    """A methodology that asks about parts of a company needs answers that an assessment of the whole cannot hold."""
    if any(criterion.units for criterion in tree_of(methodology).criteria):
        raise ValidationError(
            {
                "methodology": _(
                    "This methodology asks about parts of a company. Only whole companies are assessed here."
                )
            }
        )
