"""An editor, signed in."""

import pytest

from accounts.choices import Role
from tests.factories import make_user


@pytest.fixture
def editor(client):
    person = make_user(Role.EDITOR)
    client.force_login(person)
    return person
