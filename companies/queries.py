"""Finding companies."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from companies.matching import search_key
from companies.models import Company, CompanyName


@dataclass(frozen=True)
class Found:
    """A company and the name by which it was found."""

    company: Company
    by_name: CompanyName

    @property
    def is_by_other_name(self) -> bool:
        """Whether it was found by a name that is not today's."""
        return self.by_name.name != self.company.name


def companies_listed() -> QuerySet[Company]:
    """All companies by name, with names and identifiers at hand (three statements)."""
    return Company.objects.prefetch_related(
        Prefetch("names", CompanyName.objects.order_by("since", "pk")), "identifiers"
    )


def search_companies(text: str, *, limit: int = 25) -> list[Found]:
    """Companies any of whose names contains ``text``; exact and beginning matches first. One statement."""
    key = search_key(text)
    if not key:
        return []
    names = CompanyName.objects.filter(key__contains=key).select_related("company").order_by("key", "pk")[: limit * 4]
    ranked = sorted(names, key=lambda n: (n.key != key, not n.key.startswith(key), n.company.name != n.name, n.key))
    found: dict[int, Found] = {}
    for name in ranked:
        found.setdefault(name.company_id, Found(name.company, name))
    return list(found.values())[:limit]
