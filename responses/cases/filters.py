"""Filters of cases."""

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from responses.cases.models import Case
from responses.cases.queries import cases_mentioning


class CaseFilter(filters.FilterSet):
    """By words."""

    q = filters.CharFilter(
        label=_("Words"), method="by_words", help_text=_("In the title, the summary, what is alleged.")
    )

    class Meta:
        model = Case
        fields = ("q",)

    def by_words(self, cases: QuerySet[Case], _name: str, text: str) -> QuerySet[Case]:
        """Those in which the words stand."""
        return cases_mentioning(cases, text)
