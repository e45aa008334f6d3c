"""What the database refuses about people, and how rows speak."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Invitation, LedgerHead, User
from tests.factories import NOW, make_invitation, make_user

pytestmark = pytest.mark.django_db


def refuses(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
    return True


def test_address_is_unique_in_any_case():
    make_user(email="a@example.org")
    assert refuses(lambda: User.objects.create(email="A@EXAMPLE.ORG", name="B"))


def test_role_is_one_of_the_four():
    assert refuses(lambda: User.objects.create(email="a@example.org", role="owner"))
    assert refuses(lambda: Invitation.objects.filter(pk=make_invitation()[0].pk).update(role="owner"))


@pytest.mark.parametrize("field", ["accepted_at", "accepted_by"])
def test_acceptance_says_when_and_by_whom(field):
    invitation, _token = make_invitation()
    value = {"accepted_at": NOW, "accepted_by": make_user()}[field]
    assert refuses(lambda: Invitation.objects.filter(pk=invitation.pk).update(**{field: value}))


def test_ledger_has_one_head():
    assert refuses(lambda: LedgerHead.objects.create(id=2))


def test_user_signs_in_with_an_address_in_small_letters():
    user = User.objects.create_user("New@Example.ORG", "a long password", name="New")
    assert (user.email, user.check_password("a long password")) == ("new@example.org", True)
    assert not make_user().has_usable_password()


def test_invitation_is_open_until_it_ends():
    invitation, _token = make_invitation(now=NOW)
    assert invitation.is_open(NOW + timedelta(days=13))
    assert not invitation.is_open(NOW + timedelta(days=14))


def test_rows_are_called_by_what_they_hold():
    assert (str(User(name="Ada")), str(User())) == ("Ada", "Unnamed person")
    assert str(make_invitation()[0]) == "reviewer · 2025-06-02"
