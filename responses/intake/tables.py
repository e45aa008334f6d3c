"""Tables of intake."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from responses.intake.models import Draft


class DraftTable(tables.Table):
    """Drafts: what they are of, whose, and how far they are answered."""

    caption = _("Drafts")

    title = tables.Column(verbose_name=_("Text"), empty_values=(), linkify=True, orderable=False)
    progress = tables.TemplateColumn(template_name="intake/_progress.html", verbose_name=_("Answered"), orderable=False)
    asked_by = tables.Column(verbose_name=_("Begun by"), order_by="asked_by__name")
    asked_at = tables.DateTimeColumn(format="j M Y H:i", verbose_name=_("Begun"))

    class Meta:
        model = Draft
        fields = ("title", "progress", "asked_by", "asked_at")
        empty_text = _("No drafts here")

    def render_title(self, record: Draft) -> str:
        """Its title, else its address."""
        return str(record)
