"""Going over to a newer version of a methodology."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment, Mark
from accountability.assessments.rules import can_upgrade_assessment, is_marker_of
from accountability.assessments.services.assessments import open_assessment
from accountability.assessments.upgrades import upgrade_of
from accountability.frameworks.models import Methodology
from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import record_entry, subject_of
from accounts.models import User
from accounts.rules import can_mark, ensure


@transaction.atomic
def upgrade_assessment(
    *, assessment: Assessment, methodology: Methodology, as_of: date, scope_note: str, by: User, now: datetime
) -> Assessment:
    """A new assessment by the newer version with the same reviewers and the marks that still answer what is asked.

    Raises NotAllowed, ValidationError by field, Refused.
    """
    ensure(can_upgrade_assessment(by, assessment), _("Only an editor who does not mark this can open its successor."))
    reviewers = [reviewer for reviewer in assessment.reviewers.order_by("pk") if can_mark(reviewer)]
    if not reviewers:
        raise Refused(_("None of its reviewers can mark any longer. Open a new assessment with others."))
    opened = open_assessment(
        company=assessment.company,
        methodology=methodology,
        as_of=as_of,
        scope_note=scope_note,
        reviewers=reviewers,
        by=by,
        now=now,
    )
    carry_over_marks(source=assessment, target=opened, by=by, now=now)
    return opened


@transaction.atomic
def carry_over_marks(*, source: Assessment, target: Assessment, by: User, now: datetime) -> list[Mark]:
    """Copies of the marks that still hold, each its reviewer's own, with reason and quotes, as version 1.

    Raises NotAllowed, Refused when the target is of another company or methodology, not newer, or has marks already.
    """
    allowed = can_upgrade_assessment(by, source) and not is_marker_of(by, target)
    ensure(allowed, _("Only an editor who does not mark this can open its successor."))
    # Held until commit: a mark that is saved meanwhile is either seen here or stays with the old version.
    Assessment.objects.select_for_update(no_key=True).get(pk=source.pk)
    _refuse_strangers(source, target)
    upgrade = upgrade_of(source, to=target.methodology)
    taken = {reviewer.pk for reviewer in target.reviewers.all()}
    wanted = [mark for mark in upgrade.carried if mark.reviewer_id in taken] if upgrade else []
    copies = Mark.objects.bulk_create([_copy(mark, target, now) for mark in wanted])
    links = [
        Mark.quotes.through(mark_id=copy.pk, quote_id=quote.pk)
        for mark, copy in zip(wanted, copies, strict=True)
        for quote in mark.quotes.all()
    ]
    Mark.quotes.through.objects.bulk_create(links)  # type: ignore[attr-defined]  # the made-up class of the links
    record_entry(verb="marks.carried-over", subject=target, changes=_changes(source, wanted), by=by, now=now)
    return copies


def _refuse_strangers(source: Assessment, target: Assessment) -> None:
    old, new = source.methodology, target.methodology
    if source.company_id != target.company_id or old.slug != new.slug or new.pk <= old.pk:
        raise Refused(_("Marks go over to a newer version of the same methodology, for the same company."))
    if target.marks.exists():
        raise Refused(_("The new assessment has marks already. Nothing was carried over."))


def _copy(mark: Mark, target: Assessment, now: datetime) -> Mark:
    """The mark as it stands, whatever there is to say of one, under the other assessment."""
    said = {
        field.attname: getattr(mark, field.attname) for field in Mark._meta.concrete_fields if not field.primary_key
    }
    return Mark(**said | {"assessment_id": target.pk, "version": 1, "marked_at": now})


def _changes(source: Assessment, marks: list[Mark]) -> dict[str, Json]:
    people = dict(source.reviewers.values_list("pk", "uid"))
    carried: dict[str, list[str]] = {}
    for mark in marks:
        carried.setdefault(str(people[mark.reviewer_id]), []).append(mark.criterion)
    return {"from": subject_of(source), "marks": carried}
