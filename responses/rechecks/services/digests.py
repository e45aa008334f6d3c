"""Gathering reminders into mails: one to each person, at the time they wished for."""

from datetime import datetime

from django.db import transaction
from django.db.models import Min

from accounts.models import User
from responses.rechecks.choices import Told
from responses.rechecks.models import Digest, Reminder, Wishes
from responses.rechecks.slots import Wish, latest_slot


def gather_digests(*, now: datetime) -> int:
    """Put what each person is to be told, and wished to be told by now, into one mail; returns how many mails.

    It leaves no entry in the ledger: the reminders before it and the sending after it do.
    """
    waiting = Reminder.objects.filter(state=Told.WAITING, digest=None).order_by()
    oldest = list(waiting.values_list("recipient").annotate(Min("since")).order_by("recipient"))
    wishes = {row.person_id: row for row in Wishes.objects.filter(person__in=[person for person, _since in oldest])}
    gathered = 0
    for person, since in oldest:
        slot = latest_slot(wish_of(wishes.get(person)), now)
        if slot and since <= slot:
            gathered += _gather(person, slot, now)
    return gathered


def wish_of(wishes: Wishes | None) -> Wish:
    """What the person wishes; without a row, mail at once."""
    if wishes is None:
        return Wish()
    return Wish(wishes.zone, wishes.tempo, wishes.hour, wishes.weekday, wishes.quiet_days)


@transaction.atomic
def _gather(person: int, slot: datetime, now: datetime) -> int:
    """1 when there was something to gather. The person's row is locked: of two sweeps, one gathers."""
    list(User.objects.select_for_update(no_key=True).filter(pk=person))
    mine = Reminder.objects.filter(recipient=person, state=Told.WAITING, digest=None, since__lte=slot)
    if not mine.exists():
        return 0
    return 1 if mine.update(digest=next_part(person, slot, now)) else 0


def next_part(person: int, slot: datetime, now: datetime) -> Digest:
    """A new mail to the person for this instant: the first, or one more when there are some already."""
    mails = Digest.objects.filter(recipient=person, slot_at=slot)
    return Digest.objects.create(recipient_id=person, slot_at=slot, part=mails.count(), written_at=now, not_before=now)
