"""Gathering reminders into mails: one to each person, at the time they wished for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min, OuterRef, QuerySet, Subquery

from accounts.models import User
from responses.rechecks.choices import Told
from responses.rechecks.models import Digest, Reminder, Wishes
from responses.rechecks.slots import Wish, latest_slot

# So many people's mails are written by one statement.
BATCH = 500


def gather_digests(*, now: datetime) -> int:
    """Put what each person is to be told, and wished to be told by now, into one mail; returns how many mails.

    It leaves no entry in the ledger: the reminders before it and the sending after it do.
    """
    oldest = _oldest(Reminder.objects.all())
    slots = {person: slot for person, slot in _slots(list(oldest), now).items() if oldest[person] <= slot}
    people = sorted(slots)
    batches = [people[start : start + BATCH] for start in range(0, len(people), BATCH)]
    return sum(_gather({person: slots[person] for person in batch}, now) for batch in batches)


def _oldest(reminders: QuerySet[Reminder]) -> dict[int, datetime]:
    """Since when each person has been waiting for a mail."""
    waiting = reminders.filter(state=Told.WAITING, digest=None).order_by()
    return dict(waiting.values_list("recipient").annotate(Min("since")))


def _slots(people: Sequence[int], now: datetime) -> dict[int, datetime]:
    """Until when what was due to each may be told now; nothing of those to whom nothing may."""
    waiting = Reminder.objects.filter(state=Told.WAITING, digest=None).order_by()
    wishes = {row.person_id: row for row in Wishes.objects.filter(person__in=waiting.values("recipient"))}
    found = {person: latest_slot(wish_of(wishes.get(person)), now) for person in people}
    return {person: slot for person, slot in found.items() if slot}


def wish_of(wishes: Wishes | None) -> Wish:
    """What the person wishes; without a row, mail at once."""
    if wishes is None:
        return Wish()
    return Wish(wishes.zone, wishes.tempo, wishes.hour, wishes.weekday, wishes.quiet_days)


@transaction.atomic
def _gather(slots: Mapping[int, datetime], now: datetime) -> int:
    """How many of these people there was something to gather for. Their rows are locked: of two sweeps, one gathers."""
    people = User.objects.select_for_update(no_key=True).filter(pk__in=list(slots)).order_by("pk")
    locked = list(people.values_list("pk", flat=True))
    oldest = _oldest(Reminder.objects.filter(recipient__in=locked))
    there_are = _parts(locked, slots)
    mails = Digest.objects.bulk_create(
        Digest(recipient_id=person, slot_at=slots[person], part=there_are[person], written_at=now, not_before=now)
        for person in locked
        if person in oldest and oldest[person] <= slots[person]
    )
    if not mails:
        return 0
    # Found by person: a list of keys would be gone through for each reminder.
    first = min(mail.pk for mail in mails)
    theirs = Digest.objects.filter(recipient=OuterRef("recipient"), written_at=now, pk__gte=first).order_by()
    Reminder.objects.filter(
        recipient__in=[mail.recipient_id for mail in mails],
        state=Told.WAITING,
        digest=None,
        since__lte=Subquery(theirs.values("slot_at")),
    ).update(digest=Subquery(theirs.values("pk")))
    return len(mails)


def _parts(people: Sequence[int], slots: Mapping[int, datetime]) -> Counter[int]:
    """How many mails each person has for this instant already."""
    mails = Digest.objects.filter(recipient__in=people, slot_at__in=set(slots.values()))
    found = mails.values_list("recipient", "slot_at").order_by()
    return Counter(person for person, slot_at in found if slot_at == slots[person])


def next_part(person: int, slot: datetime, now: datetime) -> Digest:
    """A new mail to the person for this instant: the first, or one more when there are some already."""
    mails = Digest.objects.filter(recipient=person, slot_at=slot)
    return Digest.objects.create(recipient_id=person, slot_at=slot, part=mails.count(), written_at=now, not_before=now)
