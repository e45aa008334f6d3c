"""Clearing away fetched pages that nobody kept and no draft is about."""

from collections.abc import Collection
from datetime import datetime

from responses.intake.models import Draft
from responses.sources.models import Fetch
from responses.sources.services import Cleared, clear_fetches


def clear_unkept_fetches(*, now: datetime) -> Cleared:
    """See ``clear_fetches``. Drafts keep what they read, also those put away: they can be brought back."""
    return clear_fetches(now=now, spared=Fetch.objects.filter(draft__isnull=False), wanted=_of_drafts)


def _of_drafts(hashes: Collection[str]) -> set[str]:
    """Those of the SHA-256 that a draft rests on."""
    return set(Draft.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
