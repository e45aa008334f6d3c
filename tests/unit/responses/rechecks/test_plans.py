"""What must stay quick over a million rows is answered by an index, without sorting and without reading the table."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.paging import turned
from responses.rechecks import queries
from responses.rechecks.choices import State
from responses.rechecks.models import Digest, Look, Recheck
from responses.rechecks.services import write_due_reminders
from responses.rechecks.services.outbox import CLAIM, _claim
from responses.rechecks.tables import RecheckTable
from tests.factories import NOW, make_recheck, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def many() -> None:
    """So many that PostgreSQL does not simply read them all; their day is far off."""
    first = make_recheck()
    Recheck.objects.update(remind_at=timezone.now().replace(year=2100), next_reminder_at=None)
    row = Recheck.objects.get()
    other = make_user()
    Recheck.objects.bulk_create(_copied(row, other if number % 100 else first.owner, number) for number in range(4_000))
    analyse()


def analyse() -> None:
    """What PostgreSQL does by itself in time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _copied(row: Recheck, owner: User, minutes: int) -> Recheck:
    fields = {field.attname: getattr(row, field.attname) for field in Recheck._meta.concrete_fields}
    copy = Recheck(**{**fields, "id": None, "owner_id": owner.pk})
    copy.remind_at += timedelta(minutes=minutes)
    return copy


def plan(sql: str) -> Iterator[str]:
    """Each step that reads or sorts, as the database names it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            yield from (row[3] for row in cursor.fetchall())
        else:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            (found,) = cursor.fetchone()
            yield from _steps((found if isinstance(found, list) else json.loads(found))[0]["Plan"])


def _steps(node: dict[str, object]) -> Iterator[str]:
    yield f"{node['Node Type']} {node.get('Relation Name', '')} {node.get('Index Name', '')}"
    for inner in node.get("Plans", []):
        if inner["Parent Relationship"] != "SubPlan":  # of each row that is shown, its newest look
            yield from _steps(inner)


def test_the_newest_look_of_a_row_is_found_by_an_index() -> None:
    recheck, by = make_recheck(), make_user()
    Look.objects.bulk_create(
        Look(recheck=recheck, occurrence=number, outcome="unchanged", made_at=NOW, made_by=by) for number in range(2000)
    )
    analyse()
    newest = Look.objects.counting().filter(recheck=recheck).values("made_by")[:1]
    found = [step.split() for step in plan(_filled(newest))]
    assert [step for step in found if "look_newest" in step]
    assert not [step for step in found if "Sort" in step or "TEMP" in step]


def _filled(rows: QuerySet[Look]) -> str:
    with CaptureQueriesContext(connection) as asked:
        list(rows)
    return asked[0]["sql"]


def reads(sql: str) -> set[str]:
    """How the table of re-checks is come by, and what is sorted."""
    steps = [step for step in plan(sql) if "rechecks_recheck" in step or "recheck_" in step or "ort" in step.split()[0]]
    sorts = {"sorts" for step in plan(sql) if step.startswith(("Sort", "Incremental Sort", "USE TEMP B-TREE"))}
    names = {name for step in steps for name in INDEXES if name in step.split()}
    scans = {
        "reads all" for step in steps if step.startswith("Seq Scan rechecks_recheck") or step == "SCAN rechecks_recheck"
    }
    return names | scans | sorts


INDEXES = {index.name for index in Recheck._meta.indexes}


def sql_of(rows: QuerySet[Recheck]) -> list[str]:
    """The statement that a page in the middle of the list asks."""
    table = turned(RequestFactory().get("/"), RecheckTable(rows, now=NOW))
    with CaptureQueriesContext(connection) as asked:
        turned(RequestFactory().get("/", {"page": table.page.next}), RecheckTable(rows, now=NOW))
    return [query["sql"] for query in asked]


def test_an_idle_sweep_reads_indexes_alone(many: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert write_due_reminders(now=NOW) == 0
    about = [query["sql"] for query in asked if 'FROM "rechecks_recheck"' in query["sql"]]
    assert [reads(sql) for sql in about] == [{"recheck_to_be_reminded"}]
    (reroute,) = [query["sql"] for query in asked if query["sql"].startswith('UPDATE "rechecks_recheck"')]
    # What is sorted is people.
    assert reads(reroute) - {"sorts"} == {"recheck_reminded"}


@pytest.mark.parametrize(
    ("state", "index"), [("running", "recheck_due"), ("paused", "recheck_paused"), ("done", "recheck_done")]
)
def test_a_page_of_the_list_begins_where_the_last_one_ended(many: None, state: str, index: str) -> None:
    because = "Later" if state == State.PAUSED else ""
    Recheck.objects.update(state=state, paused_because=because)
    analyse()
    (sql,) = sql_of(queries.rechecks_listed(state=state))
    assert reads(sql) == {index}


def test_a_page_of_ones_own_is_found_by_owner_and_day(many: None) -> None:
    owner = Recheck.objects.earliest("pk").owner
    (sql,) = sql_of(queries.rechecks_listed(owner=owner))
    assert reads(sql) == {"recheck_owned"}


# SQLite cannot tell beforehand that what is open is all that the index holds.
CLAIMS = {
    "postgresql": ["Limit", "LockRows", "Index Scan rechecks_digest digest_next"],
    "sqlite": ["SCAN rechecks_digest", "USE TEMP B-TREE FOR ORDER BY"],
}


def test_a_claim_reads_as_many_mails_as_it_takes():
    Digest.objects.bulk_create(
        Digest(recipient=person, slot_at=NOW + timedelta(minutes=minutes), written_at=NOW, not_before=NOW)
        for person in (make_user(), make_user())
        for minutes in range(1000)
    )
    analyse()
    with CaptureQueriesContext(connection) as asked:
        assert len(_claim(NOW).ids) == CLAIM
    [sql] = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert [step.strip() for step in plan(sql)] == CLAIMS[connection.vendor]
