"""Several re-checks at once, and taking it back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from responses.rechecks.choices import Deed, State
from responses.rechecks.models import Act, Look, Recheck, Reminder
from responses.rechecks.services import (
    Chosen,
    act_on_rechecks,
    gather_digests,
    record_look,
    undo_act,
    write_due_reminders,
)
from responses.rechecks.services.acts import KEPT
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def act(deed, *rechecks, by, now=NOW, **facts):
    chosen = [Chosen(recheck.pk, recheck.version) for recheck in rechecks]
    return act_on_rechecks(chosen=chosen, deed=deed, by=by, now=now, **facts)


def rows():
    return list(Recheck.objects.order_by("pk").values_list(*KEPT))


FACTS = {
    Deed.UNCHANGED: {},
    Deed.CHANGED: {},
    Deed.GONE: {},
    Deed.DONE: {},
    Deed.SNOOZED: {"until": TODAY + timedelta(days=9), "reason": "Later."},
    Deed.PAUSED: {"reason": "The site moves."},
}


@pytest.mark.parametrize(("deed", "facts"), FACTS.items())
def test_each_deed_is_done_to_all_and_taken_back_from_all(deed, facts):
    me = make_user()
    one, other = make_recheck(owner=me), make_recheck(owner=me)
    before = rows()
    done = act(deed, one, other, by=me, **facts)
    assert (done.left_out, done.act.items.count(), rows() == before) == ([], 2, False)
    undone = undo_act(act=done.act, by=me, now=NOW + timedelta(hours=1))
    assert (undone.left_out, rows()) == ([], before)
    assert set(Look.objects.values_list("withdrawn_at", flat=True)) <= {NOW + timedelta(hours=1)}


def test_reassigning_and_resuming_are_deeds_too():
    me, other, deputy = make_user(), make_user(), make_user()
    recheck = make_recheck(owner=me)
    done = act(Deed.REASSIGNED, recheck, by=me, owner=other, deputy=deputy)
    recheck.refresh_from_db()
    assert (recheck.owner, recheck.deputy) == (other, deputy)
    undo_act(act=done.act, by=me, now=NOW)
    recheck.refresh_from_db()
    act(Deed.PAUSED, recheck, by=me, reason="For a while.")
    recheck.refresh_from_db()
    act(Deed.RESUMED, recheck, by=me)
    recheck.refresh_from_db()
    assert (recheck.owner, recheck.deputy, recheck.state) == (me, None, State.RUNNING)


def test_what_changed_meanwhile_or_refuses_is_left_out_and_named():
    me = make_user()
    fine, stale, done = make_recheck(owner=me), make_recheck(owner=me), make_recheck(owner=me, unit="once")
    record_look(recheck=stale, version=1, outcome="unchanged", by=me, now=NOW)
    finished = record_look(recheck=done, version=1, outcome="unchanged", by=me, now=NOW)
    result = act(Deed.UNCHANGED, fine, stale, finished, by=me)
    assert [(recheck.pk, why) for recheck, why in result.left_out] == [
        (stale.pk, "somebody else changed it meanwhile"),
        (finished.pk, "This re-check is done."),
    ]
    assert list(result.act.items.values_list("recheck", flat=True)) == [fine.pk]


def test_when_nothing_could_be_done_there_is_nothing_to_take_back():
    me = make_user()
    recheck = make_recheck(owner=me)
    record_look(recheck=recheck, version=1, outcome="unchanged", by=me, now=NOW)
    assert act(Deed.UNCHANGED, recheck, by=me).act is None
    assert not Act.objects.exists()


def test_bad_facts_do_nothing_at_all():
    me = make_user()
    one, other = make_recheck(owner=me), make_recheck(owner=me)
    before = rows()
    with pytest.raises(ValidationError):
        act(Deed.SNOOZED, one, other, by=me, until=TODAY, reason="Today is too early.")
    assert (rows(), Act.objects.count()) == (before, 0)


def test_at_most_two_hundred_and_only_by_those_who_log():
    me = make_user()
    with pytest.raises(Refused):
        act_on_rechecks(chosen=[Chosen(n, 1) for n in range(201)], deed=Deed.GONE, by=me, now=NOW)
    with pytest.raises(NotAllowed):
        act(Deed.GONE, make_recheck(), by=make_user(Role.ADMINISTRATOR))


def test_taking_back_leaves_alone_what_was_changed_since():
    me = make_user()
    one, other = make_recheck(owner=me), make_recheck(owner=me)
    done = act(Deed.UNCHANGED, one, other, by=me)
    record_look(recheck=other, version=2, outcome="changed", by=me, now=NOW)
    undone = undo_act(act=done.act, by=me, now=NOW)
    assert [(recheck.pk, why) for recheck, why in undone.left_out] == [(other.pk, "it was changed since")]
    assert Recheck.objects.get(pk=one.pk).last_outcome == ""


@pytest.mark.parametrize(("hours", "times"), [(25, 1), (1, 2)])
def test_it_is_taken_back_once_and_within_a_day(hours, times):
    me = make_user()
    done = act(Deed.UNCHANGED, make_recheck(owner=me), by=me)
    later = NOW + timedelta(hours=hours)
    if times == 2:
        undo_act(act=done.act, by=me, now=later)
    with pytest.raises(Refused):
        undo_act(act=done.act, by=me, now=later)


def test_only_whoever_did_it_takes_it_back():
    done = act(Deed.UNCHANGED, make_recheck(), by=make_user())
    with pytest.raises(NotAllowed):
        undo_act(act=done.act, by=make_user(), now=NOW)


def test_whoever_may_no_longer_log_takes_nothing_back():
    me = make_user()
    done = act(Deed.UNCHANGED, make_recheck(), by=me)
    me.role = Role.ADMINISTRATOR
    me.save()
    with pytest.raises(NotAllowed):
        undo_act(act=Act.objects.get(pk=done.act.pk), by=me, now=NOW)


def test_taking_back_tells_nobody_twice():
    """The reminder was sent before: it stands; escalation goes on from there."""
    me = make_user()
    recheck = make_recheck(owner=me)
    write_due_reminders(now=NOW)
    gather_digests(now=NOW)
    Reminder.objects.update(state="sent")
    done = act(Deed.UNCHANGED, recheck, by=me)
    undo_act(act=done.act, by=me, now=NOW)
    assert write_due_reminders(now=NOW) == 0
    assert list(Reminder.objects.values_list("state", "step")) == [("sent", 0)]
    make_user(Role.EDITOR)
    assert write_due_reminders(now=NOW + timedelta(days=7)) == 1
