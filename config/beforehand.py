"""What a worker reads once, before its pool forks, so that none of its processes has to."""

from celery import bootsteps
from celery.worker import WorkController
from django.urls import get_resolver


class SiteAddresses(bootsteps.Step):
    """The site's addresses, which mails hold: each process would take a second to read them by itself.

    Celery creates all steps before it starts any; the pool forks when it is started.
    """

    def create(self, parent: WorkController) -> None:  # noqa: ARG002  # Celery's signature
        """Read them."""
        list(get_resolver().url_patterns)
