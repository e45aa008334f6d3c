"""Tables of assessments."""

from collections.abc import Mapping
from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment


class AssessmentTable(tables.Table):
    """Assessments, with how many of the marks that the reader may see are made."""

    company = tables.Column(
        verbose_name=gettext_lazy("Company"),
        linkify=("assessments:detail", [tables.A("pk")]),
        order_by=("company__name", "pk"),
    )
    methodology = tables.Column(
        verbose_name=gettext_lazy("Methodology"), order_by=("methodology__title", "methodology__version")
    )
    as_of = tables.DateColumn(verbose_name=gettext_lazy("As of"), format="j M Y")
    marked = tables.Column(
        verbose_name=gettext_lazy("Marked"),
        accessor="mark_count",
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )
    marked_at = tables.DateColumn(verbose_name=gettext_lazy("Last marked"), format="j M Y", default="–")

    caption = gettext_lazy("Assessments")

    class Meta:
        model = Assessment
        fields = ("company", "methodology", "as_of", "marked", "marked_at")
        empty_text = gettext_lazy("No assessment is open to you yet.")

    def __init__(self, *args: Any, leaf_counts: Mapping[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaf_counts = leaf_counts

    def render_marked(self, value: int, record: Any) -> str:
        """So many of so many marks; answers published elsewhere are not marked."""
        if record.origin != Origin.OWN:
            return _("Imported")
        sets = 1 if record.is_mine else record.reviewer_count
        return _("%(made)d of %(wanted)d") % {"made": value, "wanted": self.leaf_counts[record.methodology_id] * sets}
