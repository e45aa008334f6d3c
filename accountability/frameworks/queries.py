"""Looking methodologies up, and how their answers look."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from accountability.frameworks import outlines
from accountability.frameworks.differences import Comparison
from accountability.frameworks.models import Methodology
from accountability.scoring import methodology as scoring
from accountability.scoring.parse import parse_methodology
from accounts.canonical import sha256_of


class AlteredText(Exception):
    """The stored text of a methodology is not the one that was installed: nothing may be scored with it."""


@dataclass(frozen=True)
class Preview:
    """A methodology file that could be installed. ``installed`` is it, where it is there already.

    ``comparison`` is with ``earlier``, the version of the same methodology that was installed last.
    """

    text: str
    sha256: str
    tree: scoring.Methodology
    installed: Methodology | None
    earlier: Methodology | None
    comparison: Comparison | None


def methodologies_listed() -> QuerySet[Methodology]:
    """All versions, newest first within a title. One statement."""
    return Methodology.objects.order_by("title", "-installed_at")


def methodology_named(slug: str, version: str) -> Methodology | None:
    """The one of that id and version. One statement."""
    return Methodology.objects.filter(slug=slug, version=version).first()


def newest_other(slug: str, *, than: str) -> Methodology | None:
    """The version of a methodology that was installed last, other than that of the given name. One statement."""
    return Methodology.objects.filter(slug=slug).exclude(version=than).order_by("installed_at", "pk").last()


def newer_than(methodology: Methodology) -> Methodology | None:
    """The version installed last, where it was installed after this one. One statement."""
    newer = Methodology.objects.filter(slug=methodology.slug, pk__gt=methodology.pk)
    return newer.filter(installed_at__gte=methodology.installed_at).order_by("installed_at", "pk").last()


def tree_of(methodology: Methodology) -> scoring.Methodology:
    """The methodology as the engine reads it; the text never changes, so it is read once a process.

    Raises AlteredText when the text is not the one that was installed.
    """
    return _parsed(methodology.sha256, methodology.text)


def state_of(scale: scoring.Scale, answer: str) -> str:
    """How an answer on a scale looks, by the one rule there is (outlines.state_of)."""
    return outlines.state_of(answer, scale.points(answer), scale.highest)


@lru_cache(maxsize=64)
def _parsed(sha256: str, text: str) -> scoring.Methodology:
    if sha256_of(text) != sha256:
        raise AlteredText(sha256)
    return parse_methodology(text)
