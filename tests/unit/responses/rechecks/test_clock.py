"""Keeping the clock: set, look, snooze; each refusal leaves everything as it was."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused, StaleVersion
from accounts.models import LedgerEntry
from responses.rechecks.choices import Delivery, Outcome, State
from responses.rechecks.models import Heartbeat, Look, Recheck
from responses.rechecks.services import (
    Interval,
    call_for_look,
    record_heartbeat,
    record_look,
    set_recheck,
    snooze_recheck,
    write_due_reminders,
)
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def look(recheck: Recheck, **fields: Any) -> Recheck:
    fields = {"version": recheck.version, "outcome": Outcome.UNCHANGED, "by": recheck.owner, "now": NOW} | fields
    return record_look(recheck=recheck, **fields)


def snooze(recheck: Recheck, **fields: Any) -> Recheck:
    fields = {
        "version": recheck.version,
        "until": TODAY + timedelta(days=7),
        "reason": "The report comes out on Friday.",
        "by": recheck.owner,
        "now": NOW,
    } | fields
    return snooze_recheck(recheck=recheck, **fields)


def last_entry() -> dict[str, Any]:
    return json.loads(LedgerEntry.objects.latest("seq").body)


def test_set_recheck_is_first_due_on_its_anchor() -> None:
    recheck = make_recheck(anchor=date(2025, 7, 1), title="Statement\n  of May")
    recheck.refresh_from_db()
    assert (recheck.title, recheck.due_on, recheck.remind_on, recheck.occurrence, recheck.state) == (
        "Statement of May",
        date(2025, 7, 1),
        date(2025, 7, 1),
        0,
        State.RUNNING,
    )
    entry = last_entry()
    assert (entry["verb"], entry["changes"]) == (
        "recheck.set",
        {"due_on": "2025-07-01", "every": 3, "unit": "months"},
    )


@pytest.mark.parametrize("anchor", [date(1989, 12, 31), TODAY.replace(year=TODAY.year + 10) + timedelta(days=1)])
def test_set_recheck_refuses_a_day_that_never_comes(anchor: date) -> None:
    with pytest.raises(ValidationError) as refused:
        make_recheck(anchor=anchor)
    assert list(refused.value.message_dict) == ["anchor"]


@pytest.mark.parametrize(
    ("every", "unit", "field"), [(0, "days", "every"), (401, "days", "every"), (51, "years", "every"), (1, "x", "unit")]
)
def test_set_recheck_refuses_an_impossible_interval(every: int, unit: str, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_recheck(every=every, unit=unit)
    assert field in refused.value.message_dict


def test_set_recheck_needs_a_role_that_logs() -> None:
    by = make_user(Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        set_recheck(title="t", path="/", interval=Interval(TODAY), owner=by, by=by, now=NOW)


def test_a_look_rolls_to_the_next_date_from_the_anchor() -> None:
    recheck = make_recheck(anchor=date(2025, 1, 31), every=1)
    rolled = look(recheck, note="  Read it all. ")
    rolled.refresh_from_db()
    assert (rolled.due_on, rolled.remind_on, rolled.occurrence) == (date(2025, 6, 30), date(2025, 6, 30), 5)
    assert (rolled.last_checked_on, rolled.last_outcome, rolled.version) == (TODAY, Outcome.UNCHANGED, 2)
    found = Look.objects.get()
    assert (found.occurrence, found.outcome, found.note, found.made_by) == (
        0,
        Outcome.UNCHANGED,
        "Read it all.",
        recheck.owner,
    )
    entry = last_entry()
    assert entry["verb"] == "recheck.looked"
    assert entry["changes"]["due_on"] == ["2025-01-31", "2025-06-30"]
    assert "Read it all" not in json.dumps(entry)


def test_an_early_look_stands_for_the_date_ahead() -> None:
    recheck = make_recheck(anchor=TODAY + timedelta(days=10), every=1, unit="weeks")
    assert look(recheck).due_on == TODAY + timedelta(days=17)


def test_looks_before_the_date_stand_for_it_once_however_many() -> None:
    recheck = make_recheck(anchor=date(2026, 1, 1), every=1, unit="years")
    found = []
    for day in range(4):
        recheck = look(recheck, now=NOW + timedelta(days=day))
        found.append((recheck.due_on.year, recheck.occurrence))
    assert found == [(2027, 1)] * 4
    assert list(Look.objects.order_by("pk").values_list("occurrence", flat=True)) == [0, 1, 1, 1]
    assert look(recheck, now=NOW.replace(year=2026)).due_on == date(2028, 1, 1)


def test_looks_at_29_february_come_back_to_it() -> None:
    recheck = make_recheck(anchor=date(2024, 2, 29), every=1, unit="years")
    recheck = look(recheck, now=NOW.replace(year=2027, month=3, day=1))
    assert recheck.due_on == date(2028, 2, 29)


@pytest.mark.parametrize(("unit", "outcome"), [("once", Outcome.UNCHANGED), ("months", Outcome.GONE)])
def test_the_clock_stops_after_once_only_or_when_all_is_gone(unit: str, outcome: str) -> None:
    recheck = make_recheck(anchor=TODAY - timedelta(days=3), unit=unit)
    done = look(recheck, outcome=outcome)
    assert (done.state, done.due_on) == (State.DONE, TODAY - timedelta(days=3))
    with pytest.raises(Refused, match="is done"):
        look(done)
    with pytest.raises(Refused, match="is done"):
        snooze(done)
    assert Look.objects.count() == 1


def test_a_second_look_from_the_same_page_is_refused() -> None:
    recheck = make_recheck()
    first = look(recheck)
    with pytest.raises(StaleVersion) as stale:
        look(recheck, outcome=Outcome.CHANGED)
    assert (stale.value.current.version, Look.objects.count()) == (first.version, 1)
    with pytest.raises(StaleVersion):
        snooze(recheck)


def test_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        look(make_recheck(), outcome="fine")
    assert list(refused.value.message_dict) == ["outcome"]
    assert not Look.objects.exists()


def test_a_note_with_hidden_characters_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        look(make_recheck(), note="un\x00seen")
    assert list(refused.value.message_dict) == ["note"]


def test_a_snooze_moves_the_reminder_not_the_due_date() -> None:
    recheck = make_recheck(anchor=TODAY - timedelta(days=1))
    snoozed = snooze(recheck)
    snoozed.refresh_from_db()
    until = TODAY + timedelta(days=7)
    assert (snoozed.due_on, snoozed.snoozed_until, snoozed.remind_on) == (TODAY - timedelta(days=1), until, until)
    assert (Look.objects.get().note, Look.objects.get().outcome) == ("The report comes out on Friday.", "")
    assert last_entry()["changes"]["remind_on"] == [str(TODAY - timedelta(days=1)), str(until)]
    rolled = look(snoozed, now=NOW + timedelta(days=8))
    assert (rolled.snoozed_until, rolled.remind_on) == (None, rolled.due_on)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"reason": "un\x00seen"}, "reason"),
        ({"until": TODAY}, "until"),
        ({"until": TODAY + timedelta(days=2)}, "until"),
        ({"until": TODAY + timedelta(days=367)}, "until"),
    ],
)
def test_a_snooze_needs_a_reason_and_a_later_day(fields: dict[str, Any], field: str) -> None:
    recheck = make_recheck(anchor=TODAY + timedelta(days=2))
    with pytest.raises(ValidationError) as refused:
        snooze(recheck, **fields)
    assert list(refused.value.message_dict) == [field]
    recheck.refresh_from_db()
    assert (recheck.version, Look.objects.count()) == (1, 0)


@pytest.mark.parametrize("verb", [look, snooze])
def test_looks_and_snoozes_need_a_role_that_logs(verb: Any) -> None:
    with pytest.raises(NotAllowed):
        verb(make_recheck(), by=make_user(Role.ADMINISTRATOR))


@pytest.mark.parametrize("verb", [look, snooze])
def test_what_is_looked_at_or_put_off_needs_no_reminder_any_more(verb: Any) -> None:
    recheck = make_recheck()
    write_due_reminders(now=NOW)
    assert recheck.reminders.get().state == Delivery.WAITING
    verb(recheck)
    assert recheck.reminders.get().state == Delivery.CANCELLED


def test_heartbeats_are_kept_by_name() -> None:
    record_heartbeat(name="beat", now=NOW)
    record_heartbeat(name="beat", now=NOW + timedelta(seconds=15))
    assert [(beat.name, beat.at) for beat in Heartbeat.objects.all()] == [("beat", NOW + timedelta(seconds=15))]


def test_an_automatic_look_says_unchanged_and_nothing_else():
    recheck = make_recheck()
    looked = record_look(recheck=recheck, version=1, outcome="unchanged", by=None, now=NOW)
    assert list(looked.looks.values_list("outcome", "made_by")) == [("unchanged", None)]
    with pytest.raises(NotAllowed):
        record_look(recheck=looked, version=2, outcome="changed", by=None, now=NOW)


def test_a_call_makes_it_due_today_with_its_reason_once():
    recheck = make_recheck(anchor=TODAY + timedelta(days=20))
    called = call_for_look(recheck=recheck, version=1, reason="The page has changed.", now=NOW)
    again = call_for_look(recheck=called, version=2, reason="The page has changed.", now=NOW)
    assert (called.remind_on, called.due_on, called.attention) == (
        TODAY,
        TODAY + timedelta(days=20),
        "The page has changed.",
    )
    assert again.version == 2
    assert LedgerEntry.objects.filter(verb="recheck.called").count() == 1


def test_a_call_ends_a_snooze_and_a_look_answers_it():
    recheck = make_recheck()
    put_off = snooze(recheck)
    called = call_for_look(recheck=put_off, version=2, reason="It changed.", now=NOW)
    assert (called.remind_on, called.snoozed_until) == (TODAY, None)
    looked = record_look(recheck=called, version=3, outcome="changed", by=recheck.owner, now=NOW)
    assert looked.attention == ""
