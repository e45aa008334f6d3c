"""The outbox: mails written once, claimed with a lease, sent, marked. The database is the queue; nothing else counts.

A crash before the mail server's yes leaves the row to the next claim; a crash between that yes and our commit sends
the same message again under the same Message-ID. Nothing is marked before it is sent.
"""

import secrets
import smtplib
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import NamedTuple

import structlog
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused
from accounts.leases import RunClock, unheld
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_oversee, ensure
from accounts.smtp import Unanswered
from responses.rechecks.choices import Delivery, State, Step, Tempo, Told
from responses.rechecks.mails import digest_mail
from responses.rechecks.models import Digest, Recheck, Reminder, Wishes
from responses.rechecks.services.ahead import Ahead, Mail
from responses.rechecks.services.digests import next_part
from responses.rechecks.services.halts import is_halted, keep_mark

log = structlog.get_logger(__name__)

CLAIM = 20
LEASE = timedelta(minutes=5)
# No mail is begun after this long: a worker that is asked to end has ten seconds; and far within the lease.
RUN_FOR = timedelta(seconds=8)
MAX_ATTEMPTS = 5
# Of a mail that the server took without a word nobody knows whether it arrived: it comes again so often, no more.
MAX_REPEATS = 3
# 5, 20, 80 and 320 minutes after each failure, and up to half as much again: an outage of hours loses nothing.
BACK_OFF = timedelta(minutes=5)
BACK_OFF_FACTOR = 4


class Claim(NamedTuple):
    """Mails that are ours to send until the lease runs out."""

    lease: str
    ids: list[int]


@dataclass
class Round:
    """One claim on its way out: on what clock, over what line, and which mail of it was begun last."""

    claim: Claim
    clock: RunClock
    line: BaseEmailBackend
    ahead: Ahead
    begun: int | None = None

    def is_over(self) -> bool:
        """Whether no further mail may be begun in this run."""
        return self.clock.elapsed() > RUN_FOR


def deliver_digests(*, now: datetime) -> int:
    """Send what is waiting, in claims of a few; returns how many were sent. What is left, the next call sends."""
    if is_halted(now=now):
        return 0
    clock = RunClock(now)
    _bury_spent(now)
    with closing(get_connection()) as line:
        sent = _deliver_claims(clock, line)
    keep_mark()
    return sent


@transaction.atomic
def retry_digest(*, digest: Digest, by: User, now: datetime) -> Digest:
    """A mail that was given up, to be tried again at once, as if for the first time. Raises Refused otherwise."""
    ensure(can_oversee(by), _("Your role does not include sending mails again."))
    current = Digest.objects.select_for_update(no_key=True, of=("self",)).get(pk=digest.pk)
    if current.state != Delivery.DEAD:
        raise Refused(_("This mail was not given up, or is being tried again already."))
    current.state, current.attempts, current.not_before, current.problem = Delivery.WAITING, 0, now, ""
    current.save(update_fields=["state", "attempts", "not_before", "problem"])
    current.reminders.filter(state=Told.DEAD).update(state=Told.WAITING)
    Wishes.objects.filter(person=current.recipient_id).update(unreachable_since=None)
    record_entry(verb="digest.retried", subject=current, changes={}, by=by, now=now)
    return current


def _open(now: datetime) -> Q:
    """Waiting and not held back, or taken by a worker that has not come back."""
    return Q(state=Delivery.WAITING, not_before__lte=now) | Q(state=Delivery.SENDING, leased_until__lte=now)


@transaction.atomic
def _bury_spent(now: datetime) -> None:
    """Set aside, for a person to see, what was begun too often: it fails each time, or kills whoever sends it.

    A mail about several things is halved instead, until the one that kills stands alone.
    """
    spent = Digest.objects.filter(_open(now), attempts__gte=MAX_ATTEMPTS).order_by("pk")
    for digest in unheld(spent)[:CLAIM]:
        items = list(digest.reminders.filter(state=Told.WAITING).order_by("pk").values_list("pk", flat=True))
        if len(items) > 1:
            _halve(digest, items, now)
            continue
        digest.state, digest.lease, digest.leased_until = Delivery.DEAD, "", None
        digest.problem = digest.problem or "begun too often"
        digest.save(update_fields=["state", "lease", "leased_until", "problem"])
        _enter_death(digest, now)


def _halve(digest: Digest, items: list[int], now: datetime) -> None:
    half = next_part(digest.recipient_id, digest.slot_at, now)
    Reminder.objects.filter(pk__in=items[len(items) // 2 :]).update(digest=half)
    digest.state, digest.lease, digest.leased_until = Delivery.WAITING, "", None
    digest.attempts, digest.not_before = 0, now
    digest.save(update_fields=["state", "lease", "leased_until", "attempts", "not_before"])


@transaction.atomic
def _claim(now: datetime) -> Claim:
    """A few open mails under a fresh lease; the least tried come first, so that none waits for a bad one."""
    found = Digest.objects.filter(_open(now), attempts__lt=MAX_ATTEMPTS).order_by("attempts", "not_before", "pk")
    ids = list(unheld(found).values_list("pk", flat=True)[:CLAIM])
    lease = secrets.token_hex(16)
    Digest.objects.filter(pk__in=ids).update(state=Delivery.SENDING, lease=lease, leased_until=now + LEASE)
    return Claim(lease, ids)


def _deliver_claims(clock: RunClock, line: BaseEmailBackend) -> int:
    """How many were sent until nothing was left, the time was up or the mail server gave no answer."""
    sent = 0
    while (claim := _claim(clock.now())).ids:
        current = Round(claim, clock, line, Ahead(claim.ids, clock.elapsed))
        for pk, following in zip_longest(claim.ids, claim.ids[1:]):
            if current.begun != pk and (current.is_over() or not _answers(line)):
                _release(claim)
                log.info("digests_left_for_next_run")
                return sent
            sent += _deliver(current, pk, following)
    return sent


def _answers(line: BaseEmailBackend) -> bool:
    """Whether the mail server can be spoken to. If not, no mail is to blame: all wait for the next run."""
    try:
        line.open()
    except OSError as error:
        log.warning("mail_server_away", problem=type(error).__name__)
        return False
    return True


def _release(claim: Claim) -> None:
    """Give back what was not begun."""
    mine = Digest.objects.filter(pk__in=claim.ids, lease=claim.lease, state=Delivery.SENDING)
    mine.update(state=Delivery.WAITING, lease="", leased_until=None)


def _deliver(current: Round, pk: int, following: int | None = None) -> int:
    """1 when sent, else 0; whatever happens, the row says where it stands. ``following`` may be begun with its mark."""
    clock, line = current.clock, current.line
    if current.begun != pk and not _begin(pk, current.claim.lease, clock.now()):
        log.warning("digest_overtaken", digest=pk)
        return 0
    mail = current.ahead.begun(pk)
    digest, items = mail.digest, _still_to_tell(mail)
    if not items:
        _mark(digest, state=Delivery.CANCELLED)
        return 0
    try:
        line.send_messages([digest_mail(digest, items)])
    except Exception as error:  # noqa: BLE001  # one bad row must not hold up the others; it is logged and kept
        _explain(error, digest, clock.now())
        return _hang_up(line)
    _mark_sent(current, digest, items, following)
    return 1


def _explain(error: Exception, digest: Digest, now: datetime) -> None:
    """What follows for a mail from how it failed."""
    problem, final = type(error).__name__, False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
        problem, final = f"refused with {codes}", all(code >= 500 for code in codes)
        if final:
            _note_unreachable(digest.recipient_id, now)
    elif isinstance(error, Unanswered):
        problem, final = "sent, but the server did not answer", digest.attempts > MAX_REPEATS
    elif isinstance(error, OSError) and not _replied(error):
        _forgive(digest)
    _set_back(digest, now, problem=problem, final=final)


def _replied(error: OSError) -> bool:
    """An SMTPException is the server's answer; but for a lost connection."""
    return isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected)


def _hang_up(line: BaseEmailBackend) -> int:
    """After a failure the next mail gets a line of its own; nothing was sent."""
    with suppress(OSError):
        line.close()
    return 0


def _begin(pk: int, lease: str, now: datetime) -> int:
    """1 when the mail is ours, its attempt counted before anything can go wrong; 0 when the lease is lost.

    Attempts are counted one by one, not when claimed: a row that kills its worker must not use up its neighbours'.
    """
    mine = Digest.objects.filter(pk=pk, lease=lease, state=Delivery.SENDING, leased_until__gt=now)
    return mine.update(attempts=F("attempts") + 1)


def _still_to_tell(mail: Mail) -> list[Reminder]:
    """What of it still waits for a look, the longest overdue first; the rest is called off.

    Nothing, when the recipient has left or wants no mail: the next sweep tells somebody else.
    """
    digest, found = mail
    wishes = getattr(digest.recipient, "wishes", None)
    willing = digest.recipient.is_active and not (wishes and wishes.tempo == Tempo.NEVER)
    items = [each for each in found if willing and _is_open(each)]
    if len(items) < len(found):
        rest = digest.reminders.filter(state=Told.WAITING).exclude(pk__in=[each.pk for each in items])
        rest.update(state=Told.CANCELLED)
    return items


def _is_open(reminder: Reminder) -> bool:
    """Whether no look was made, put off or called off in between."""
    recheck = reminder.recheck
    now = (recheck.state, recheck.occurrence, recheck.remind_on)
    return now == (State.RUNNING, reminder.occurrence, reminder.remind_on)


@transaction.atomic
def _mark_sent(current: Round, digest: Digest, items: list[Reminder], following: int | None) -> None:
    """And begin the one that follows, if any: each commit waits for the disk, and one does for both."""
    now = current.clock.now()
    if _mark(digest, state=Delivery.SENT, sent_at=now, problem=""):
        Reminder.objects.filter(pk__in=[each.pk for each in items], state=Told.WAITING).update(state=Told.SENT)
        if following and not current.is_over() and _begin(following, current.claim.lease, now):
            current.begun = following
        changes: dict[str, Json] = {"reminders": len(items)}
        record_entry(verb="digest.sent", subject=digest, changes=changes, by=None, now=now)


def _note_unreachable(person: int, now: datetime) -> None:
    """Their address was refused for good: from now on somebody else is told."""
    Wishes.objects.update_or_create(person_id=person, defaults={"unreachable_since": now})


def _forgive(digest: Digest) -> None:
    """Nobody answered, so nothing is wrong with this mail: it waits its longest in the end, and is never given up.

    Two attempts stay free: one that is cut short, as when the worker is stopped, does not use it up.
    """
    digest.attempts = min(digest.attempts, MAX_ATTEMPTS - 1)
    Digest.objects.filter(pk=digest.pk, lease=digest.lease, attempts__gt=MAX_ATTEMPTS - 2).update(
        attempts=MAX_ATTEMPTS - 2
    )


@transaction.atomic
def _set_back(digest: Digest, now: datetime, *, problem: str, final: bool) -> None:
    log.warning("digest_failed", digest=digest.pk, attempts=digest.attempts, problem=problem)
    dead = final or digest.attempts >= MAX_ATTEMPTS
    wait = BACK_OFF * BACK_OFF_FACTOR ** (digest.attempts - 1) * (1 + secrets.randbelow(100) / 200)
    state = Delivery.DEAD if dead else Delivery.WAITING
    digest.problem = problem[:200]
    if _mark(digest, state=state, problem=digest.problem, not_before=now + wait) and dead:
        _enter_death(digest, now)


def _enter_death(digest: Digest, now: datetime) -> None:
    """What it was to tell, the next in the row is told at once: the deputy, or an editor."""
    items = digest.reminders.filter(state=Told.WAITING)
    lost = Recheck.objects.filter(reminded=digest.recipient_id, reminders__in=items, next_step__lt=Step.ALL_TOLD)
    Recheck.objects.filter(pk__in=list(lost.values_list("pk", flat=True))).update(next_reminder_at=now, reminded=None)
    items.update(state=Told.DEAD)
    changes: dict[str, Json] = {"problem": digest.problem}
    record_entry(verb="digest.given_up", subject=digest, changes=changes, by=None, now=now)


def _mark(digest: Digest, **fields: object) -> int:
    """Guarded by the lease: a worker that was overtaken changes nothing."""
    mine = Digest.objects.filter(pk=digest.pk, lease=digest.lease, state=Delivery.SENDING)
    return mine.update(lease="", leased_until=None, **fields)
