"""App configuration."""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    """The registry of companies: names, identifiers, search."""

    name = "companies"
    label = "companies"
    default_auto_field = "django.db.models.BigAutoField"
