"""The mails of the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from responses.rechecks.choices import Step
from responses.rechecks.links import unchanged_token, unsubscribe_token
from responses.rechecks.models import Digest, Reminder

# Of more than these a mail says only how many they are: it must stay one that somebody reads.
SHOWN = 50


@dataclass(frozen=True)
class Item:
    """One thing to look at, with the addresses that the mail gives for it."""

    reminder: Reminder
    look_url: str
    subject_url: str
    unchanged_url: str
    why_you: str


def message_id(digest: Digest) -> str:
    """The same for every attempt at one mail, and for no other. It gives nobody away: mails are passed on."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    key = f"{digest.recipient.uid}.{digest.slot_at.isoformat()}.{digest.part}"
    return f"<recheck-{salted_hmac('rechecks.digest', key, algorithm='sha256').hexdigest()[:32]}@{host}>"


def digest_mail(digest: Digest, reminders: Sequence[Reminder]) -> EmailMessage:
    """The mail that says what to look at. Its subject names no matter: subjects are read by others on the way."""
    stop = settings.SITE_URL + reverse("rechecks:mails-stop", args=[unsubscribe_token(digest.recipient)])
    overdue = sum(1 for each in reminders if each.recheck.overdue_days(digest.slot_at))
    context: dict[str, Any] = {
        "items": [_item(each) for each in reminders[:SHOWN]],
        "more": max(0, len(reminders) - SHOWN),
        "summary": summary(len(reminders), overdue),
        "person": digest.recipient,
        "list_url": settings.SITE_URL + reverse("rechecks:list"),
        "wishes_url": settings.SITE_URL + reverse("rechecks:wishes"),
        "stop_url": stop,
        "site_name": settings.SITE_NAME,
    }
    return EmailMessage(
        subject=_subject(reminders, overdue),
        body=render_to_string("rechecks/digest.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[digest.recipient.email],
        headers={
            "Message-ID": message_id(digest),
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def summary(due: int, overdue: int) -> str:
    """The first line: how much, and how much of it is late."""
    said = ngettext("%d re-check waits for you", "%d re-checks wait for you", due) % due
    late = ngettext("%d of them is overdue", "%d of them are overdue", overdue) % overdue
    return f"{said}; {late}." if overdue else f"{said}."


def _subject(reminders: Sequence[Reminder], overdue: int) -> str:
    if len(reminders) == 1:
        said = _("Due for a look since %s") % date_format(reminders[0].recheck.due_on, "j F Y")
    elif overdue:
        said = _("%(due)d due for a look, %(overdue)d overdue") % {"due": len(reminders), "overdue": overdue}
    else:
        said = _("%d due for a look") % len(reminders)
    return f"[{settings.SITE_NAME}] {said}"


def _item(reminder: Reminder) -> Item:
    token = unchanged_token(reminder)
    return Item(
        reminder,
        look_url=settings.SITE_URL + reverse("rechecks:look", args=[reminder.recheck_id]),
        subject_url=settings.SITE_URL + reminder.recheck.path,
        unchanged_url=settings.SITE_URL + reverse("rechecks:unchanged", args=[token]),
        why_you=why_you(reminder),
    )


def why_you(reminder: Reminder) -> str:
    """Why this comes to somebody who does not look after it; empty for its owner."""
    if reminder.recipient_id == reminder.recheck.owner_id:
        return ""
    if reminder.step == Step.DUE:
        return _("You get this because whoever looks after it has left, wants no mail or cannot be reached.")
    return _("You get this because nobody has looked since %s.") % date_format(reminder.recheck.due_on, "j F Y")
