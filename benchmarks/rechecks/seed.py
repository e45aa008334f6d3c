"""Re-checks by the million: a hundred of them by the product, the rest by one statement that gives them to everybody.

Each person has a hundred, of which ten are due.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction

from accounts.choices import Role
from accounts.models import User
from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval, set_recheck

DUE, AHEAD = 10, 90


def sow_people(first: int, after: int) -> None:
    """Editors, of whom no two have the same number."""
    made = [
        User(email=f"person{number}@example.org", name=f"Person {number}", role=Role.EDITOR, password="!")  # noqa: S106  # none at all
        for number in range(first, after)
    ]
    User.objects.bulk_create(made, batch_size=1_000)


def sow_rechecks(people: Sequence[int], *, now: datetime) -> None:
    """Give everybody a hundred re-checks: the last ten days' and those of the next ninety."""
    first, last, others = people[0], people[-1], people[1:]
    owner = User.objects.get(pk=first)
    for days in range(1 - DUE, AHEAD + 1):
        day = now.date() + timedelta(days=days)
        set_recheck(title=f"Look {days}", path="/desk/", interval=Interval(anchor=day), owner=owner, by=owner, now=now)
    if others:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_for_others(), [first, others[0], last])


def _for_others() -> str:
    quote = connection.ops.quote_name
    copied = [field.column for field in Recheck._meta.concrete_fields if field.column != "id"]
    values = ["person.id" if column == "owner_id" else f"recheck.{quote(column)}" for column in copied]
    return (  # of names that are ours
        f"INSERT INTO {quote(Recheck._meta.db_table)} ({', '.join(map(quote, copied))}) "
        f"SELECT {', '.join(values)} "
        f"FROM {quote(Recheck._meta.db_table)} AS recheck CROSS JOIN {quote(User._meta.db_table)} AS person "
        "WHERE recheck.owner_id = %s AND person.id BETWEEN %s AND %s"
    )


def tidy() -> None:
    """What PostgreSQL does by itself within a minute; SQLite has no such habit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
