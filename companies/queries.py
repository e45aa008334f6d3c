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
