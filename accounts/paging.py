"""Turning and sorting a table as a reader asks, whatever the address says.

``paged`` counts its rows and turns by number. ``turned`` neither counts nor passes over rows: it goes on from the last
row shown, so a page costs the same wherever it lies, and rows that come in between make none appear twice or never.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import django_tables2 as tables
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import BooleanField, F, Field, Func, Model, Q, QuerySet, Value
from django.http import HttpRequest
from django_tables2.rows import BoundRows
from django_tables2.utils import OrderBy

ROWS = 25
# No column that orders holds a longer text.
LONGEST_KEY = 1_000

AnyTable = TypeVar("AnyTable", bound=tables.Table)


def paged(request: HttpRequest, table: AnyTable, *, order_by: str = "") -> AnyTable:
    """The table at the page and in the order of the query: ``page`` and one ``sort``, nothing else is read.

    What the table does not know is ignored; beyond the last page is the last. ``order_by`` holds when none is asked.
    """
    _sort(request, table, order_by)
    table.paginate(per_page=ROWS)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))
    return table


def _sort(request: HttpRequest, table: tables.Table, order_by: str = "") -> None:
    table.request = request
    asked = OrderBy(request.GET.get(table.prefixed_order_by_field, ""))
    if asked.bare in table.columns and table.columns[asked.bare].orderable:
        table.order_by = [asked]
    elif order_by:
        table.order_by = order_by


@dataclass(frozen=True)
class Turn:
    """A page of which nobody knows the number; ``previous`` and ``next`` say where its neighbours begin, or ''."""

    object_list: BoundRows
    previous: str
    next: str


class Order(NamedTuple):
    """One column, and then the key of the row, so that no two rows stand at one place."""

    path: str
    is_descending: bool
    field: "Field[Any, Any]"

    @property
    def name(self) -> str:
        """As an address says it."""
        return f"-{self.path}" if self.is_descending else self.path

    def sorted(self, rows: QuerySet[Any], *, backwards: bool) -> QuerySet[Any]:
        """The rows in this order, or from its end. What is empty counts as less than everything."""
        descending, pk = self.is_descending != backwards, "pk"
        if not self.field.null:
            return rows.order_by(*(f"-{path}" if descending else path for path in (self.path, pk)))
        column = F(self.path)
        first = column.desc(nulls_last=True) if descending else column.asc(nulls_first=True)
        return rows.order_by(first, "-pk" if descending else pk)

    def beyond(self, place: "Place", *, backwards: bool) -> Q:
        """What comes after the place in this order, or before it."""
        descending = self.is_descending != backwards
        more = "lt" if descending else "gt"
        is_empty, is_given = Q(**{f"{self.path}__isnull": True}), Q(**{f"{self.path}__isnull": False})
        if place.value is None:
            same = is_empty & Q(**{f"pk__{more}": place.pk})
            return same if descending else same | is_given
        sign = "<" if descending else ">"
        here, there = _row(F(self.path), F("pk")), _row(Value(place.value, self.field), Value(place.pk))
        compared = Func(here, there, template="%(expressions)s", arg_joiner=f" {sign} ", output_field=BooleanField())
        later = Q(compared)
        return later | is_empty if descending and self.field.null else later


class Place(NamedTuple):
    """Where a row stands: its value in the column that orders, and its key."""

    value: Any
    pk: int


def _row(*parts: Any) -> Func:
    """Several values as one; rows compared are the one form of a place that an index answers."""
    return Func(*parts, template="(%(expressions)s)", output_field=BooleanField())


def turned(request: HttpRequest, table: AnyTable) -> AnyTable:
    """The table in the order of ``sort``, from the place that ``page`` names. It must be made of an ordered queryset.

    What is not understood is passed over: then it is the first page. Beyond the last row is the last page.
    """
    _sort(request, table)
    rows: QuerySet[Any] = table.data.data
    order = _order_of(rows)
    backwards, place = _asked(request.GET.get(table.prefixed_page_field, ""), order)
    found = _found(rows, order, place, backwards=backwards)
    if place and backwards and len(found) <= ROWS:
        backwards, place = False, None
        found = _found(rows, order, None, backwards=False)
    elif place and not found:
        backwards, place = True, None
        found = _found(rows, order, None, backwards=True)
    has_more, shown = len(found) > ROWS, found[:ROWS]
    ordered = shown[::-1] if backwards else shown
    has_before, has_after = (has_more, place is not None) if backwards else (place is not None, has_more)
    table.page = Turn(
        BoundRows(ordered, table),
        _key("before", order, ordered[0]) if has_before else "",
        _key("after", order, ordered[-1]) if has_after else "",
    )
    return table


def _found(rows: QuerySet[Any], order: Order, place: Place | None, *, backwards: bool) -> list[Any]:
    """A page and one row more, from the place on."""
    beyond = rows.filter(order.beyond(place, backwards=backwards)) if place else rows
    return list(order.sorted(beyond, backwards=backwards)[: ROWS + 1])


def _order_of(rows: QuerySet[Any]) -> Order:
    name = OrderBy(str(rows.query.order_by[0]))
    model: type[Model] = rows.model
    *steps, last = str(name.bare).split("__")
    for step in steps:
        related = model._meta.get_field(step).related_model
        if not isinstance(related, type):
            raise FieldDoesNotExist(step)
        model = related
    field = model._meta.get_field(last)
    if not isinstance(field, Field):
        raise FieldDoesNotExist(last)
    return Order(str(name.bare), bool(name.is_descending), field)


def _key(side: str, order: Order, record: Model) -> str:
    """The row's place in this order, as an address names it."""
    value = tables.A(order.path).resolve(record)
    return f"{side}~{order.name}~{record.pk}~{'' if value is None else value}"


def _asked(key: str, order: Order) -> tuple[bool, Place | None]:
    """Whether it goes backwards, and from where; the beginning when the key is none, or one of another order."""
    side, _, rest = key.partition("~")
    name, _, rest = rest.partition("~")
    pk, _, text = rest.partition("~")
    wanted = side in {"after", "before"} and name == order.name and len(key) <= LONGEST_KEY
    if not (wanted and pk.isascii() and pk.isdigit() and len(pk) < 18 and "\0" not in text):
        return False, None
    try:
        value = None if order.field.null and not text else order.field.to_python(text)
    except (ValidationError, ValueError, OverflowError):
        return False, None
    return side == "before", Place(value, int(pk))
