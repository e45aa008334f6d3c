"""What a cell of the table asks of its table."""

from django import template

from accountability.record.models import Standing
from accountability.scorecards.tables import RangeShown, StandingTable

register = template.Library()


@register.filter
def rank_of(table: StandingTable, standing: Standing) -> int | None:
    """The company's rank in the whole index; None without a score."""
    return table.rank_of(standing)


@register.filter
def shown_score(table: StandingTable, standing: Standing) -> float | None:
    """The score as the methodology rounds it."""
    return table.shown_score(standing)


@register.filter
def range_of(table: StandingTable, standing: Standing) -> RangeShown | None:
    """Where the company ranks under other reasonable weights; None without a score."""
    return table.range_of(standing)
