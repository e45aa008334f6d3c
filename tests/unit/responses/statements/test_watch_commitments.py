"""``manage.py watch_commitments``: promises logged before there were re-checks get theirs, once."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.choices import Role
from responses.rechecks.models import Recheck
from responses.statements.models import Commitment
from responses.statements.services import change_progress
from tests.factories import NOW, TODAY, make_commitment, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def make_unwatched(**fields):
    """As logged before re-checks existed."""
    commitment = make_commitment(**fields)
    recheck = commitment.recheck
    Commitment.objects.filter(pk=commitment.pk).update(recheck=None)
    if recheck:
        recheck.delete()
    commitment.refresh_from_db()
    return commitment


def watch_commitments(owner):
    said = StringIO()
    call_command("watch_commitments", owner=owner.email, stdout=said)
    return said.getvalue()


def test_promises_with_a_day_get_the_recheck_they_would_get_today():
    owner, ahead = make_user(), TODAY + timedelta(days=90)
    waiting, past = make_unwatched(due_on=ahead), make_unwatched(due_on=TODAY - timedelta(days=10))
    assert watch_commitments(owner) == "2 commitments are looked at around their days from now on.\n"
    for commitment, due_on in ((waiting, ahead - timedelta(days=30)), (past, TODAY + timedelta(days=20))):
        commitment.refresh_from_db()
        assert (commitment.recheck.due_on, commitment.recheck.owner) == (due_on, owner)
    assert watch_commitments(owner).startswith("0 commitments")


def test_of_those_without_a_day_settled_or_watched_nothing_is_changed():
    make_unwatched()
    settled, watched = make_unwatched(due_on=TODAY), make_commitment(due_on=TODAY)
    by = make_user()
    change_progress(commitment=settled, progress="kept", changed_on=TODAY, reason="It is public.", by=by, now=NOW)
    assert watch_commitments(by).startswith("0 commitments")
    assert Recheck.objects.get() == watched.recheck


def test_the_owner_must_be_somebody_who_looks():
    commitment = make_unwatched(due_on=TODAY)
    with pytest.raises(CommandError, match="Nobody with this address"):
        watch_commitments(make_user(Role.ADMINISTRATOR))
    commitment.refresh_from_db()
    assert commitment.recheck is None
