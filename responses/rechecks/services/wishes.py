"""What people wish: when they are written to, and a calendar of their own."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused, StaleVersion
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import ensure, is_staff
from responses.rechecks.choices import State, Tempo
from responses.rechecks.models import CalendarFeed, Recheck, Wishes
from responses.rechecks.slots import Wish


@transaction.atomic
def set_wishes(*, person: User, version: int, wish: Wish, now: datetime) -> Wishes:
    """The person's own wishes; what is due to them is reckoned in the new time zone. An address that works is tried.

    ``version`` is 0 when there were none yet. Raises StaleVersion, ValidationError by field.
    """
    ensure(is_staff(person), _("Your account does not get these mails."))
    wishes = _locked(person)
    if wishes.version != version:
        raise StaleVersion(wishes)
    old_zone = wishes.zone
    wishes.zone, wishes.tempo, wishes.hour = wish.zone, wish.tempo, wish.hour
    wishes.weekday, wishes.quiet_days, wishes.unreachable_since = wish.weekday, wish.quiet_days, None
    wishes.full_clean(exclude=["person"])
    wishes.version += 1
    wishes.save()
    if wish.zone != old_zone:
        _move_to(wish.zone, person)
    _enter(wishes, now)
    return wishes


@transaction.atomic
def stop_mails(*, person: User, now: datetime) -> Wishes:
    """No more mail to this person; somebody else is told of what is theirs. Twice is once."""
    wishes = _locked(person)
    if wishes.version and wishes.tempo == Tempo.NEVER:
        return wishes
    wishes.tempo = Tempo.NEVER
    wishes.version += 1
    wishes.save()
    _enter(wishes, now)
    return wishes


@transaction.atomic
def make_calendar_feed(*, person: User, has_alarms: bool, now: datetime) -> str:
    """The token of a new secret address, shown this once; an earlier address ends."""
    ensure(is_staff(person), _("Your account has no calendar."))
    token = secrets.token_urlsafe(32)
    facts = {"token_sha256": sha256_of_token(token), "has_alarms": has_alarms, "made_at": now}
    feed, _is_new = CalendarFeed.objects.update_or_create(person=person, defaults=facts)
    record_entry(verb="calendar.made", subject=feed, changes={"has_alarms": has_alarms}, by=person, now=now)
    return token


@transaction.atomic
def end_calendar_feed(*, person: User, now: datetime) -> None:
    """The address works no more. Raises Refused when there is none."""
    feed = CalendarFeed.objects.filter(person=person).first()
    if feed is None:
        raise Refused(_("You have no calendar address."))
    record_entry(verb="calendar.ended", subject=feed, changes={}, by=person, now=now)
    feed.delete()


def sha256_of_token(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _locked(person: User) -> Wishes:
    """The row, or a new one with version 0; the person's row is locked."""
    list(User.objects.select_for_update(no_key=True).filter(pk=person.pk))
    return Wishes.objects.filter(person=person).first() or Wishes(person=person, version=0)


def _move_to(zone: str, person: User) -> None:
    """The same days, begun where the person is now. What was told already is not told again."""
    for recheck in Recheck.objects.select_for_update(no_key=True).filter(owner=person).exclude(state=State.DONE):
        told = recheck.next_step, recheck.reminded_id
        recheck.zone = zone
        recheck.reckon()
        if told[1]:
            recheck.next_step, recheck.reminded_id = told
            recheck.next_reminder_at = recheck.reminder_at(told[0])
        recheck.version += 1
        recheck.save()


def _enter(wishes: Wishes, now: datetime) -> None:
    changes: dict[str, Json] = {"tempo": str(wishes.tempo), "quiet_days": str(wishes.quiet_days)}
    record_entry(verb="wishes.set", subject=wishes, changes=changes, by=wishes.person, now=now)
