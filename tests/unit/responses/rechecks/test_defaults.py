"""How often each kind usually looks, and promises around their day."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed
from accounts.models import LedgerEntry
from responses.rechecks.choices import Kind, Unit, rhythm
from responses.rechecks.models import DefaultInterval, Recheck
from responses.rechecks.queries import Usual, interval_around, usual, usuals
from responses.rechecks.services import Interval, record_look, set_default_interval, watch
from tests.factories import (
    NOW,
    TODAY,
    make_commitment,
    make_policy,
    make_recheck,
    make_source,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


def set_usual(kind=Kind.POLICY, **facts):
    facts = {"every": 6, "unit": Unit.WEEKS} | facts
    return set_default_interval(usual=Usual(kind, **facts), by=make_user(Role.EDITOR), now=NOW)


def test_every_kind_has_a_usual_interval_before_anybody_sets_one():
    assert set(settings.RECHECK_DEFAULTS) == set(Kind.values)
    assert [(each.kind, each.version, bool(each.rhythm)) for each in usuals(now=NOW)] == [
        (kind, 0, True) for kind in Kind.values
    ]


def test_what_an_editor_sets_takes_the_place_of_the_settings():
    set_usual(lead_days=4, grace_days=2)
    found = usual(Kind.POLICY)
    assert str(DefaultInterval.objects.get()) == "Policies"
    assert (found.rhythm, found.frills, found.version) == ("every 6 weeks", "4 days of notice, 2 days of grace", 1)
    assert str(found.first_look(TODAY).anchor) == "2025-07-14"
    assert '"every":[3,6]' in LedgerEntry.objects.latest("seq").body.replace(" ", "")


def test_only_editors_set_it_and_only_to_what_comes_round():
    with pytest.raises(NotAllowed):
        set_default_interval(usual=Usual(Kind.POLICY, 6, Unit.WEEKS), by=make_user(), now=NOW)
    with pytest.raises(ValidationError):
        set_usual(every=51, unit=Unit.YEARS)


def test_a_new_recheck_has_the_notice_and_grace_of_its_kind():
    set_usual(lead_days=4, grace_days=2)
    policy = watch(subject=make_policy(), interval=Interval(TODAY), by=make_user(), now=NOW)
    assert (policy.recheck.lead_days, policy.recheck.grace_days, policy.recheck.kind) == (4, 2, "policy")


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (100, 70),  # 30 days before the day
        (30, 0),
        (29, 29),  # that is past: on the day
        (0, 0),
        (-1, 29),  # past too: 30 days after
        (-400, 20),  # after so many times 30 days
    ],
)
def test_a_promise_with_a_day_is_looked_at_on_the_first_day_that_is_not_past(days, first):
    recheck = make_recheck(anchor=TODAY + timedelta(days=days), every=30, unit=Unit.DEADLINE)
    assert (recheck.due_on - TODAY).days == first


def test_it_is_looked_at_before_on_and_after_until_it_is_done():
    commitment = make_commitment(due_on=TODAY + timedelta(days=60))
    recheck, due = commitment.recheck, []
    for _look in range(4):
        due.append((recheck.due_on - commitment.due_on).days)
        facts = {"version": recheck.version, "by": commitment.logged_by, "now": NOW + (recheck.due_on - TODAY)}
        recheck = record_look(recheck=recheck, outcome="unchanged", **facts)
    assert due == [-30, 0, 30, 60]
    assert recheck.rhythm == "30 days before the deadline, on the day itself, and every 30 days after until it is done"
    assert rhythm(1, Unit.DEADLINE).startswith("1 day before the deadline")


def test_around_no_day_there_is_nothing_and_a_far_one_is_not_waited_for():
    assert interval_around(None, kind=Kind.COMMITMENT, today=TODAY) is None
    assert make_commitment(due_on=None).recheck is None
    far = TODAY + timedelta(days=366 * 25)
    assert make_commitment(due_on=far).recheck.rhythm == "every 3 months"


def test_an_interval_that_is_chosen_takes_the_place_of_the_days_around():
    chosen = Interval(TODAY, 1, Unit.WEEKS)
    assert make_commitment(due_on=TODAY + timedelta(days=60), interval=chosen).recheck.unit == Unit.WEEKS


def test_rechecks_from_before_learn_their_kind():
    makers = {"source": make_source, "policy": make_policy, "statement": make_statement, "commitment": make_commitment}
    rows = {
        kind: watch(subject=make(), interval=Interval(TODAY), by=make_user(), now=NOW).recheck
        for kind, make in makers.items()
    }
    alone = make_recheck()
    Recheck.objects.update(kind="")
    import_module("responses.statements.migrations.0004_kinds_of_rechecks").name_kinds(apps, None)
    assert {kind: Recheck.objects.get(pk=row.pk).kind for kind, row in rows.items()} == {kind: kind for kind in rows}
    assert Recheck.objects.get(pk=alone.pk).kind == ""
