"""The bell: each task asks the database what there is to do."""

from celery import shared_task
from django.utils import timezone

from responses.sources import services


# Longer than the rest: one page may take 30 s to come and 20 s to be read, and none is begun after 20 s.
@shared_task(soft_time_limit=90, time_limit=100)
def run_waiting_fetches() -> int:
    """See the service of the same name."""
    return services.run_waiting_fetches(now=timezone.now())
