"""``python -m tests.faults.seed N``: N re-checks due; ``many N``: as many, fast; ``state``: how mails stand."""

import json
import sys
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import User  # noqa: E402
from responses.rechecks.mails import message_id  # noqa: E402
from responses.rechecks.models import Digest, Recheck  # noqa: E402
from responses.rechecks.services import Interval, set_recheck  # noqa: E402


def sow(number: int) -> None:
    """Set ``number`` re-checks that are due."""
    now = timezone.now()
    interval = Interval(anchor=(now - timedelta(days=1)).date())
    for count in range(number):
        # One mail each: people whose reminders are not gathered into one.
        owner = User.objects.create_user(f"owner{count}@example.org", name="Owner", role=Role.EDITOR)
        set_recheck(title=f"Page {count}", path=f"/{count}/", interval=interval, owner=owner, by=owner, now=now)


def sow_many(number: int) -> None:
    """Put ``number`` re-checks that are due into the tables as they are, of a person each."""
    yesterday = (timezone.now() - timedelta(days=1)).date()
    first = User.objects.count()
    people = [
        User(email=f"owner{first + count}@example.org", name="Owner", role=Role.EDITOR) for count in range(number)
    ]
    User.objects.bulk_create(people, batch_size=1000)
    rows = [Recheck(title="Page", path="/page/", owner=person, anchor=yesterday, due_on=yesterday) for person in people]
    for row in rows:
        row.reckon()
    Recheck.objects.bulk_create(rows, batch_size=1000)


def state() -> None:
    """Print the states and the Message-IDs of all mails."""
    digests = list(Digest.objects.select_related("recipient"))
    states = Counter(digest.state for digest in digests)
    json.dump({"states": states, "message_ids": [message_id(digest) for digest in digests]}, sys.stdout)


if __name__ == "__main__":
    if sys.argv[1] == "state":
        state()
    elif sys.argv[1] == "many":
        sow_many(int(sys.argv[2]))
    else:
        sow(int(sys.argv[1]))
