"""How a form says what a service refused."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

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
