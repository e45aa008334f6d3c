"""A person who logs, and a finding that never changes."""

import pytest

from tests.factories import make_user
from tests.readings import propose


@pytest.fixture
def me(client, monkeypatch):
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    user = make_user()
    client.force_login(user)
    return user
