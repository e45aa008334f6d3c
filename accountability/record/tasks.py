"""The bell: the task asks the database what there is to publish."""

from celery import shared_task
from django.utils import timezone

from accountability.record import services


@shared_task
def publish_checks() -> int:
    """See the service of the same name."""
    return services.publish_checks(now=timezone.now())
