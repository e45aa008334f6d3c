"""Finding companies."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from companies.matching import search_key
from companies.models import Company, CompanyName, Identifier


@dataclass(frozen=True)
class Found:
    """A company and the name by which it was found."""

    company: Company
    by_name: CompanyName

    @property
    def today(self) -> CompanyName | None:
        """The dated entry of today's name, or None when it has no entry."""
        return next((name for name in self.company.names.all() if name.name == self.company.name), None)

    @property
    def is_by_other_name(self) -> bool:
        """Whether it was found by a name that is not today's."""
        return self.by_name.name != self.company.name


def companies_listed() -> QuerySet[Company]:
    """All companies by name, with names and identifiers at hand (three statements)."""
    return Company.objects.prefetch_related(
        Prefetch("names", CompanyName.objects.order_by("since", "pk")), "identifiers"
    )


def named_like(companies: QuerySet[Company], text: str) -> QuerySet[Company]:
    """Those of ``companies`` of which any name contains ``text`` or whose identifier it is."""
    key = search_key(text)
    if not key:
        return companies.none() if text else companies
    names = CompanyName.objects.filter(company=OuterRef("pk"), key__contains=key)
    identifiers = Identifier.objects.filter(company=OuterRef("pk"), value__iexact=text.strip())
    return companies.filter(Exists(names) | Exists(identifiers))


def found_by(company: Company, text: str) -> Found | None:
    """By which other name of the company ``text`` found it; None when it is today's. Reads ``names`` at hand."""
    key = search_key(text)
    if not key or key in search_key(company.name):
        return None
    return next((Found(company, name) for name in company.names.all() if key in name.key), None)


def countries_in_use() -> list[str]:
    """The countries of the companies on record, as two letters. One statement."""
    return list(Company.objects.order_by("country").values_list("country", flat=True).distinct())


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
