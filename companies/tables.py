"""Tables of companies."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from companies.queries import found_by


class CompanyTable(tables.Table):
    """Companies; where another name than today's was searched for, with that name and its dates."""

    caption = _("Companies")
    empty_next_url = reverse_lazy("companies:create")
    empty_next_text = _("Add a company")

    name = tables.Column(verbose_name=_("Company"))
    country = tables.Column(verbose_name=_("Country"))
    sector = tables.Column(verbose_name=_("Sector"))
    identifiers = tables.TemplateColumn(
        template_name="companies/_identifiers.html", verbose_name=_("Identifiers"), orderable=False
    )

    class Meta:
        model = Company
        fields = ("name", "country", "sector", "identifiers")
        empty_text = _("No company matches")

    def __init__(self, *args: object, searched: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.searched = searched

    def render_name(self, record: Company) -> str:
        """The link, and below it the name by which the company was found."""
        found = found_by(record, self.searched)
        return render_to_string("companies/_name.html", {"company": record, "found": found})
