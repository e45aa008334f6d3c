"""App configuration."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Drafts read out of an article, a letter or a page, until a person has said yes or no to each."""

    name = "responses.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
