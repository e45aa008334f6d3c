"""``python -m tests.faults.seed N``: a migrated database with N re-checks due; ``… state``: how mails stand."""

import json
import sys
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import User  # noqa: E402
from responses.rechecks.mails import message_id  # noqa: E402
from responses.rechecks.models import Digest  # noqa: E402
from responses.rechecks.services import Interval, set_recheck  # noqa: E402


def sow(number: int) -> None:
    """Migrate, and set ``number`` re-checks that are due."""
    call_command("migrate", verbosity=0, interactive=False)
    now = timezone.now()
    interval = Interval(anchor=(now - timedelta(days=1)).date())
    for count in range(number):
        # One mail each: people whose reminders are not gathered into one.
        owner = User.objects.create_user(f"owner{count}@example.org", name="Owner", role=Role.EDITOR)
        set_recheck(title=f"Page {count}", path=f"/{count}/", interval=interval, owner=owner, by=owner, now=now)


def state() -> None:
    """Print the states and the Message-IDs of all mails."""
    digests = list(Digest.objects.select_related("recipient"))
    states = Counter(digest.state for digest in digests)
    json.dump({"states": states, "message_ids": [message_id(digest) for digest in digests]}, sys.stdout)


if __name__ == "__main__":
    state() if sys.argv[1] == "state" else sow(int(sys.argv[1]))
