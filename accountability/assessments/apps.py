"""App configuration."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Reviewers' marks on a company by a methodology."""

    name = "accountability.assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"
