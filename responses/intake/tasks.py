"""Background work of intake; the services say what is done."""

from celery import shared_task
from django.utils import timezone

from responses.intake import services


@shared_task
def read_fetched_drafts() -> None:
    """Read what was fetched for intake."""
    services.read_fetched_drafts(now=timezone.now())
