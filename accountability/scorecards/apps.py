"""App configuration."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    """The public site."""

    name = "accountability.scorecards"
    label = "scorecards"
    default_auto_field = "django.db.models.BigAutoField"
