"""How often a new re-check of one kind looks."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import StaleVersion
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_edit, ensure
from responses.rechecks.models import DefaultInterval
from responses.rechecks.queries.defaults import FIELDS, Usual
from responses.rechecks.queries.defaults import usual as usual_of


@transaction.atomic
def set_default_interval(*, usual: Usual, by: User, now: datetime.datetime) -> DefaultInterval:
    """What new re-checks of this kind begin with from now on; running ones stay as they are.

    ``usual.version`` is that of the page on which it was changed. Raises StaleVersion, ValidationError by field.
    """
    ensure(can_edit(by), _("Only an editor can change what is usual."))
    current = DefaultInterval.objects.select_for_update(no_key=True).filter(kind=usual.kind).first()
    if (current.version if current else 0) != usual.version:
        raise StaleVersion(current)
    before = usual_of(usual.kind)
    row = DefaultInterval(kind=usual.kind, version=usual.version + 1, set_at=now, set_by=by)
    for name in FIELDS:
        setattr(row, name, getattr(usual, name))
    row.full_clean(validate_unique=False)
    row.save(force_insert=current is None)
    changes: dict[str, Json] = {name: [getattr(before, name), getattr(row, name)] for name in FIELDS}
    record_entry(verb="recheck.default_set", subject=row, changes=changes, by=by, now=now)
    return row
