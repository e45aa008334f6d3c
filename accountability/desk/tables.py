"""Tables of desk."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from responses.sources.models import Source

FIGURE = {"td": {"class": "num"}, "th": {"class": "num"}}


class ChangeTable(tables.Table):
    """Sources with how many of their quotes are missing or moved in the newest copy."""

    caption = _("Endangered by changes")

    title = tables.Column(linkify=("desk:change-detail", {"pk": tables.A("pk")}))
    publisher = tables.Column()
    missing = tables.Column(verbose_name=_("Quotes missing"), attrs=FIGURE)
    moved = tables.Column(verbose_name=_("Quotes moved"), attrs=FIGURE)
    seen_on = tables.DateColumn(format="j M Y", verbose_name=_("In the copy of"), default="–")

    class Meta:
        model = Source
        fields = ("title", "publisher", "missing", "moved", "seen_on")
        empty_text = _("Every quote stands in the newest copy of its source")
