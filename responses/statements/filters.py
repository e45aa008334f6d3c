"""Filters of what companies said."""

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from responses.statements.choices import Progress, Stance
from responses.statements.models import Commitment, Statement
from responses.statements.queries import companies_heard, statements_mentioning


def _companies(_request: object) -> QuerySet:  # type: ignore[type-arg]  # django-filter is untyped
    return companies_heard()


class StatementFilter(filters.FilterSet):
    """By company, by stance, by words."""

    q = filters.CharFilter(label=_("Words"), method="by_words", help_text=_("In the summary, the speaker, the quotes."))
    company = filters.ModelChoiceFilter(queryset=_companies, empty_label=_("All companies"))
    stance = filters.ChoiceFilter(choices=Stance.choices, empty_label=_("Any stance"))

    class Meta:
        model = Statement
        fields = ("q", "company", "stance")

    def by_words(self, statements: QuerySet[Statement], _name: str, text: str) -> QuerySet[Statement]:
        """Those in which the words stand."""
        return statements_mentioning(statements, text)


class CommitmentFilter(filters.FilterSet):
    """By company and by what has become of it."""

    company = filters.ModelChoiceFilter(queryset=_companies, empty_label=_("All companies"))
    progress = filters.ChoiceFilter(label=_("Status"), choices=Progress.choices, empty_label=_("Any status"))

    class Meta:
        model = Commitment
        fields = ("company", "progress")
