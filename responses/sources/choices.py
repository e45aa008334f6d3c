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
    TECHNICAL = "technical", _("read anew by another reader; the page itself is unchanged")
    REMOVED = "removed", _("removed; the page was not there for 14 days or more")
    BLOCKED = "blocked", _("blocked; the page was not shown to us")


class Quality(models.TextChoices):
    """What a fetched page was when it was not simply the page: never read as "no policy"."""

    GOOD = "good", _("readable")
    BLOCKED = "blocked", _("blocked: the site did not show the page to us")
    LOGIN = "login", _("a sign-in or consent wall stood before the page")
    EMPTY = "empty", _("almost no text: the page may need JavaScript, or the file holds pictures only")
    ERROR = "error", _("an error page")
    SEALED = "sealed", _("sealed evidence without text")


class Purpose(models.TextChoices):
    """Why an address was asked for."""

    NEW = "new", _("a new source")
    AGAIN = "again", _("a new copy of a source")
    WATCH = "watch", _("watching a source")
    INTAKE = "intake", _("intake")


class FetchState(models.TextChoices):
    """Where a fetch stands. ``refused`` was stopped by a rule, ``failed`` by what happened on the way."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")


class Verdict(models.TextChoices):
    """What an automatic look found. Only the first spares a person the look."""

    UNCHANGED = "unchanged", _("unchanged but for dates, counters and the like")
    CHANGED = "changed", _("the text changed")
    UNREADABLE = "unreadable", _("the page could not be read")
    ABSENT = "absent", _("the page was not there")
    REMOVED = "removed", _("the page was not there for 14 days")
    OVERTAKEN = "overtaken", _("a person looked meanwhile")


class Extent(models.TextChoices):
    """Whether a capture is the whole publication."""

    FULL = "full", _("the whole document")
    EXCERPT = "excerpt", _("excerpt; the full text is at the publisher")


class Match(models.TextChoices):
    """How a quote was found in the text."""

    EXACT = "exact", _("found word for word")
    NORMALISED = "normalised", _("found; white space, quotation marks or hyphens differ")


class QuoteStatus(models.TextChoices):
    """How a quote stands in the newest capture of its source."""

    VERIFIED = "verified", _("Verified")
    MOVED = "moved", _("Verified, moved within the text")
    MISSING = "missing", _("Not found in the newest copy")
