"""Signed addresses in mails: what one press may do, for whom, and for how long."""

from typing import NamedTuple

from django.core import signing

from accounts.models import User
from responses.rechecks.models import Reminder

UNCHANGED, UNSUBSCRIBE = "rechecks.unchanged", "rechecks.unsubscribe"
# After the second escalation at the latest somebody else has been told; an older mail asks to sign in.
UNCHANGED_LASTS = 30 * 86_400


class Pressed(NamedTuple):
    """What a link in a mail is about: a re-check as it stood at one occurrence, and the person who got the mail."""

    recheck: int
    occurrence: int
    remind_on: str
    person: str


def unchanged_token(reminder: Reminder) -> str:
    """For the page that asks "unchanged?" of this occurrence, of this person, for 30 days."""
    recheck = reminder.recheck
    pressed = Pressed(recheck.pk, reminder.occurrence, str(reminder.remind_on), str(reminder.recipient.uid))
    return signing.dumps(pressed, salt=UNCHANGED)


def read_unchanged(token: str) -> Pressed | None:
    """What the token stands for; None when it was not ours, or is too old."""
    try:
        return Pressed(*signing.loads(token, salt=UNCHANGED, max_age=UNCHANGED_LASTS))
    except (signing.BadSignature, TypeError):
        return None


def unsubscribe_token(person: User) -> str:
    """For the page that stops mail to this person. It does not expire: an old mail must stop it too."""
    return signing.dumps(str(person.uid), salt=UNSUBSCRIBE, compress=False)


def read_unsubscribe(token: str) -> str | None:
    """The person's ``uid``; None when the token was not ours."""
    try:
        return str(signing.loads(token, salt=UNSUBSCRIBE))
    except signing.BadSignature:
        return None
