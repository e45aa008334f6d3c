"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, roles, sign-in and the ledger of everything done."""

    name = "accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
