"""Fixed lists of what companies say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stance(models.TextChoices):
    """How a statement treats what is alleged."""

    ACKNOWLEDGES = "acknowledges", _("acknowledges")
    PARTLY = "partly", _("partly acknowledges")
    DENIES = "denies", _("denies")
    DEFLECTS = "deflects", _("deflects")
    JUSTIFIES = "justifies", _("justifies")
    COMMITS = "commits", _("commits")
    REMEDIES = "remedies", _("remedies")
    HOLDING = "holding", _("holding reply")
    NO_ANSWER = "no-answer", _("gave no answer, as the publisher reports")
    NOT_RATED = "not-rated", _("not yet rated")


class Channel(models.TextChoices):
    """How the statement reached the public."""

    DIRECT = "direct", _("published by the company")
    THIRD_PARTY = "third-party", _("through a third party")


class Voice(models.TextChoices):
    """Whose words a quote holds."""

    OWN = "own", _("the company's own words")
    REPORTED = "reported", _("reported by the publisher, not word for word")


class Progress(models.TextChoices):
    """What has become of a commitment."""

    NOT_RATED = "not-rated", _("not yet rated")
    IN_THE_WORKS = "in-the-works", _("in the works")
    STALLED = "stalled", _("stalled")
    COMPROMISED = "compromised", _("compromised")
    KEPT = "kept", _("kept")
    BROKEN = "broken", _("broken")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REMOVED = "removed", _("silently removed")


# Of these nothing more is to come, unless somebody rates them anew.
SETTLED = frozenset({Progress.KEPT, Progress.BROKEN, Progress.WITHDRAWN})
# The name under which the site draws each status.
LOOKS = {
    Progress.NOT_RATED: "not_yet_rated",
    Progress.IN_THE_WORKS: "in_the_works",
    Progress.REMOVED: "silently_removed",
}


def progress_look(progress: str) -> str:
    """Under what name the status is drawn."""
    return LOOKS.get(Progress(progress), progress)
