"""Two who lock the same rows in opposite order: the database undoes one, and its service is begun anew."""

import threading
from contextlib import suppress
from functools import partial

import pytest
from django import forms
from django.db import transaction

from accounts.forms import attempt
from accounts.models import User
from tests.factories import make_user
from tests.racing import race, reachable_by_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def rename_both(*, first, second, gate, name):
    with transaction.atomic():
        User.objects.filter(pk=first).update(name=name)
        with suppress(threading.BrokenBarrierError):  # SQLite lets one write at a time
            gate.wait(timeout=0.3)
        User.objects.filter(pk=second).update(name=name)
    return name


def filled():
    form = forms.Form({})
    form.is_valid()
    return form


def test_opposite_orders_both_succeed(tmp_path):
    one, other = make_user().pk, make_user().pk
    gate = threading.Barrier(2)
    rename = partial(attempt, service=rename_both, gate=gate)
    with reachable_by_threads(tmp_path):
        outcomes = race(
            partial(rename, filled(), first=one, second=other, name="Ada"),
            partial(rename, filled(), first=other, second=one, name="Bea"),
        )
        names = race(lambda: set(User.objects.filter(pk__in=[one, other]).values_list("name", flat=True)))
    assert outcomes == ["Ada", "Bea"]
    assert len(names[0]) == 1


def test_opposite_orders_deadlock_without_it(tmp_path):
    """What the other test would be worth otherwise: on PostgreSQL one of the two is undone."""
    one, other = make_user().pk, make_user().pk
    rename = partial(rename_both, gate=threading.Barrier(2))
    with reachable_by_threads(tmp_path):
        outcomes = race(
            partial(rename, first=one, second=other, name="Ada"), partial(rename, first=other, second=one, name="Bea")
        )
        [vendor] = race(lambda: transaction.get_connection().vendor)
    undone = [outcome for outcome in outcomes if not isinstance(outcome, str)]
    assert len(undone) == (1 if vendor == "postgresql" else 0)
