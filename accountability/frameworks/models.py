"""Methodologies as they were installed: the file's text, for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User

# The longest id of a criterion, or of an answer, that our tables have room for.
LONGEST_ID = 80


class Methodology(models.Model):
    """One version of a methodology. Its text is never changed; a new version is a new row."""

    slug = models.SlugField(_("id"), max_length=80)
    version = models.CharField(_("version"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    installed_at = models.DateTimeField()
    installed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="methodologies")

    class Meta:
        verbose_name_plural = "methodologies"
        ordering = ["title", "-installed_at"]
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="methodology_version_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"
