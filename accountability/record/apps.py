"""App configuration."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The public record: frozen scorecards, editions."""

    name = "accountability.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
