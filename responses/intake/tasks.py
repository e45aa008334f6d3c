"""Background work of intake; the services say what is done."""

from celery import shared_task
from django.utils import timezone

from responses.intake import services


@shared_task
def read_fetched_drafts() -> int:
    """See the service of the same name."""
    return services.read_fetched_drafts(now=timezone.now())


@shared_task
def clear_unkept_fetches() -> int:
    """See the service of the same name."""
    return services.clear_unkept_fetches(now=timezone.now()).fetches
