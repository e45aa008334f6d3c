"""App configuration."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What companies are alleged to have done, and their replies."""

    name = "responses.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
