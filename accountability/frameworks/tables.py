"""Tables of methodologies."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from accountability.frameworks.models import Methodology


class MethodologyTable(tables.Table):
    """The versions that are installed."""

    caption = _("Installed versions")
    empty_next_url: str | None = None
    empty_next_text = _("Add a methodology")

    title = tables.TemplateColumn(template_name="frameworks/_title.html", order_by=("title", "-installed_at"))
    version = tables.Column()
    publisher = tables.Column(default="–")
    installed_at = tables.DateColumn(format="j M Y", verbose_name=_("Installed"))
    installed_by = tables.Column(verbose_name=_("By"), order_by=("installed_by__name", "pk"))
    sha256 = tables.TemplateColumn(template_name="frameworks/_sha256.html", verbose_name="SHA-256", orderable=False)

    class Meta:
        model = Methodology
        fields = ("title", "version", "publisher", "installed_at", "installed_by", "sha256")
        empty_text = _("No methodology is installed yet.")
