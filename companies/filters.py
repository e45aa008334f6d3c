"""Filters of companies."""

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from companies.choices import Sector
from companies.models import Company
from companies.queries import countries_in_use, named_like


def _countries() -> list[tuple[str, str]]:
    return [(country, country) for country in countries_in_use()]


class CompanyFilter(filters.FilterSet):
    """By any name a company ever had, by country, by sector."""

    q = filters.CharFilter(
        label=_("Name or identifier"), method="by_name", help_text=_("Today’s, a former or a translated name.")
    )
    country = filters.ChoiceFilter(choices=_countries, empty_label=_("All countries"))
    sector = filters.ChoiceFilter(choices=Sector.choices, empty_label=_("All sectors"))

    class Meta:
        model = Company
        fields = ("q", "country", "sector")

    def by_name(self, companies: QuerySet[Company], _name: str, text: str) -> QuerySet[Company]:
        """Found by any dated name, without case, accents and punctuation."""
        return named_like(companies, text)
