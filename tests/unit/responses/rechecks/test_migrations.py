"""On the way back through the migrations nothing is lost without a word."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.migrations import RunPython
from django.db.migrations.exceptions import IrreversibleError

from responses.rechecks.models import Reminder
from tests.mailing import make_digest

pytestmark = pytest.mark.django_db


def test_reminders_refuse_to_take_on_their_former_form():
    """As the first step back: the operations of a migration are undone from the last to the first."""
    last = import_module("responses.rechecks.migrations.0006_reminders_tightened").Migration.operations[-1]
    assert isinstance(last, RunPython)
    assert last.reverse_code(apps, None) is None
    make_digest()
    with pytest.raises(IrreversibleError, match="only a backup made before it"):
        last.reverse_code(apps, None)
    Reminder.objects.all().delete()
    assert last.reverse_code(apps, None) is None
