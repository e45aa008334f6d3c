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
from responses.sources.choices import (
    CaptureKind,
    Extent,
    FetchState,
    Match,
    Purpose,
    Quality,
    QuoteStatus,
    SourceKind,
    Verdict,
)
from responses.sources.files import holds_bytes
from responses.sources.problems import advise, explain


def bytes_path(kind: str, sha256: str) -> Path:
    """Where bytes of this SHA-256 lie: ``captures`` or ``warc``, by the first two digits."""
    return Path(settings.MEDIA_ROOT) / kind / sha256[:2] / sha256


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


class FetchHost(models.Model):
    """A host we ask pages of: one request at a time, and a pause after each."""

    host = models.CharField(max_length=253, primary_key=True)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.host


class Fetch(models.Model):
    """An address somebody asked for, and what came of it. The rows are the queue (docs/adr/0002).

    The bytes lie where those of captures lie; nothing of it is evidence before somebody keeps it as a capture.
    """

    url = models.CharField(_("address"), max_length=2000)
    host = models.CharField(max_length=253)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="fetches")
    asked_at = models.DateTimeField()
    # Nobody: the clock asked.
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="fetches")
    # Of an automatic look: which date of which re-check it is for, and what it found.
    recheck = models.ForeignKey(Recheck, on_delete=models.PROTECT, null=True, blank=True, related_name="fetches")
    occurrence = models.PositiveIntegerField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)

    state = models.CharField(max_length=10, choices=FetchState.choices, default=FetchState.WAITING)
    not_before = models.DateTimeField()
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=40, blank=True)
    problem_facts = models.JSONField(default=dict, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    final_url = models.CharField(max_length=2000, blank=True)
    redirects = models.JSONField(default=list, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=list, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)
    filename = PlainCharField(max_length=200, blank=True)
    warc_sha256 = models.CharField(max_length=64, blank=True)
    text = PlainTextField(blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    extractor = models.CharField(max_length=60, blank=True)
    quality = models.CharField(max_length=10, choices=Quality.choices, blank=True)
    title = PlainCharField(_("title"), max_length=300, blank=True)
    title_from = models.CharField(max_length=200, blank=True)
    publisher = PlainCharField(_("publisher"), max_length=200, blank=True)
    publisher_from = models.CharField(max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    language_from = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_from = models.CharField(max_length=200, blank=True)
    # What the reader had to say of it (see notes).
    notes = models.JSONField(default=list, blank=True)
    # When bytes and text were cleared away because nobody kept them; what was fetched when stays on record.
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["not_before", "id"], name="fetch_open", condition=Q(state__in=["waiting", "running"])),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FetchState.values), name="fetch_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at__isnull=True)
                | (~Q(state__in=["waiting", "running"]) & Q(ended_at__isnull=False)),
                name="fetch_ended_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | (Q(status__isnull=False) & ~Q(sha256="") & ~Q(warc_sha256="")),
                name="fetch_done_has_its_bytes",
            ),
            models.CheckConstraint(condition=~Q(state__in=["refused", "failed"], problem=""), name="fetch_problem"),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | Q(state="done", text=""), name="fetch_cleared_when_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url} · {self.state}"

    def get_absolute_url(self) -> str:
        """Its page: waiting, what came of it, or why not."""
        return reverse("sources:fetch", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self.state in {FetchState.WAITING, FetchState.RUNNING}

    @property
    def why(self) -> str:
        """What went wrong, in plain words; empty when nothing did."""
        return explain(self.problem, self.problem_facts) if self.problem else ""

    @property
    def advice(self) -> str:
        """What to do about it."""
        return advise(self.problem) if self.problem else ""

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return bytes_path("captures", self.sha256)

    @property
    def warc_path(self) -> Path:
        """Where the WARC file lies."""
        return bytes_path("warc", self.warc_sha256)


class CaptureSet(models.QuerySet["Capture"]):
    """Captures, asked for by what they are good for."""

    def readable(self) -> "CaptureSet":
        """Those that show the page itself, not a wall or an error before it."""
        return self.filter(quality=Quality.GOOD)

    def newest_first(self) -> "CaptureSet":
        """The newest first."""
        return self.order_by("-captured_at", "-pk")


class Capture(models.Model):
    """One copy of a source, for ever: the database refuses to change or delete the row.

    The bytes lie in ``media/captures/<first two digits>/<sha256>``; ``text`` is what was read from them. Of a fetched
    page ``status``, ``final_url``, ``redirects``, ``headers`` and the WARC file are kept too.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="captures")
    kind = models.CharField(max_length=10, choices=CaptureKind.choices)
    extent = models.CharField(_("extent"), max_length=10, choices=Extent.choices, default=Extent.FULL)
    quality = models.CharField(_("quality"), max_length=10, choices=Quality.choices, default=Quality.GOOD)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    filename = PlainCharField(max_length=200, blank=True)
    text = PlainTextField(blank=True)
    text_sha256 = models.CharField(max_length=64)
    extractor = models.CharField(max_length=60)
    # What the reader had to say of it (see notes).
    notes = models.JSONField(default=list, blank=True)
    captured_at = models.DateTimeField()
    # Nobody: an automatic look kept it.
    captured_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="captures")

    fetch = models.OneToOneField(Fetch, on_delete=models.PROTECT, null=True, blank=True, related_name="capture")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    final_url = models.CharField(max_length=2000, blank=True)
    redirects = models.JSONField(default=list, blank=True)
    headers = models.JSONField(default=list, blank=True)
    warc_sha256 = models.CharField(max_length=64, blank=True)

    objects = CaptureSet.as_manager()

    class Meta:
        ordering = ["-captured_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CaptureKind.values), name="capture_kind_known"),
            models.CheckConstraint(condition=Q(quality__in=Quality.values), name="capture_quality_known"),
            models.CheckConstraint(
                condition=~Q(quality="good") | (Q(size__gt=0) & ~Q(text="")), name="capture_not_empty"
            ),
            models.CheckConstraint(condition=Q(status__isnull=True) | ~Q(warc_sha256=""), name="capture_fetched_warc"),
        ]

    def __str__(self) -> str:
        return f"{self.source} · {self.captured_at:%Y-%m-%d} · {self.sha256[:12]}"

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return bytes_path("captures", self.sha256)

    @property
    def warc_path(self) -> Path:
        """Where the WARC file lies, when it was fetched."""
        return bytes_path("warc", self.warc_sha256)

    def has_its_size(self) -> bool:
        """Whether as many bytes as were captured lie on disk: what a list can afford to ask of each copy."""
        try:
            return self.path.stat().st_size == self.size
        except OSError:
            return False

    def is_sound(self) -> bool:
        """Whether the bytes on disk are still those that were captured. Reads the whole file."""
        return holds_bytes(self.path, self.sha256)

    def has_sound_warc(self) -> bool:
        """Whether the WARC file is still the one that was written; True when there never was one."""
        return not self.warc_sha256 or holds_bytes(self.warc_path, self.warc_sha256)


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
    # Where it stands in the newest copy; with a likeness, the passage there that is most like it, which proves nothing.
    seen_in = models.ForeignKey(Capture, on_delete=models.PROTECT, null=True, blank=True, related_name="quotes_seen")
    seen_start = models.PositiveIntegerField(null=True, blank=True)
    seen_end = models.PositiveIntegerField(null=True, blank=True)
    likeness = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["capture", "start"]
        constraints = [
            models.UniqueConstraint(fields=["capture", "start", "end"], name="quote_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
