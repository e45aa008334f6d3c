"""The rules of the finding are tested apart from the learned weights; tests marked ``learned`` have both."""

import pytest

from responses.intake.finding import leanings

NEUTRAL = {leanings.ALWAYS: -1.0}  # neither for nor against: a name gains nothing, no sentence is added or dropped


@pytest.fixture(autouse=True)
def rules_alone(request, monkeypatch):
    """Weights that decide nothing."""
    if request.node.get_closest_marker("learned") is None:
        monkeypatch.setattr(leanings, "weights", lambda *_which: NEUTRAL)
