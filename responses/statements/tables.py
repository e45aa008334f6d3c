"""Tables of what companies said."""

from datetime import datetime

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from responses.rechecks.tables import standing_chip
from responses.statements.models import Commitment, Policy, Statement

FIGURE = {"td": {"class": "num"}, "th": {"class": "num"}}


class WatchedTable(tables.Table):
    """Rows that can have a re-check."""

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def render_recheck(self, record: Statement | Policy | Commitment) -> str:
        """Where its re-check stands, or that nobody watches it."""
        chip = standing_chip(record.recheck, self.now) if record.recheck else ""
        return render_to_string("statements/_watched.html", {"recheck": record.recheck, "chip": chip})

    def render_summary(self, value: str) -> str:
        """The beginning: the page behind the link has it all."""
        return Truncator(value).chars(140)


class StatementTable(WatchedTable):
    """Who said what, when, with how many quotes."""

    caption = _("Statements")
    empty_next_url = reverse_lazy("statements:create")
    empty_next_text = _("Log a statement")

    summary = tables.Column(verbose_name=_("What was said"), orderable=False, linkify=True)
    company = tables.Column(verbose_name=_("Company"), order_by=("company__name", "-said_on"))
    said_on = tables.DateColumn(format="j M Y", verbose_name=_("Said on"))
    stance = tables.Column(verbose_name=_("Stance"))
    quote_count = tables.Column(verbose_name=_("Quotes"), attrs=FIGURE)
    recheck = tables.Column(verbose_name=_("Re-check"), empty_values=(), order_by="recheck__remind_on")

    class Meta:
        model = Statement
        fields = ("summary", "company", "said_on", "stance", "quote_count", "recheck")
        empty_text = _("No statement matches")


class CommitmentTable(WatchedTable):
    """What was promised and what has become of it."""

    caption = _("Commitments")
    empty_next_url = reverse_lazy("statements:list")
    empty_next_text = _("Choose the statement in which it was promised")

    summary = tables.Column(verbose_name=_("What was promised"), orderable=False, linkify=True)
    company = tables.Column(verbose_name=_("Company"), order_by=("company__name", "made_on"))
    progress = tables.TemplateColumn(template_name="statements/_progress.html", verbose_name=_("Status"))
    made_on = tables.TemplateColumn("{{ value|partial_date }}", verbose_name=_("Made"))
    due_on = tables.DateColumn(format="j M Y", verbose_name=_("Due on"), default=_("no day named"))
    recheck = tables.Column(verbose_name=_("Re-check"), empty_values=(), order_by="recheck__remind_on")

    class Meta:
        model = Commitment
        fields = ("summary", "company", "progress", "made_on", "due_on", "recheck")
        empty_text = _("No commitment matches")


class PolicyTable(WatchedTable):
    """The standing documents."""

    caption = _("Policies")
    empty_next_url = reverse_lazy("statements:policy-create")
    empty_next_text = _("Log a policy")

    source = tables.Column(
        verbose_name=_("Document"), order_by="source__title", linkify=lambda record: record.get_absolute_url()
    )
    company = tables.Column(verbose_name=_("Company"), order_by="company__name")
    published_on = tables.DateColumn(
        format="j M Y", accessor="source__published_on", verbose_name=_("Published on"), default=_("not known")
    )
    recheck = tables.Column(verbose_name=_("Re-check"), empty_values=(), order_by="recheck__remind_on")

    class Meta:
        model = Policy
        fields = ("source", "company", "published_on", "recheck")
        empty_text = _("No policy is on record yet")
