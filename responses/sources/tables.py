"""Tables of sources."""

import django_tables2 as tables
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from responses.sources.models import Fetch, Source

FIGURE = {"td": {"class": "num"}, "th": {"class": "num"}}


class SourceTable(tables.Table):
    """Sources with how often they were captured and quoted."""

    caption = _("Sources")
    empty_next_url = reverse_lazy("sources:create")
    empty_next_text = _("Log a source")

    title = tables.Column(linkify=("sources:detail", {"pk": tables.A("pk")}))
    publisher = tables.Column()
    kind = tables.Column()
    published_on = tables.DateColumn(format="j M Y", verbose_name=_("Published"), default="–")
    captured_at = tables.DateColumn(format="j M Y", verbose_name=_("Newest copy"))
    capture_count = tables.Column(verbose_name=_("Copies"), attrs=FIGURE)
    quote_count = tables.Column(verbose_name=_("Quotes"), attrs=FIGURE)

    class Meta:
        model = Source
        fields = ("title", "publisher", "kind", "published_on", "captured_at", "capture_count", "quote_count")
        empty_text = _("No source matches")


class FetchTable(tables.Table):
    """Pages that were asked for, and what came of it."""

    caption = _("Pages asked for")
    empty_next_url = reverse_lazy("sources:fetch-create")
    empty_next_text = _("Ask for a page")

    url = tables.Column(linkify=("sources:fetch", {"pk": tables.A("pk")}))
    asked_at = tables.DateTimeColumn(format="j M Y, H:i", verbose_name=_("Asked"))
    asked_by = tables.Column(verbose_name=_("By"), default=_("automatic look"), orderable=False)
    state = tables.TemplateColumn(template_name="sources/_fetch_state.html", verbose_name=_("State"))

    class Meta:
        model = Fetch
        fields = ("url", "purpose", "asked_at", "asked_by", "state")
        empty_text = _("Nothing was asked for yet")
