"""Doing something to several re-checks at once, and taking it back."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused, StaleVersion
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.rechecks.choices import Deed, Outcome
from responses.rechecks.models import Act, ActItem, Look, Recheck
from responses.rechecks.queries import UNDO_WITHIN
from responses.rechecks.services.clock import keep_recheck, record_look, snooze_recheck
from responses.rechecks.services.duties import (
    adopt_usual_interval,
    change_duty,
    pause_recheck,
    reassign_recheck,
    resume_recheck,
)

MOST = 200
# What an act can change, and so what taking it back restores; the rest is reckoned from it.
KEPT = (
    "owner_id",
    "deputy_id",
    "zone",
    "lead_days",
    "grace_days",
    "anchor",
    "every",
    "unit",
    "working_days",
    "country",
    "state",
    "occurrence",
    "due_on",
    "snoozed_until",
    "called_on",
    "attention",
    "paused_because",
    "last_checked_on",
    "last_outcome",
)
DATES = frozenset({"anchor", "due_on", "snoozed_until", "called_on", "last_checked_on"})


class Chosen(NamedTuple):
    """A re-check as it stood when the page was opened."""

    pk: int
    version: int


class Acted(NamedTuple):
    """The re-check after a deed, and what can be taken back: nothing when nothing was changed."""

    recheck: Recheck
    act: Act | None


class Done(NamedTuple):
    """What came of an act: None when nothing was done at all; and what was left out, each with the reason."""

    act: Act | None
    left_out: list[tuple[Recheck, str]]


def _look(outcome: str) -> Callable[..., Recheck]:
    def look(**facts: Any) -> Recheck:
        return record_look(outcome=outcome, **facts)

    return look


SERVICES: Mapping[str, Callable[..., Recheck]] = {
    Deed.UNCHANGED: _look(Outcome.UNCHANGED),
    Deed.CHANGED: _look(Outcome.CHANGED),
    Deed.GONE: _look(Outcome.GONE),
    Deed.DONE: _look(Outcome.DONE),
    Deed.SNOOZED: snooze_recheck,
    Deed.REASSIGNED: reassign_recheck,
    Deed.PAUSED: pause_recheck,
    Deed.RESUMED: resume_recheck,
    Deed.INTERVAL: change_duty,
    Deed.USUAL: adopt_usual_interval,
}


@transaction.atomic
def act_on_recheck(
    *, recheck: Recheck, version: int, deed: str, by: User, now: datetime.datetime, **facts: Any
) -> Acted:
    """One deed on one re-check, which can be taken back like one on several. Raises as the deed's own service."""
    [current] = _locked([recheck.pk])
    before = _kept(current)
    after = SERVICES[deed](recheck=current, version=version, by=by, now=now, **facts)
    if after.version == version:
        return Acted(after, None)
    act = Act.objects.create(deed=deed, made_at=now, made_by=by)
    _keep(act, after, before, now)
    return Acted(after, act)


@transaction.atomic
def act_on_rechecks(*, chosen: Sequence[Chosen], deed: str, by: User, now: datetime.datetime, **facts: Any) -> Done:
    """One deed on up to 200 re-checks. What somebody changed meanwhile, or what refuses, is left out and named.

    ``facts`` are those of the deed's own service. Raises ValidationError by field; then nothing was done.
    """
    ensure(can_log(by), _("Your role does not include recording looks."))
    if len(chosen) > MOST:
        raise Refused(_("Choose at most %d at once. Nothing was done.") % MOST)
    rows, versions = _locked([each.pk for each in chosen]), dict(chosen)
    act, left_out = None, []
    for recheck in rows:
        before = _kept(recheck)
        try:
            with transaction.atomic():
                after = SERVICES[deed](recheck=recheck, version=versions[recheck.pk], by=by, now=now, **facts)
        except StaleVersion:
            left_out.append((recheck, _("somebody else changed it meanwhile")))
        except Refused as refusal:
            left_out.append((recheck, str(refusal)))
        else:
            act = act or Act.objects.create(deed=deed, made_at=now, made_by=by)
            _keep(act, after, before, now)
    return Done(act, left_out)


@transaction.atomic
def undo_act(*, act: Act, by: User, now: datetime.datetime) -> Done:
    """The act taken back, within a day and by whoever did it; what was changed since is left as it is, and named.

    Looks stay on record, marked as taken back. Raises Refused when it is too late or was done already.
    """
    ensure(act.made_by == by and can_log(by), _("Only whoever did it can take it back."))
    current = Act.objects.select_for_update().get(pk=act.pk)
    if current.undone_at:
        raise Refused(_("This was taken back already."))
    if now - current.made_at > UNDO_WITHIN:
        raise Refused(_("It can be taken back within a day only. Record a new look instead."))
    items = {item.recheck_id: item for item in current.items.all()}
    left_out = []
    for recheck in _locked(items):
        item = items[recheck.pk]
        if recheck.version != item.version:
            left_out.append((recheck, _("it was changed since")))
            continue
        _restore(recheck, item, now)
        record_entry(verb="recheck.undone", subject=recheck, changes={"deed": current.deed}, by=by, now=now)
    current.undone_at = now
    current.save(update_fields=["undone_at"])
    return Done(current, left_out)


def _locked(pks: Iterable[int]) -> list[Recheck]:
    """All at once, by key, before anything holds the ledger: two acts never wait for each other."""
    rows = Recheck.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=list(pks))
    return list(rows.select_related("owner").order_by("pk"))


def _keep(act: Act, after: Recheck, before: dict[str, Any], now: datetime.datetime) -> None:
    newest = Look.objects.filter(recheck=after, made_at=now, made_by=act.made_by).order_by("-pk").first()
    look = None if newest is None or ActItem.objects.filter(look=newest).exists() else newest
    ActItem.objects.create(act=act, recheck=after, version=after.version, before=before, look=look)


def _kept(recheck: Recheck) -> dict[str, Any]:
    """What an act may change, as it can be kept."""
    values = {field: getattr(recheck, field) for field in KEPT}
    return {field: str(value) if field in DATES and value else value for field, value in values.items()}


def _restore(recheck: Recheck, item: ActItem, now: datetime.datetime) -> None:
    for field, value in item.before.items():
        is_day = field in DATES and value
        setattr(recheck, field, datetime.date.fromisoformat(value) if is_day else value)
    keep_recheck(recheck)
    Look.objects.filter(act_item=item).update(withdrawn_at=now)
