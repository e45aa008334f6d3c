"""How a form says what a service refused."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import OperationalError

from accounts.errors import Refused, StaleVersion
from accounts.forms import attempt
from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


class OneField(forms.Form):
    name = forms.CharField()


def refusing(error):
    def service(**_facts):
        raise error

    return service


@pytest.mark.parametrize(
    ("error", "errors"),
    [
        (ValidationError({"name": "Wrong."}), {"name": ["Wrong."]}),
        (ValidationError({"other": ["One.", "Two."]}), {"__all__": ["One.", "Two."]}),
        (ValidationError("Wrong."), {"__all__": ["Wrong."]}),
        (Refused("Not now."), {"__all__": ["Not now."]}),
    ],
)
def test_attempt_puts_what_was_refused_where_it_belongs(error, errors):
    form = OneField({"name": "Axis"})
    assert form.is_valid()
    assert attempt(form, refusing(error)) is None
    assert form.errors == errors


def test_attempt_gives_what_the_service_made():
    assert attempt(OneField({"name": "Axis"}), lambda **facts: facts, name="Axis") == {"name": "Axis"}


def test_attempt_leaves_a_lost_race_to_the_page():
    with pytest.raises(StaleVersion) as stale:
        attempt(OneField({"name": "Axis"}), refusing(StaleVersion("theirs")))
    assert stale.value.current == "theirs"


def test_attempt_says_when_the_database_was_faster():
    make_user(email="ada@example.org")
    form = OneField({"name": "Axis"})
    assert attempt(form, make_user, email="ada@example.org") is None
    message = "This was saved a moment ago by you or somebody else. Look before saving again."
    assert form.errors == {"__all__": [message]}
    assert User.objects.count() == 1


class Deadlock(Exception):
    sqlstate = "40P01"


def undone(times, *, cause):
    """A service that the database undoes so many times, and how often it was begun."""
    begun = []

    def service(**_facts):
        begun.append(1)
        if len(begun) <= times:
            raise OperationalError from cause
        return "saved"

    return service, begun


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("times", "saved", "tries"), [(0, "saved", 1), (2, "saved", 3), (3, None, 3)])
def test_attempt_begins_anew_what_a_deadlock_undid_three_times_at_most(times, saved, tries):
    service, begun = undone(times, cause=Deadlock())
    form = OneField({"name": "Axis"})
    assert form.is_valid()
    assert attempt(form, service) == saved
    assert len(begun) == tries
    assert bool(form.errors) == (saved is None)


def test_attempt_begins_nothing_anew_within_another_transaction():
    service, begun = undone(1, cause=Deadlock())
    form = OneField({"name": "Axis"})
    assert attempt(form, service) is None
    assert len(begun) == 1
    said = "Others were saving the same things at this moment. Nothing was saved; try again."
    assert form.errors == {"__all__": [said]}


@pytest.mark.django_db(transaction=True)
def test_attempt_passes_on_what_is_no_deadlock():
    service, begun = undone(1, cause=None)
    with pytest.raises(OperationalError):
        attempt(OneField({"name": "Axis"}), service)
    assert len(begun) == 1
