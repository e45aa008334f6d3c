"""Reading a few mails together just before they are sent: a statement for each would cost as much as sending it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

import structlog
from django.db.models import QuerySet

from responses.rechecks.choices import Told
from responses.rechecks.models import Digest, Reminder

log = structlog.get_logger(__name__)

NEXT = 10
# What was read longer ago is read again: a look that was made meanwhile counts, however slow the mail server is.
FRESH = timedelta(seconds=1)


class Mail(NamedTuple):
    """A mail to its person, and what of it still waits to be told, the longest overdue first."""

    digest: Digest
    waiting: list[Reminder]


class Ahead:
    """The mails of one claim, a few at a time, as they stood at most a second ago.

    Only those never begun are read with others: one that cannot be read, or kills who reads it, soon stands alone.
    """

    def __init__(self, ids: Sequence[int], elapsed: Callable[[], timedelta]) -> None:
        self._ids, self._elapsed = ids, elapsed
        self._read: dict[int, Mail] = {}
        self._read_at = timedelta()

    def begun(self, pk: int) -> Mail:
        """The mail of which an attempt was just counted. Four statements at most."""
        now = self._elapsed()
        known = self._read.pop(pk, None)
        if known and now - self._read_at <= FRESH:
            known.digest.attempts = 1
            return known
        own = _mails(Digest.objects.filter(pk=pk))[pk]
        self._read, self._read_at = {}, now
        if own.digest.attempts == 1:
            first = self._ids.index(pk) + 1
            self._read = _others(self._ids[first : first + NEXT])
        return own


def _others(ids: Sequence[int]) -> dict[int, Mail]:
    """What could be read of them together; nothing, when one of them cannot be: its turn will say so."""
    try:
        return _mails(Digest.objects.filter(pk__in=ids, attempts=0))
    except Exception as error:  # noqa: BLE001  # one bad row must not hold up the others
        log.warning("digests_not_read_together", problem=type(error).__name__)
        return {}


def _mails(digests: QuerySet[Digest]) -> dict[int, Mail]:
    found = {digest.pk: Mail(digest, []) for digest in digests.select_related("recipient__wishes").order_by()}
    waiting = Reminder.objects.filter(digest__in=list(found), state=Told.WAITING).select_related("recheck")
    for reminder in waiting.order_by("recheck__due_on", "pk"):
        digest, items = found[reminder.digest_id or 0]
        reminder.recipient = digest.recipient
        items.append(reminder)
    return found
