"""The bell that beat rings for intake."""

import pytest
from django.utils import timezone

from config.celery import SCHEDULE
from responses.intake.models import Draft
from responses.intake.services import ask_draft
from responses.intake.tasks import read_fetched_drafts
from tests.factories import NOW, make_user
from tests.readings import propose
from tests.unit.responses.intake.test_drafts import PAGE, fetched

pytestmark = pytest.mark.django_db


def test_the_task_reads_what_was_fetched(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr("responses.intake.services.drafts.propose", propose)
    fetched(ask_draft(url=PAGE, by=make_user(), now=NOW))
    read_fetched_drafts()
    assert Draft.objects.get().read_at == NOW
    assert read_fetched_drafts.name in [entry["task"] for entry in SCHEDULE.values()]
