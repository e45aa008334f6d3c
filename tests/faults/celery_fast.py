"""The real worker and beat on a quick clock: rings each second, leases and messages that come back in seconds."""

import os
import sys
from datetime import timedelta

import django
from django.core.mail import EmailMessage
from django.utils import timezone

from config.celery import SCHEDULE, app

django.setup()

# Models, only after django.setup.
from responses.rechecks.choices import Delivery  # noqa: E402
from responses.rechecks.models import Digest, Reminder  # noqa: E402
from responses.rechecks.services import outbox  # noqa: E402

QUICK = timedelta(seconds=2)


write_mail = outbox.digest_mail


def mark_then_write(digest: Digest, items: list[Reminder]) -> EmailMessage:
    """What the service must not do: mark first, send then."""
    Digest.objects.filter(pk=digest.pk).update(state=Delivery.SENT, sent_at=timezone.now(), lease="", leased_until=None)
    return write_mail(digest, items)


def main(arguments: list[str]) -> None:
    """Run ``celery`` with these arguments."""
    outbox.RUN_FOR = timedelta(seconds=4)
    outbox.LEASE, outbox.BACK_OFF, outbox.BACK_OFF_FACTOR = QUICK, QUICK / 4, 1
    for entry in SCHEDULE.values():
        entry.update(schedule=1.0, options={"expires": 5})
    app.conf.broker_transport_options = {**app.conf.broker_transport_options, "visibility_timeout": 3}
    if os.environ.get("NAIVE"):
        outbox.digest_mail = mark_then_write
    app.start(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
