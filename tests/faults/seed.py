"""``python -m tests.faults.seed N``: a migrated database with N re-checks due; ``… state``: how reminders stand."""

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
from responses.rechecks.models import Reminder  # noqa: E402
from responses.rechecks.services import Interval, set_recheck  # noqa: E402


def sow(number: int) -> None:
    """Migrate, and set ``number`` re-checks that are due."""
    call_command("migrate", verbosity=0, interactive=False)
    owner = User.objects.create_user("owner@example.org", name="Owner", role=Role.EDITOR)
    now = timezone.now()
    interval = Interval(anchor=(now - timedelta(days=1)).date())
    for count in range(number):
        set_recheck(title=f"Page {count}", path=f"/{count}/", interval=interval, owner=owner, by=owner, now=now)


def state() -> None:
    """Print the states and the Message-IDs of all reminders."""
    reminders = list(Reminder.objects.select_related("recipient"))
    states = Counter(reminder.state for reminder in reminders)
    json.dump({"states": states, "message_ids": [message_id(reminder) for reminder in reminders]}, sys.stdout)


if __name__ == "__main__":
    state() if sys.argv[1] == "state" else sow(int(sys.argv[1]))
