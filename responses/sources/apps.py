"""App configuration."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Sources, their unalterable captures, and quotes found in them."""

    name = "responses.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
