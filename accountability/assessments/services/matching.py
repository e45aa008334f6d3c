"""Which company on record is meant by a name in a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from accountability.scoring.importfiles import CompanyAnswers
from accounts.errors import Refused
from accounts.models import User
from companies.choices import Sector
from companies.models import Company, CompanyName
from companies.services import create_company


@dataclass(frozen=True)
class Matched:
    """A company on record and what was published about it; ``is_new`` when it was created for this."""

    company: Company
    given: CompanyAnswers
    is_new: bool


def match_companies(
    companies: Sequence[CompanyAnswers], *, as_of: date, by: User | None, now: datetime
) -> list[Matched]:
    """Each with the company that went by exactly this name on the day; ``by`` creates the missing ones.

    Raises Refused naming all that are missing, that several companies go by, or that mean one company twice.
    """
    found = _companies_named([given.name for given in companies], as_of)
    problems = [*_ambiguities(found), *_missing(companies, found, can_create=by is not None)]
    if problems:
        raise Refused("\n".join(problems))
    return [_matched(given, found.get(given.name, []), by, now) for given in companies]


def _companies_named(names: Sequence[str], as_of: date) -> dict[str, list[Company]]:
    """The companies by each of the names. One statement, and one for the companies' names."""
    fits = Q(name__in=names) | Q(names__name__in=names)
    found: dict[str, list[Company]] = {}
    for company in Company.objects.filter(fits).distinct().order_by("pk").prefetch_related("names"):
        in_use = {name.name for name in company.names.all() if _in_use(name, str(as_of))}
        for name in {company.name, *in_use}.intersection(names):
            found.setdefault(name, []).append(company)
    return found


def _in_use(name: CompanyName, day: str) -> bool:
    """Whether the name was in use on the day, as far as its dates are known."""
    return name.since <= day[: len(name.since)] and (not name.until or name.until >= day[: len(name.until)])


def _ambiguities(found: dict[str, list[Company]]) -> Iterable[str]:
    meant: dict[int, str] = {}
    for name, companies in sorted(found.items()):
        if len(companies) > 1:
            yield _("Several companies go by the name %(name)s: %(companies)s.") % {
                "name": name,
                "companies": ", ".join(company.slug for company in companies),
            }
        first = meant.setdefault(companies[0].pk, name)
        if first != name:
            yield _("%(first)s and %(name)s are one company on record.") % {"first": first, "name": name}


def _missing(
    companies: Sequence[CompanyAnswers], found: dict[str, list[Company]], *, can_create: bool
) -> Iterable[str]:
    for given in companies:
        if given.name in found:
            continue
        if not can_create:
            yield _("%(name)s is not on record.") % {"name": given.name}
        elif not given.facts.get("country") or given.facts.get("sector") not in Sector.values:
            yield _("%(name)s is not on record; to create it, the companies file needs its country and sector.") % {
                "name": given.name
            }


def _matched(given: CompanyAnswers, found: list[Company], by: User | None, now: datetime) -> Matched:
    if by is None or found:
        return Matched(found[0], given, is_new=False)
    facts = {key: given.facts[key] for key in ("country", "sector", "website", "description") if key in given.facts}
    return Matched(create_company(name=given.name, **facts, by=by, now=now), given, is_new=True)
