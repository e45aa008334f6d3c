"""App configuration."""

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """What companies said: statements, policies and commitments."""

    name = "responses.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"
