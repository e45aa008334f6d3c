"""The bell: each task asks the database what there is to do."""

from celery import shared_task
from django.utils import timezone

from responses.rechecks import services


@shared_task
def write_due_reminders() -> int:
    """See the service of the same name."""
    return services.write_due_reminders(now=timezone.now())


@shared_task
def gather_digests() -> int:
    """See the service of the same name."""
    return services.gather_digests(now=timezone.now())


@shared_task
def deliver_digests() -> int:
    """See the service of the same name."""
    return services.deliver_digests(now=timezone.now())
