"""What is due, for whom."""

from datetime import timedelta

import pytest

from responses.rechecks import queries
from responses.rechecks.queries import clock
from responses.rechecks.services import record_look
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db


def test_due_and_upcoming_part_at_today():
    late, today, soon, far = (make_recheck(anchor=TODAY + timedelta(days=days)) for days in (-5, 0, 30, 31))
    assert list(queries.due_rechecks(now=NOW)) == [late, today]
    assert list(queries.rechecks_listed()) == [late, today, soon, far]


def test_lists_are_of_one_owner_or_of_everybody_running_or_done():
    mine, theirs = make_recheck(), make_recheck(unit="once")
    record_look(recheck=theirs, version=1, outcome="unchanged", by=theirs.owner, now=NOW)
    assert list(queries.rechecks_listed(owner=mine.owner)) == [mine]
    assert list(queries.rechecks_listed(owner=theirs.owner)) == []
    assert list(queries.rechecks_listed(state="done")) == [theirs]


def test_due_counts_tell_mine_from_everyones():
    me = make_user()
    make_recheck(owner=me)
    make_recheck()
    make_recheck(owner=me, anchor=TODAY + timedelta(days=1))
    assert queries.due_counts(user=me, now=NOW) == queries.DueCounts(mine=1, everyones=2)


def test_due_counts_stop_where_a_page_only_says_more(monkeypatch):
    monkeypatch.setattr(clock, "COUNTED", 2)
    me, them = make_user(), make_user()
    for owner in (me, me, them, them):
        make_recheck(owner=owner)
    counts = queries.due_counts(user=me, now=NOW)
    assert (counts.mine_said, counts.everyones_said) == ("2", "2+")
