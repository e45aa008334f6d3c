"""Tables of the clock."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from responses.rechecks.choices import State
from responses.rechecks.models import Recheck

# What can be noted by one press; of the others the cell stays out of the phone's card.
PRESSED = frozenset({"due", "overdue"})


def _is_pressed(record: Recheck, table: "RecheckTable") -> bool:
    return record.standing(table.now) in PRESSED


PRESS = {"td": {"class": lambda record, table: "" if _is_pressed(record, table) else "blank"}}


class RecheckTable(tables.Table):
    """What must be looked at again, by when, by whom."""

    caption = _("Re-checks")

    chosen = tables.Column(verbose_name=_("Chosen"), empty_values=(), orderable=False, accessor="pk")
    unchanged = tables.Column(verbose_name=_("One press"), empty_values=(), orderable=False, accessor="pk", attrs=PRESS)
    title = tables.Column(verbose_name=_("What to look at"), linkify=("rechecks:look", {"pk": tables.A("pk")}))
    state = tables.Column(verbose_name=_("State"), order_by="remind_at")
    due_on = tables.DateColumn(format="j M Y", verbose_name=_("Due on"))
    rhythm = tables.Column(verbose_name=_("Looked at"), orderable=False)
    last_checked_on = tables.Column(verbose_name=_("Last checked"), empty_values=())
    owner = tables.Column(verbose_name=_("Owner"), order_by="owner__name")

    class Meta:
        model = Recheck
        fields = ("chosen", "title", "state", "unchanged", "due_on", "rhythm", "last_checked_on", "owner")
        sequence = fields
        row_attrs = {"id": lambda record: f"recheck-{record.pk}", "data-row": ""}
        empty_text = _("Nothing to look at again")

    def __init__(self, *args: object, now: datetime, chosen: Collection[str] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.ticked = now, frozenset(chosen)

    def render_chosen(self, record: Recheck) -> str:
        """A box to tick, with the version of the row as it is shown; of what is done, none."""
        key = f"{record.pk}:{record.version}"
        shown = {"recheck": record, "key": key, "is_ticked": key in self.ticked}
        return "" if record.state == State.DONE else render_to_string("rechecks/_box.html", shown)

    def render_unchanged(self, record: Recheck) -> str:
        """A button for what is due; the others wait for their day."""
        if not _is_pressed(record, self):
            return ""
        key = f"{record.pk}:{record.version}"
        return render_to_string("rechecks/_unchanged_button.html", {"recheck": record, "key": key})

    def render_state(self, record: Recheck) -> str:
        """The state as a chip, with the days it is overdue."""
        return standing_chip(record, self.now)

    def render_last_checked_on(self, record: Any) -> str:
        """The day, what was found, and whether by a machine; or that nobody has looked yet."""
        shown = {"recheck": record, "is_automatic": record.looked_by is None}
        return render_to_string("rechecks/_last_look.html", shown)


def standing_chip(recheck: Recheck, now: datetime) -> str:
    """Where the re-check stands, as every table and page shows it."""
    shown = {"recheck": recheck, "kind": recheck.standing(now), "days": recheck.overdue_days(now)}
    return render_to_string("rechecks/_standing.html", shown)
