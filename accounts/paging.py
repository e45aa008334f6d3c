"""Turning and sorting a table as a reader asks, whatever the address says."""

from typing import TypeVar

import django_tables2 as tables
from django.http import HttpRequest
from django_tables2.utils import OrderBy

ROWS = 25

AnyTable = TypeVar("AnyTable", bound=tables.Table)


def paged(request: HttpRequest, table: AnyTable, *, order_by: str = "") -> AnyTable:
    """The table at the page and in the order of the query: ``page`` and one ``sort``, nothing else is read.

    What the table does not know is ignored; beyond the last page is the last. ``order_by`` holds when none is asked.
    """
    table.request = request
    asked = OrderBy(request.GET.get(table.prefixed_order_by_field, ""))
    if asked.bare in table.columns and table.columns[asked.bare].orderable:
        table.order_by = [asked]
    elif order_by:
        table.order_by = order_by
    table.paginate(per_page=ROWS)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))
    return table
