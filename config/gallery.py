"""The gallery: every component in every state, with made-up content. For designers, engineers and testers."""

from typing import Any

import django_tables2 as tables
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from config.looks import ANSWERS, ICONS, STATES

COMPANIES = [
    {"name": "Example Mining plc", "country": "Chile", "score": 62.5, "answered": 40},
    {"name": "Nordwind Logistik GmbH", "country": "Germany", "score": 0.0, "answered": 38},
    {"name": "Société générale d’exemples et de très longs noms", "country": "France", "score": None, "answered": 0},
]
BARS = [
    {"label": _("Governance"), "value": 81.0, "average": 55, "answered": 9, "applicable": 9, "url": "#governance"},
    {"label": _("Due diligence"), "value": 37.5, "average": 41, "answered": 12, "applicable": 14},
    {"label": _("Remedy"), "value": 0.0, "average": 12, "answered": 6, "applicable": 6},
    {"label": _("Land and indigenous peoples"), "value": None, "average": 20, "answered": 0, "applicable": 4},
]
QUOTE = {
    "before": "We have read the report with care.",
    "text": "None of our suppliers may use recruitment fees, and we have repaid all fees since 2021.",
    "after": "We shall publish the audit in the second quarter.",
}
VERSIONS = [
    {"label": _("Due on"), "before": "30 June 2026", "after": "31 December 2026", "changed": True},
    {"label": _("Owner"), "before": "A. Reviewer", "after": "A. Reviewer", "changed": False},
    {"label": _("Reason"), "before": "", "after": "The company asked for more time.", "changed": True},
]
SEGMENTS = [
    ("same", "We commit to pay a living wage "),
    ("removed", "by 2025 "),
    ("added", "over time "),
    ("same", "in all our own factories."),
]


class CompanyTable(tables.Table):
    """A table of the gallery."""

    caption = _("Companies")
    name = tables.Column(verbose_name=_("Company"))
    country = tables.Column(verbose_name=_("Country"), orderable=False)
    score = tables.TemplateColumn(
        "{{ value|score_text }}",
        verbose_name=_("Score"),
        empty_values=(),
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )
    answered = tables.Column(verbose_name=_("Answered"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})

    class Meta:
        empty_text = _("No company matches these filters")


class ExampleForm(forms.Form):
    """Every kind of field, to be shown filled in wrongly."""

    title = forms.CharField(label=_("Title"), help_text=_("As the publisher writes it."))
    published_on = forms.DateField(label=_("Published on"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("news", _("News")), ("report", _("Report"))], widget=forms.RadioSelect
    )
    country = forms.ChoiceField(label=_("Country"), choices=[("", "–"), ("cl", "Chile")], required=False)
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        choices=[("wages", _("Wages")), ("land", _("Land"))],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All that fit."),
        required=False,
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False)
    public = forms.BooleanField(label=_("May be published"), help_text=_("Readers will see it at once."))
    file = forms.FileField(label=_("File"), required=False)


class FilterForm(forms.Form):
    """The controls of a filter."""

    sector = forms.ChoiceField(label=_("Sector"), choices=[("", _("All"))], required=False)
    country = forms.ChoiceField(label=_("Country"), choices=[("", _("All"))], required=False)


def _forms() -> dict[str, Any]:
    refused = ExampleForm({"refused-title": "Reply", "refused-published_on": "yesterday"}, prefix="refused")
    return {"fresh_form": ExampleForm(prefix="fresh"), "refused_form": refused, "filter_form": FilterForm()}


def _tables() -> dict[str, Any]:
    full = CompanyTable(COMPANIES, order_by="-score", prefix="a-")
    full.paginate(page=2, per_page=1)
    empty = CompanyTable([], prefix="b-")
    empty.empty_next_url, empty.empty_next_text = "#tables", _("Show all companies")
    return {
        "table": full,
        "empty_table": empty,
        "page": Paginator(range(400), 25).page(7),
        "turn": {"previous": "before", "next": "after"},
    }


def _lists() -> dict[str, Any]:
    return {
        "crumbs": [(_("Scorecards"), "#"), ("Example Mining plc", "#"), (_("Remedy"), "")],
        "sections": [(_("Scorecard"), "#top", True), (_("Evidence"), "#", False), (_("History"), "#", False)],
        "stages": [(_("Sent"), "done"), (_("Chased"), "current"), (_("Closed"), "todo")],
        "tones": ["neutral", "info", "good", "warn", "bad"],
    }


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    pages = {"answers": ANSWERS, "states": STATES, "icons": ICONS, "bars": BARS, "quote": QUOTE}
    versions = {"versions": VERSIONS, "segments": SEGMENTS, "edition": 12}
    return render(request, "gallery.html", pages | versions | _forms() | _tables() | _lists())
