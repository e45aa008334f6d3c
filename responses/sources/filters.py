"""Filters of sources."""

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from responses.sources.choices import SourceKind
from responses.sources.models import Source
from responses.sources.queries import mentioning


class SourceFilter(filters.FilterSet):
    """By words of title, publisher or address, and by kind."""

    q = filters.CharFilter(
        label=_("Words"), method="by_words", help_text=_("Of the title, the publisher or the address.")
    )
    kind = filters.ChoiceFilter(choices=SourceKind.choices, empty_label=_("All kinds"))

    class Meta:
        model = Source
        fields = ("q", "kind")

    def by_words(self, sources: QuerySet[Source], _name: str, text: str) -> QuerySet[Source]:
        """Title, publisher or address contains the words."""
        return mentioning(sources, text)
