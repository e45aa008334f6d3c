"""Ending the blind part: the reviewers learn where they differ."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accountability.assessments.models import Assessment
from accountability.assessments.queries import differing_criteria
from accountability.assessments.rules import can_ask_for_comparison
from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import ensure


@transaction.atomic
def ask_for_comparison(*, assessment: Assessment, by: User, now: datetime) -> Assessment:
    """The assessment whose reviewers are told, from now on, where their marks differ; not what the other answered.

    Until then nobody is told: who tries one answer after another would read the other's mark from what is said.
    Raises Refused when nothing differs or they were told already.
    """
    ensure(can_ask_for_comparison(by, assessment), _("Only an editor who marks nothing here can ask for this."))
    locked = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    differing = sorted(differing_criteria(locked))
    if locked.comparison_asked_at or not differing:
        raise Refused(_("The reviewers have been told already, or do not differ on anything."))
    locked.comparison_asked_at, locked.comparison_asked_by = now, by
    locked.save(update_fields=["comparison_asked_at", "comparison_asked_by"])
    changes: dict[str, Json] = {"criteria": list(differing)}
    record_entry(verb="assessment.comparison_asked", subject=locked, changes=changes, by=by, now=now)
    return locked
