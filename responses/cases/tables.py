"""Tables of cases."""

import django_tables2 as tables
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from responses.cases.models import Case

FIGURE = {"td": {"class": "num"}, "th": {"class": "num"}}


class CaseTable(tables.Table):
    """The matters, with how much is alleged in each and how much of it got no reply."""

    caption = _("Cases")
    empty_next_url = reverse_lazy("cases:create")
    empty_next_text = _("Open a case")

    title = tables.Column(verbose_name=_("Case"), linkify=True)
    opened_on = tables.TemplateColumn("{{ value|partial_date }}", verbose_name=_("Public since"))
    allegation_count = tables.Column(verbose_name=_("Allegations"), attrs=FIGURE)
    unanswered_count = tables.Column(verbose_name=_("Without reply"), attrs=FIGURE)

    class Meta:
        model = Case
        fields = ("title", "opened_on", "allegation_count", "unanswered_count")
        empty_text = _("No case matches")
