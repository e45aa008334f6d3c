"""Who looks, how often, and whether at all."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused, StaleVersion
from accounts.models import LedgerEntry
from responses.rechecks.choices import State
from responses.rechecks.models import Wishes
from responses.rechecks.services import (
    Care,
    Interval,
    change_duty,
    change_interval,
    pause_recheck,
    reassign_recheck,
    resume_recheck,
    snooze_recheck,
)
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def verbs():
    return list(LedgerEntry.objects.filter(verb__startswith="recheck.").order_by("seq").values_list("verb", flat=True))


def test_somebody_elses_care_is_reckoned_in_their_zone():
    recheck, owner, deputy = make_recheck(), make_user(), make_user()
    Wishes.objects.create(person=owner, zone="Asia/Shanghai")
    facts = {"owner": owner, "deputy": deputy, "by": recheck.owner, "now": NOW}
    moved = reassign_recheck(recheck=recheck, version=1, **facts)
    assert (moved.owner, moved.deputy, moved.zone, moved.version) == (owner, deputy, "Asia/Shanghai", 2)
    assert moved.remind_at == recheck.remind_at - timedelta(hours=8)
    assert verbs() == ["recheck.set", "recheck.reassigned"]


def somebody_gone():
    person = make_user()
    person.is_active = False
    person.save()
    return person


@pytest.mark.parametrize("field", ["owner", "deputy"])
@pytest.mark.parametrize("unfit", [somebody_gone, lambda: make_user(Role.ADMINISTRATOR)])
def test_only_those_who_log_and_work_here_look_after_anything(field, unfit):
    recheck = make_recheck()
    people = {"owner": make_user(), "deputy": None} | {field: unfit()}
    with pytest.raises(ValidationError) as refused:
        reassign_recheck(recheck=recheck, version=1, by=recheck.owner, now=NOW, **people)
    assert list(refused.value.error_dict) == [field]


def test_nobody_is_their_own_deputy():
    recheck = make_recheck()
    facts = {"owner": recheck.owner, "deputy": recheck.owner, "by": recheck.owner, "now": NOW}
    with pytest.raises(ValidationError):
        reassign_recheck(recheck=recheck, version=1, **facts)


@pytest.mark.parametrize(
    ("anchor", "due_on"), [(date(2025, 1, 31), date(2025, 6, 30)), (TODAY, TODAY), (date(2026, 3, 1), date(2026, 3, 1))]
)
def test_another_interval_is_next_due_on_its_first_date_that_lies_ahead(anchor, due_on):
    recheck = make_recheck(anchor=date(2024, 1, 1))
    put_off = snooze_recheck(
        recheck=recheck, version=1, until=TODAY + timedelta(days=9), reason="Later.", by=recheck.owner, now=NOW
    )
    facts = {"interval": Interval(anchor, 1), "care": Care(lead_days=3), "by": recheck.owner, "now": NOW}
    changed = change_interval(recheck=put_off, version=2, **facts)
    assert (changed.due_on, changed.snoozed_until, changed.lead_days) == (due_on, None, 3)
    assert changed.remind_on == due_on - timedelta(days=3)


@pytest.mark.parametrize("days", [0, -40])
def test_another_interval_does_not_skip_a_look_that_is_due(days):
    recheck = make_recheck(anchor=TODAY + timedelta(days=days))
    facts = {"care": Care(grace_days=2), "by": recheck.owner, "now": NOW}
    with pytest.raises(ValidationError, match="It is due now") as refused:
        change_interval(recheck=recheck, version=1, interval=Interval(recheck.anchor, 1, "years"), **facts)
    assert list(refused.value.error_dict) == ["anchor"]
    kept = change_interval(recheck=recheck, version=1, interval=recheck.interval, **facts)
    assert (kept.due_on, kept.standing(NOW), kept.grace_days) == (recheck.due_on, recheck.standing(NOW), 2)
    ahead = change_interval(recheck=kept, version=2, interval=Interval(TODAY + timedelta(days=1)), **facts)
    assert ahead.due_on == TODAY + timedelta(days=1)


def test_other_notice_alone_keeps_what_was_put_off():
    recheck = make_recheck(anchor=TODAY)
    until = TODAY + timedelta(days=9)
    put_off = snooze_recheck(recheck=recheck, version=1, until=until, reason="Later.", by=recheck.owner, now=NOW)
    facts = {"interval": recheck.interval, "care": Care(grace_days=3), "by": recheck.owner, "now": NOW}
    changed = change_interval(recheck=put_off, version=2, **facts)
    assert (changed.due_on, changed.snoozed_until, changed.grace_days) == (TODAY, until, 3)


@pytest.mark.parametrize(
    ("interval", "field"), [(Interval(date(1980, 1, 1)), "anchor"), (Interval(TODAY, 500), "every")]
)
def test_an_impossible_interval_changes_nothing(interval, field):
    recheck = make_recheck()
    with pytest.raises(ValidationError) as refused:
        change_interval(recheck=recheck, version=1, interval=interval, care=Care(), by=recheck.owner, now=NOW)
    assert field in refused.value.error_dict
    assert verbs() == ["recheck.set"]


def test_people_and_interval_change_together_and_only_what_is_new_is_entered():
    recheck, other = make_recheck(), make_user()
    facts = {"by": recheck.owner, "now": NOW}
    same = change_duty(recheck=recheck, version=1, interval=recheck.interval, owner=recheck.owner, care=Care(), **facts)
    assert (same.version, verbs()) == (1, ["recheck.set"])
    weekly = Interval(TODAY + timedelta(days=7), 1, "weeks")
    both = change_duty(recheck=recheck, version=1, interval=weekly, owner=other, care=Care(), **facts)
    assert (both.owner, both.unit, both.version) == (other, "weeks", 3)
    assert verbs() == ["recheck.set", "recheck.reassigned", "recheck.interval_changed"]


def test_paused_is_of_no_concern_until_resumed():
    recheck = make_recheck(anchor=TODAY - timedelta(days=30))
    facts = {"by": recheck.owner, "now": NOW}
    paused = pause_recheck(recheck=recheck, version=1, reason="The site moves.", **facts)
    assert (paused.state, paused.next_reminder_at, paused.standing(NOW)) == (State.PAUSED, None, "paused")
    with pytest.raises(Refused):
        pause_recheck(recheck=recheck, version=2, reason="Again.", **facts)
    running = resume_recheck(recheck=recheck, version=2, **facts)
    assert (running.state, running.paused_because, running.overdue_days(NOW)) == (State.RUNNING, "", 30)
    with pytest.raises(Refused):
        resume_recheck(recheck=recheck, version=3, **facts)


def test_a_pause_has_a_reason():
    recheck = make_recheck()
    with pytest.raises(ValidationError):
        pause_recheck(recheck=recheck, version=1, reason=" ", by=recheck.owner, now=NOW)


@pytest.mark.parametrize("service", [pause_recheck, resume_recheck, reassign_recheck, change_interval])
def test_each_is_refused_to_those_who_do_not_log_and_over_newer_versions(service):
    recheck, admin = make_recheck(), make_user(Role.ADMINISTRATOR)
    facts = {
        pause_recheck: {"reason": "R"},
        resume_recheck: {},
        reassign_recheck: {"owner": recheck.owner, "deputy": None},
        change_interval: {"interval": Interval(TODAY), "care": Care()},
    }[service]
    with pytest.raises(NotAllowed):
        service(recheck=recheck, version=1, by=admin, now=NOW, **facts)
    with pytest.raises(StaleVersion):
        service(recheck=recheck, version=9, by=recheck.owner, now=NOW, **facts)
