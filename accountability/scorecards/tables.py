"""The league table."""

from collections.abc import Mapping
from dataclasses import dataclass

import django_tables2 as tables
from django.db.models import ExpressionWrapper, F, FloatField, QuerySet
from django.db.models.functions import NullIf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accountability.record.models import Standing
from accountability.scorecards.figures import shown
from accountability.scorecards.wording import country_name
from accountability.scoring.methodology import Rounding
from accountability.scoring.sensitivity import RankRange
from companies.choices import Sector

SECTORS = dict(Sector.choices)
NUM = {"td": {"class": "num"}, "th": {"class": "num"}}
Ordered = tuple[QuerySet[Standing], bool]


def _last(queryset: QuerySet[Standing], is_descending: bool, field: str) -> Ordered:
    """The rows by a field that may be empty; the empty ones come last either way, equal ones by name."""
    order = F(field).desc(nulls_last=True) if is_descending else F(field).asc(nulls_last=True)
    return queryset.order_by(order, "name", "slug"), True


@dataclass(frozen=True)
class RangeShown:
    """A rank and its range among so many companies."""

    rank: int
    low: int
    high: int
    companies: int

    @property
    def before(self) -> int:
        """How many ranks lie before the range."""
        return self.low - 1

    @property
    def length(self) -> int:
        """How many ranks it holds."""
        return self.high - self.low + 1

    @property
    def mark(self) -> float:
        """The middle of the published rank."""
        return self.rank - 0.5


class StandingTable(tables.Table):
    """Companies by score. ``ranks`` maps a score as shown to its rank in the whole index."""

    name = tables.TemplateColumn(
        template_name="scorecards/_cell_company.html", verbose_name=_("Rank and company"), order_by=("name", "slug")
    )
    country = tables.Column(order_by=("country", "name", "slug"))
    sector = tables.Column(order_by=("sector", "name", "slug"))
    score = tables.TemplateColumn(template_name="scorecards/_cell_score.html", empty_values=())
    range = tables.TemplateColumn(
        template_name="scorecards/_cell_range.html",
        verbose_name=_("Under other weights"),
        empty_values=(),
        orderable=False,
    )
    coverage = tables.TemplateColumn(
        template_name="scorecards/_cell_coverage.html", verbose_name=_("Answered"), attrs=NUM
    )
    grade = tables.TemplateColumn(
        template_name="scorecards/_cell_finding.html", empty_values=(), order_by=("grade", "name", "slug")
    )
    last_checked_on = tables.TemplateColumn(template_name="scorecards/_cell_checked.html", empty_values=(), attrs=NUM)
    published_at = tables.TemplateColumn(
        template_name="scorecards/_cell_day.html", order_by=("published_at", "name", "slug"), attrs=NUM
    )

    class Meta:
        model = Standing
        fields = ("name", "country", "sector", "score", "range", "coverage", "grade", "last_checked_on", "published_at")
        order_by = "-score"
        empty_text = _("No company matches these filters")
        attrs = {"class": "league"}

    def __init__(
        self,
        rows: QuerySet[Standing],
        *,
        caption: str,
        ranks: Mapping[float, int],
        ranges: Mapping[str, RankRange | None],
        rounding: Rounding,
        most: float,
    ) -> None:
        super().__init__(rows)
        self.caption, self.most = caption, most
        self._ranks, self._ranges, self._rounding = ranks, ranges, rounding
        self.empty_next_url = "?"
        self.empty_next_text: str | Promise = _("Show all companies")

    def shown_score(self, standing: Standing) -> float | None:
        """The score as the methodology rounds it."""
        return shown(standing.score, self._rounding)

    def rank_of(self, standing: Standing) -> int | None:
        """The rank in the whole index; None without a score."""
        score = self.shown_score(standing)
        return None if score is None else self._ranks[score]

    def range_of(self, standing: Standing) -> RangeShown | None:
        """Where it ranks under other reasonable weights; None without a score."""
        rank, found = self.rank_of(standing), self._ranges.get(standing.slug)
        return RangeShown(rank, found.low, found.high, len(self._ranges)) if rank and found else None

    def render_country(self, value: str) -> str:
        """The country's name."""
        return country_name(value)

    def render_sector(self, value: str) -> str:
        """The sector's name."""
        return str(SECTORS.get(value, value))

    def order_score(self, queryset: QuerySet[Standing], is_descending: bool) -> Ordered:
        """By score; without one comes last."""
        return _last(queryset, is_descending, "score")

    def order_last_checked_on(self, queryset: QuerySet[Standing], is_descending: bool) -> Ordered:
        """By the last check; unchecked comes last."""
        return _last(queryset, is_descending, "last_checked_on")

    def order_coverage(self, queryset: QuerySet[Standing], is_descending: bool) -> Ordered:
        """By the answered share of what applies."""
        share = ExpressionWrapper(F("answered") * 1.0 / NullIf(F("applicable"), 0), output_field=FloatField())
        return _last(queryset.annotate(share=share), is_descending, "share")
