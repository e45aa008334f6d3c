"""A table turned to what the address asks for, whatever it says."""

import django_tables2 as tables
import pytest
from django.test import RequestFactory

from accounts.paging import paged


class Numbers(tables.Table):
    number = tables.Column()
    word = tables.Column(orderable=False)


def turned(query, **options):
    rows = [{"number": number, "word": "same"} for number in range(60)]
    return paged(RequestFactory().get("/?" + query), Numbers(rows), **options)


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("", 1),
        ("page=2", 2),
        ("page=99", 3),
        ("page=-4", 3),
        ("page=0", 3),
        ("page=two", 1),
        ("page=1e400", 1),
        ("page=" + "9" * 3000, 3),
        ("page=" + "9" * 5000, 1),
        ("per_page=1&page=2", 2),
        ("per_page=99999999999999999999", 1),
    ],
)
def test_paged_turns_to_a_page_that_there_is(query, page):
    table = turned(query)
    assert (table.page.number, table.paginator.per_page, table.paginator.num_pages) == (page, 25, 3)


@pytest.mark.parametrize(
    ("query", "order", "first"),
    [
        ("", (), 0),
        ("sort=-number", ("-number",), 59),
        ("sort=nothing", (), 0),
        ("sort=word", (), 0),
        ("sort=number__secret", (), 0),
        ("sort=" + "-number," * 3000, (), 0),
        ("sort=number&sort=-number", ("-number",), 59),
    ],
)
def test_paged_sorts_by_one_column_that_there_is(query, order, first):
    table = turned(query)
    assert (tuple(table.order_by or ()), table.rows[0].record["number"]) == (order, first)


def test_paged_has_an_order_for_who_asks_for_none():
    assert turned("sort=nothing", order_by="-number").rows[0].record["number"] == 59
    assert turned("sort=number", order_by="-number").rows[0].record["number"] == 0
