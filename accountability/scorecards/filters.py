"""Narrowing the table."""

from collections.abc import Iterable, Mapping
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accountability.record.models import Standing
from accountability.scorecards.wording import country_name
from companies.choices import Sector
from companies.matching import search_key


class StandingFilter(django_filters.FilterSet):
    """Company, country, sector, finding. Only values that occur are offered; any other is ignored."""

    q = django_filters.CharFilter(label=_("Company"), method="filter_name", max_length=200)
    country = django_filters.ChoiceFilter(label=_("Country"), empty_label=_("All countries"))
    sector = django_filters.ChoiceFilter(label=_("Sector"), empty_label=_("All sectors"))
    finding = django_filters.ChoiceFilter(label=_("Finding"), field_name="grade", empty_label=_("All findings"))

    def __init__(
        self, data: Mapping[str, Any], queryset: QuerySet[Standing], *, occurring: Iterable[tuple[str, str, str]]
    ) -> None:
        super().__init__(data, queryset)
        occurring = list(occurring)
        sectors = dict(Sector.choices)
        self._offer("country", {code: country_name(code) for code, _sector, _grade in occurring})
        self._offer("sector", {code: sectors.get(code, code) for _country, code, _grade in occurring})
        self._offer("finding", {grade: grade for _country, _sector, grade in occurring if grade})

    def _offer(self, name: str, choices: Mapping[str, Any]) -> None:
        self.filters[name].extra["choices"] = sorted(choices.items(), key=lambda choice: str(choice[1]))

    def filter_name(self, queryset: QuerySet[Standing], _name: str, value: str) -> QuerySet[Standing]:
        """Companies any of whose names, former ones too, holds every part of the text."""
        for part in search_key(value).split():
            queryset = queryset.filter(search_text__contains=part)
        return queryset
