"""The real worker and beat on a quick clock: rings each second, leases and messages that come back in seconds.

``NAIVE`` names what must not be done, for tests to show what they are worth: ``mark first``, ``no fence``,
``lost credit`` or ``no cap``. ``POISON`` is the address whose mail kills whoever writes it.
"""

import os
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path

import django
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone
from kombu.transport import redis

from config.celery import SCHEDULE, app

django.setup()

# Models, only after django.setup.
from responses.rechecks.choices import Delivery  # noqa: E402
from responses.rechecks.models import Digest, Reminder  # noqa: E402
from responses.rechecks.services import outbox  # noqa: E402
from responses.rechecks.services.ahead import Mail  # noqa: E402

LEASE, RUN_FOR = 3.0, 2.0
write_mail = outbox.digest_mail


def mark_then_write(digest: Digest, items: list[Reminder]) -> EmailMessage:
    """Mark first, send then."""
    Digest.objects.filter(pk=digest.pk).update(state=Delivery.SENT, sent_at=timezone.now(), lease="", leased_until=None)
    return write_mail(digest, items)


def write_poisoned(digest: Digest, items: list[Reminder]) -> EmailMessage:
    """One of them is the last that this process writes; the file ``kills`` has a line for each."""
    if digest.recipient.email == os.environ["POISON"]:
        with Path(os.environ["VAR_DIR"], "kills").open("a") as kills:
            kills.write("one more\n")
        os.kill(os.getpid(), signal.SIGKILL)
    return write_mail(digest, items)


def begin_unfenced(pk: int, lease: str, now: datetime) -> Digest:  # as the service
    """Send what was claimed once, whoever has it by now."""
    Digest.objects.filter(pk=pk).update(attempts=F("attempts") + 1)
    return Digest.objects.get(pk=pk)


def tell_again(mail: Mail) -> list[Reminder]:
    """All of it, whoever was told of it by now."""
    return list(mail.digest.reminders.select_related("recheck__owner", "recipient"))


def hurry() -> None:
    """Seconds in place of minutes, and no ring but those of reminders."""
    outbox.RUN_FOR = timedelta(seconds=float(os.environ.get("RUN_FOR", RUN_FOR)))
    outbox.LEASE = timedelta(seconds=float(os.environ.get("LEASE", LEASE)))
    outbox.BACK_OFF, outbox.BACK_OFF_FACTOR = timedelta(seconds=0.5), 1
    for name in [name for name, entry in SCHEDULE.items() if not entry["task"].startswith("responses.rechecks.")]:
        del SCHEDULE[name]
    for entry in SCHEDULE.values():
        entry.update(schedule=1.0, options={"expires": 5})
    app.conf.broker_transport_options = {**app.conf.broker_transport_options, "visibility_timeout": 8}


def main(arguments: list[str]) -> None:
    """Run ``celery`` with these arguments."""
    hurry()
    naive = os.environ.get("NAIVE")
    if naive == "mark first":
        outbox.digest_mail = mark_then_write
    if naive == "no cap":
        outbox.MAX_ATTEMPTS = 10**6
    if "POISON" in os.environ:
        outbox.digest_mail = write_poisoned
    if naive == "lost credit":
        redis.Channel.QoS = redis.QoS
    if naive == "no fence":
        outbox._begin, outbox._still_to_tell = begin_unfenced, tell_again
    app.start(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
