"""The roles a person can have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does here. One role each; nobody publishes what they marked, whatever the role."""

    CONTRIBUTOR = "contributor", _("Contributor: logs companies, sources, statements, allegations")
    REVIEWER = "reviewer", _("Reviewer: logs evidence and marks criteria")
    EDITOR = "editor", _("Editor: assigns, publishes and corrects")
    ADMINISTRATOR = "administrator", _("Administrator: invites people and watches operations")
