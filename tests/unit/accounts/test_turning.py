"""A table turned by the place of its last row: every row once, whatever comes in between, and nothing is counted."""

from datetime import date, timedelta
from urllib.parse import urlencode

import django_tables2 as tables
import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.paging import LONGEST_KEY, ROWS, turned
from responses.rechecks.models import Recheck
from tests.factories import make_recheck, make_user

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 2)
SORTS = ["", "title", "-title", "due_on", "-due_on", "last_checked_on", "-last_checked_on", "owner", "-owner"]


class Looks(tables.Table):
    title = tables.Column()
    due_on = tables.Column()
    last_checked_on = tables.Column()
    owner = tables.Column(order_by="owner__name")


@pytest.fixture
def rows() -> list[Recheck]:
    """Sixty re-checks that are alike but for a few days, two owners, and whether anybody looked."""
    first, second = make_recheck(), make_recheck(owner=make_user(name="Zora"))
    rows = []
    for number in range(60):
        row = Recheck.objects.get(pk=(first, second)[number % 2].pk)
        row.pk, row.due_on, row.title = None, DAY + timedelta(days=number % 3), f"~ {number % 5} é"
        row.last_checked_on, row.last_outcome = (DAY, "unchanged") if number % 4 else (None, "")
        rows.append(row)
    Recheck.objects.all().delete()
    return Recheck.objects.bulk_create(rows)


def turn(page: str = "", sort: str = "") -> Looks:
    request = RequestFactory().get("/?" + urlencode({"page": page, "sort": sort}))
    return turned(request, Looks(Recheck.objects.select_related("owner").order_by("remind_at")))


def keys(table: Looks) -> list[int]:
    return [row.record.pk for row in table.paginated_rows]


def walk(sort: str = "") -> list[list[int]]:
    table = turn(sort=sort)
    pages = [keys(table)]
    while table.page.next:
        table = turn(table.page.next, sort)
        pages.append(keys(table))
    return pages


@pytest.mark.parametrize("sort", SORTS)
def test_every_row_comes_once_in_its_order_forwards_and_back(rows: list[Recheck], sort: str) -> None:
    pages = walk(sort)
    assert [len(page) for page in pages] == [ROWS, ROWS, 10]
    together = [key for page in pages for key in page]
    assert sorted(together) == sorted(row.pk for row in rows)
    last = turn(turn(turn(sort=sort).page.next, sort).page.next, sort)
    middle = turn(last.page.previous, sort)
    assert (keys(middle), keys(turn(middle.page.previous, sort))) == (pages[1], pages[0])
    assert [bool(turn(middle.page.previous, sort).page.previous), bool(middle.page.next)] == [False, True]


@pytest.mark.parametrize("sort", ["-title", "last_checked_on", "-last_checked_on", "-owner"])
def test_the_order_is_the_one_asked_for(rows: list[Recheck], sort: str) -> None:
    path = "owner__name" if sort == "-owner" else sort.lstrip("-")
    found = [tables.A(path).resolve(Recheck.objects.get(pk=key)) for page in walk(sort) for key in page]
    # Where nobody looked comes before the first look.
    assert found == sorted(
        found, key=str if "title" in sort or "owner" in sort else _empty_first, reverse=sort[0] == "-"
    )


def _empty_first(value: date | None) -> date:
    return value or date.min


def test_rows_that_come_and_go_in_between_move_no_other(rows: list[Recheck]) -> None:
    first = turn()
    seen = keys(first)
    before, after = Recheck.objects.get(pk=seen[0]), Recheck.objects.get(pk=rows[-1].pk)
    before.pk, after.pk = None, None
    before.remind_at -= timedelta(days=1)
    Recheck.objects.bulk_create([before, after])
    Recheck.objects.filter(pk=seen[-1]).delete()
    second = turn(first.page.next)
    third = turn(second.page.next)
    assert seen + keys(second) + keys(third) == [row.pk for row in rows] + [after.pk]


def test_a_page_behind_the_last_row_is_the_last_one(rows: list[Recheck]) -> None:
    second = turn(turn().page.next)
    Recheck.objects.filter(pk__gt=keys(second)[-1]).delete()
    beyond = turn(second.page.next)
    assert (keys(beyond), beyond.page.next) == (keys(second), "")
    assert keys(turn(beyond.page.previous)) == keys(turn())


def test_a_page_before_the_first_row_is_the_first_one(rows: list[Recheck]) -> None:
    second = turn(turn().page.next)
    Recheck.objects.filter(pk__lt=keys(second)[0] - 3).delete()
    table = turn(second.page.previous)
    assert (len(keys(table)), table.page.previous) == (ROWS, "")


@pytest.mark.parametrize(
    "page",
    [
        "2",
        "after",
        "after~due_on~1~2025-06-02",
        "after~remind_at~x~2025-06-02",
        "after~remind_at~²~2025-06-02",
        "after~remind_at~-1~2025-06-02",
        f"after~remind_at~{'9' * 18}~2025-06-02",
        "after~remind_at~1~",
        "after~remind_at~1~soon",
        "after~remind_at~1~2025-99-99 10:00",
        "after~remind_at~1~\0",
        "beside~remind_at~1~2025-06-02",
        "after~remind_at~1~" + "9" * LONGEST_KEY,
    ],
)
def test_what_is_no_place_is_the_first_page(rows: list[Recheck], page: str) -> None:
    assert keys(turn(page)) == [row.pk for row in rows[:ROWS]]


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_is_one_statement_that_neither_counts_nor_passes_over(rows: list[Recheck], sort: str) -> None:
    place = turn(sort=sort).page.next
    with CaptureQueriesContext(
        connection,
    ) as asked:
        turn(place, sort)
    (statement,) = [query["sql"] for query in asked]
    assert ("COUNT" in statement, "OFFSET" in statement, f"LIMIT {ROWS + 1}" in statement) == (False, False, True)


def test_a_table_of_nothing_has_no_other_pages() -> None:
    table = turn()
    assert (keys(table), table.page.previous, table.page.next) == ([], "", "")
