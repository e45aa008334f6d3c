"""Looking methodologies up."""

from functools import lru_cache

from django.db.models import QuerySet

from accountability.frameworks.models import Methodology
from accountability.scoring import methodology as scoring
from accountability.scoring.parse import parse_methodology


def methodologies_listed() -> QuerySet[Methodology]:
    """All versions, newest first within a title. One statement."""
    return Methodology.objects.order_by("title", "-installed_at")


def tree_of(methodology: Methodology) -> scoring.Methodology:
    """The methodology as the engine reads it; the text never changes, so it is read once a process."""
    return _parsed(methodology.sha256, methodology.text)


@lru_cache(maxsize=64)
def _parsed(_sha256: str, text: str) -> scoring.Methodology:
    return parse_methodology(text)
