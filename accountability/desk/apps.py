"""App configuration."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """My work, for staff and reviewers."""

    name = "accountability.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
