"""App configuration."""

from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    """Published methodologies, as files."""

    name = "accountability.frameworks"
    label = "frameworks"
    default_auto_field = "django.db.models.BigAutoField"
