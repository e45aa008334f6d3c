"""The mails of the clock."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from responses.rechecks.models import Reminder


def message_id(reminder: Reminder) -> str:
    """The same for every attempt at one reminder, and for no other. It gives nobody away: mails are passed on."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    key = f"{reminder.recheck_id}.{reminder.occurrence}.{reminder.remind_on}.{reminder.recipient.uid}"
    return f"<recheck-{salted_hmac('rechecks.reminder', key, algorithm='sha256').hexdigest()[:32]}@{host}>"


def reminder_mail(reminder: Reminder) -> EmailMessage:
    """The mail that says what to look at. Its subject names no matter: subjects are read by others on the way."""
    recheck = reminder.recheck
    look = reverse("rechecks:look", args=[recheck.pk])
    body = render_to_string(
        "rechecks/reminder.txt",
        {
            "recheck": recheck,
            "person": reminder.recipient,
            "look_url": settings.SITE_URL + look,
            "subject_url": settings.SITE_URL + recheck.path,
            "site_name": settings.SITE_NAME,
        },
    )
    return EmailMessage(
        subject=_("[%(site)s] Due for a look since %(day)s")
        % {"site": settings.SITE_NAME, "day": date_format(recheck.due_on, "j F Y")},
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[reminder.recipient.email],
        headers={"Message-ID": message_id(reminder), "Auto-Submitted": "auto-generated"},
    )
