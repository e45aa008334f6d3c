"""Who may do what."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.choices import Role
from accounts.errors import NotAllowed
from accounts.models import User
from accounts.rules import can_administer, can_edit, can_log, can_mark, can_oversee, ensure, is_staff

PREDICATES = (is_staff, can_log, can_mark, can_edit, can_oversee, can_administer)
MAY = {
    Role.CONTRIBUTOR: (True, True, False, False, False, False),
    Role.REVIEWER: (True, True, True, False, False, False),
    Role.EDITOR: (True, True, True, True, True, False),
    Role.ADMINISTRATOR: (True, False, False, False, True, True),
}


@pytest.mark.parametrize("role", Role)
def test_role_may(role):
    assert tuple(predicate(User(role=role)) for predicate in PREDICATES) == MAY[role]


@pytest.mark.parametrize("user", [User(role=Role.EDITOR, is_active=False), AnonymousUser(), User(role="owner")])
def test_nobody_else_may_anything(user):
    assert not any(predicate(user) for predicate in PREDICATES)


def test_ensure_gives_the_reason():
    ensure(True, "never said")
    with pytest.raises(NotAllowed, match="Only an editor"):
        ensure(False, "Only an editor can.")
