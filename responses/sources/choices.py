"""Fixed lists of evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """What kind of publication a source is."""

    NEWS = "news", _("News")
    REPORT = "report", _("Report")
    COMPANY_PAGE = "company-page", _("Company page")
    POLICY = "policy", _("Policy")
    LETTER = "letter", _("Letter")
    FILING = "filing", _("Filing")
    INTERVIEW = "interview", _("Interview")


class CaptureKind(models.TextChoices):
    """How a capture relates to the one before it."""

    FIRST = "first", _("first")
    UPDATE = "update", _("update")


class Extent(models.TextChoices):
    """Whether a capture is the whole publication."""

    FULL = "full", _("the whole document")
    EXCERPT = "excerpt", _("excerpt; the full text is at the publisher")


class Match(models.TextChoices):
    """How a quote was found in the text."""

    EXACT = "exact", _("found word for word")
    NORMALISED = "normalised", _("found; white space and quotation marks differ")


class QuoteStatus(models.TextChoices):
    """How a quote stands in the newest capture of its source."""

    VERIFIED = "verified", _("Verified")
    MOVED = "moved", _("Verified, moved within the text")
    MISSING = "missing", _("Not found in the newest copy")
