"""The sweep: what has come due is written down as reminders, by sets of rows. Late or twice, it does no harm."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

import structlog
from django.db import connection, transaction
from django.db.models import Case, DateTimeField, F, PositiveSmallIntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest

from accounts.canonical import Json
from accounts.choices import Role
from accounts.ledger import record_entry
from accounts.models import User
from responses.rechecks.choices import SWEEP, Step, Tempo
from responses.rechecks.models import Heartbeat, Recheck, Reminder
from responses.rechecks.models.clock import ESCALATE_AFTER
from responses.rechecks.services.clock import record_heartbeat
from responses.rechecks.services.halts import is_halted

log = structlog.get_logger(__name__)

# Rows of a batch. SQLite takes 32,766 values in a statement, and a row may name two who cannot be told, each twice.
BATCH = {"sqlite": 5_000, "postgresql": 20_000}
# The key of no row: a list in SQL cannot be empty.
NOBODY = 0

# The one statement that the framework cannot say: insert what a query finds. Both databases take it as it stands.
# A reminder that was called off, or could not be sent, is opened again; one that is on its way or sent stays as it is.
WRITE = """
INSERT INTO {reminder} (recheck_id, occurrence, remind_on, step, recipient_id, since, written_at, state)
SELECT id, occurrence, remind_on, next_step, recipient_id, next_reminder_at, %s, 'waiting'
FROM (
    SELECT id, occurrence, remind_on, next_step, next_reminder_at, COALESCE(
        CASE WHEN next_step = 0 AND owner_id NOT IN ({lost}) THEN owner_id END,
        CASE WHEN next_step <= 1 AND deputy_id NOT IN ({lost}) THEN deputy_id END,
        CAST(%s AS bigint)
    ) AS recipient_id
    FROM {recheck} WHERE id IN ({ids})
) AS found
WHERE recipient_id IS NOT NULL
ON CONFLICT (recheck_id, occurrence, remind_on, step, recipient_id) DO UPDATE
SET state = 'waiting', written_at = excluded.written_at, since = excluded.since, digest_id = NULL
WHERE {reminder}.state IN ('cancelled', 'dead')
"""


def write_due_reminders(*, now: datetime) -> int:
    """Write a reminder for each step of each due occurrence; returns how many. How often or late it runs is no matter.

    The owner is told when it comes due, the deputy a week after its deadline, an editor another week later; in place
    of somebody who has left, wants no mail or cannot be reached, the next in this row.
    """
    record_heartbeat(name=SWEEP, now=now)
    if is_halted(now=now):
        return 0
    _reroute(now)
    written, after, hearers = 0, None, None
    while batch := _next_batch(now, after):
        hearers = hearers or _hearers()
        written += _write(batch, hearers, now)
        after = batch[-1]
    if after and (left := Recheck.objects.to_be_reminded(now).count()):
        log.error("rechecks_without_recipient", count=left)
    return written


def _unreachable() -> QuerySet[User]:
    """People who have left, who want no mail, or whose address takes none."""
    return User.objects.filter(
        Q(is_active=False) | Q(wishes__tempo=Tempo.NEVER) | Q(wishes__unreachable_since__isnull=False)
    )


class Hearers(NamedTuple):
    """Who cannot be told, and the editor who is told in the end, if there is one.

    Asked once: who leaves meanwhile is told, and stood in for at the next sweep. Of those who cannot be told a
    statement names a batch's: few as a rule, and never more than it takes.
    """

    lost: frozenset[int]
    editor: int | None


def _hearers() -> Hearers:
    lost = frozenset(_unreachable().values_list("pk", flat=True))
    editors = User.objects.filter(role=Role.EDITOR).order_by("pk").values_list("pk", flat=True)
    return Hearers(lost, next((pk for pk in editors.iterator() if pk not in lost), None))


def _reroute(now: datetime) -> None:
    """Whoever was told last cannot be told any more: the same step comes again, to somebody else."""
    unheard = Recheck.objects.running().filter(reminded__in=_unreachable())
    told = Case(When(next_step__gt=0, then=F("next_step") - 1), default=Value(0), output_field=_STEP)
    unheard.update(next_step=told, next_reminder_at=now, reminded=None)


_STEP = PositiveSmallIntegerField()

# Where a batch ended: the instant and the key of its last row.
Place = tuple[datetime, int]


def _next_batch(now: datetime, after: Place | None) -> list[Place]:
    """The next few by place: a row for which nobody can be found is passed over, not met for ever."""
    found = Recheck.objects.to_be_reminded(now)
    if after:
        at, pk = after
        # The first condition is what an index can begin from.
        found = found.filter(next_reminder_at__gte=at).filter(Q(next_reminder_at__gt=at) | Q(pk__gt=pk))
    return [
        (at, pk) for at, pk in found.values_list("next_reminder_at", "pk")[: BATCH[connection.vendor]] if at is not None
    ]


@transaction.atomic
def _write(batch: Sequence[Place], hearers: Hearers, now: datetime) -> int:
    # Locked, then asked again: of two sweeps at once, the second finds what the first has left.
    locked = Recheck.objects.to_be_reminded(now).select_for_update(no_key=True).filter(pk__in=[pk for _at, pk in batch])
    rows = list(locked.values_list("pk", "owner", "deputy"))
    if not rows:
        return 0
    ids = [pk for pk, _owner, _deputy in rows]
    lost = hearers.lost.intersection(person for _pk, *people in rows for person in people)
    written = _insert(ids, lost, hearers.editor, now)
    _step_on(ids, lost, hearers.editor, now)
    if written:
        changes: dict[str, Json] = {"reminders": written, "rechecks": [min(ids), max(ids)]}
        record_entry(verb="reminders.written", subject=Heartbeat(name=SWEEP), changes=changes, by=None, now=now)
    return written


def _insert(ids: Sequence[int], lost: Collection[int], editor: int | None, now: datetime) -> int:
    quote = connection.ops.quote_name
    lost = [NOBODY, *lost]
    statement = WRITE.format(
        reminder=quote(Reminder._meta.db_table),
        recheck=quote(Recheck._meta.db_table),
        lost=", ".join(["%s"] * len(lost)),
        ids=", ".join(["%s"] * len(ids)),
    )
    with connection.cursor() as cursor:
        at = connection.ops.adapt_datetimefield_value(now)
        cursor.execute(statement, [at, *lost, *lost, editor, *ids])
        return int(cursor.rowcount)


def _step_on(ids: Sequence[int], lost: Collection[int], editor: int | None, now: datetime) -> None:
    """Of those for which somebody was found: when the next step is due, and who was told of this one.

    However late this step was, whoever was told has a week before the next.
    """
    a_week_on = Value(now + ESCALATE_AFTER, DateTimeField())
    to_owner = Q(next_step=Step.DUE) & ~Q(owner__in=lost)
    to_deputy = Q(next_step__lte=Step.DEPUTY, deputy__isnull=False) & ~Q(deputy__in=lost)
    found = Recheck.objects.filter(pk__in=ids)
    if editor is None:
        found = found.filter(to_owner | to_deputy)
    found.update(
        reminded=Case(When(to_owner, then=F("owner")), When(to_deputy, then=F("deputy")), default=Value(editor)),
        next_reminder_at=Case(
            When(next_step=Step.DUE, then=Greatest(F("escalates_at"), a_week_on)),
            When(next_step=Step.DEPUTY, then=Greatest(F("escalates_at") + ESCALATE_AFTER, a_week_on)),
            default=None,
        ),
        next_step=F("next_step") + 1,
    )
