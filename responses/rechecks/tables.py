"""Tables of the clock."""

from datetime import date

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from responses.rechecks.models import Recheck


class RecheckTable(tables.Table):
    """What must be looked at again, by when, by whom."""

    caption = _("Re-checks")

    title = tables.Column(verbose_name=_("What to look at"), linkify=("rechecks:look", {"pk": tables.A("pk")}))
    state = tables.Column(verbose_name=_("State"), order_by="remind_on")
    due_on = tables.DateColumn(format="j M Y", verbose_name=_("Due on"))
    rhythm = tables.Column(verbose_name=_("Looked at"), orderable=False)
    last_checked_on = tables.Column(verbose_name=_("Last checked"), empty_values=())
    owner = tables.Column(verbose_name=_("Owner"), order_by="owner__name")

    class Meta:
        model = Recheck
        fields = ("title", "state", "due_on", "rhythm", "last_checked_on", "owner")
        empty_text = _("Nothing to look at again")

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def render_state(self, record: Recheck) -> str:
        """The state as a chip, with the days it is overdue."""
        return standing_chip(record, self.today)

    def render_last_checked_on(self, record: Recheck) -> str:
        """The day and what was found, or that nobody has looked yet."""
        return render_to_string("rechecks/_last_look.html", {"recheck": record})


def standing_chip(recheck: Recheck, today: date) -> str:
    """Where the re-check stands, as every table and page shows it."""
    shown = {"recheck": recheck, "kind": recheck.standing(today), "days": recheck.overdue_days(today)}
    return render_to_string("rechecks/_standing.html", shown)
