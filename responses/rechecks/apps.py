"""App configuration."""

from django.apps import AppConfig


class RechecksConfig(AppConfig):
    """The clock: what must be looked at again, by whom, by when; reminders."""

    name = "responses.rechecks"
    label = "rechecks"
    default_auto_field = "django.db.models.BigAutoField"
