"""Sources, their unalterable captures, and the quotes found in them."""

from pathlib import Path

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from responses.rechecks.models import Recheck
from responses.sources.choices import CaptureKind, Extent, Match, QuoteStatus, SourceKind
from responses.sources.files import holds_bytes


class Source(models.Model):
    """A place of publication."""

    title = PlainCharField(_("title"), max_length=300)
    url = models.URLField(
        _("address"), max_length=2000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    publisher = PlainCharField(_("publisher"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind.choices)
    language = models.CharField(_("language"), max_length=8, default="en")
    published_on = models.DateField(_("published on"), null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sources")
    recheck = models.OneToOneField(Recheck, on_delete=models.PROTECT, null=True, blank=True, related_name="source")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page at the desk."""
        return reverse("sources:detail", args=[self.pk])


class Capture(models.Model):
    """One copy of a source, for ever: the database refuses to change or delete the row.

    The bytes lie in ``media/captures/<first two digits>/<sha256>``; ``text`` is what was read from them.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="captures")
    kind = models.CharField(max_length=10, choices=CaptureKind.choices)
    extent = models.CharField(_("extent"), max_length=10, choices=Extent.choices, default=Extent.FULL)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=60)
    filename = PlainCharField(max_length=200, blank=True)
    text = PlainTextField()
    text_sha256 = models.CharField(max_length=64)
    extractor = models.CharField(max_length=60)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="captures")

    class Meta:
        ordering = ["-captured_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256", "extractor"], name="capture_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="capture_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.source} · {self.captured_at:%Y-%m-%d} · {self.sha256[:12]}"

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return Path(settings.MEDIA_ROOT) / "captures" / self.sha256[:2] / self.sha256

    def has_its_size(self) -> bool:
        """Whether as many bytes as were captured lie on disk: what a list can afford to ask of each copy."""
        try:
            return self.path.stat().st_size == self.size
        except OSError:
            return False

    def is_sound(self) -> bool:
        """Whether the bytes on disk are still those that were captured. Reads the whole file."""
        return holds_bytes(self.path, self.sha256)


class Quote(models.Model):
    """An exact passage of a capture: ``capture.text[start:end] == text``, always."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="quotes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = PlainTextField()
    match = models.CharField(max_length=10, choices=Match.choices)
    status = models.CharField(max_length=10, choices=QuoteStatus.choices, default=QuoteStatus.VERIFIED)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="quotes")

    class Meta:
        ordering = ["capture", "start"]
        constraints = [
            models.UniqueConstraint(fields=["capture", "start", "end"], name="quote_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
