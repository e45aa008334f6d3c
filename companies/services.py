"""What can be done to the registry."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused, StaleVersion
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from companies.choices import NameKind
from companies.models import Company, CompanyName, Identifier

EDITABLE = ("name", "country", "sector", "website", "description")


@transaction.atomic
def create_company(
    *,
    name: str,
    country: str,
    sector: str,
    by: User,
    now: datetime,
    slug: str = "",
    website: str = "",
    description: str = "",
    name_kind: str = NameKind.TRADING,
    since: str = "",
) -> Company:
    """A new company whose first name is ``name``. Raises ValidationError by field."""
    ensure(can_log(by), _("Your role does not include adding companies."))
    company = Company(
        slug=slug or _free_slug(name),
        name=name,
        country=country,
        sector=sector,
        website=website,
        description=description,
    )
    company.full_clean()
    company.save()
    first = CompanyName(company=company, name=company.name, kind=name_kind, since=since)
    first.full_clean(exclude=["key"])
    first.save()
    record_entry(
        verb="company.created",
        subject=company,
        changes={"slug": company.slug, "name": company.name, "country": country, "sector": sector},
        by=by,
        now=now,
    )
    return company


@transaction.atomic
def edit_company(*, company: Company, version: int, by: User, now: datetime, since: str = "", **fields: str) -> Company:
    """The company with changed fields (any of ``EDITABLE``). Raises StaleVersion when ``version`` is not current.

    ``since`` dates a new name; the name before it then ends there, when it had no end.
    """
    ensure(can_log(by), _("Your role does not include editing companies."))
    current = Company.objects.select_for_update().get(pk=company.pk)
    if current.version != version:
        raise StaleVersion(current)
    old_name, changes = current.name, _set_fields(current, fields)
    if not changes:
        return current
    current.full_clean()
    current.version += 1
    current.save()
    if "name" in changes:
        _rename(current, old_name, since)
    record_entry(verb="company.edited", subject=current, changes=changes, by=by, now=now)
    return current


def _set_fields(company: Company, fields: dict[str, str]) -> dict[str, Json]:
    """Set what differs; the ledger's words for it."""
    changes: dict[str, Json] = {}
    for field in EDITABLE:
        old, new = getattr(company, field), fields.get(field, getattr(company, field))
        if old != new:
            setattr(company, field, new)
            changes[field] = [digest_of(old), digest_of(new)] if field == "description" else [old, new]
    return changes


def _rename(company: Company, old_name: str, since: str) -> None:
    """Log the new name unless it is known; end the old one when the new one begins."""
    if not company.names.filter(name=company.name).exists():
        new = CompanyName(company=company, name=company.name, kind=NameKind.TRADING, since=since)
        new.full_clean(exclude=["key"])
        new.save()
    if since:
        company.names.filter(name=old_name, until="", since__lte=since).update(until=since)


@transaction.atomic
def add_name(
    *,
    company: Company,
    name: str,
    kind: str,
    by: User,
    now: datetime,
    language: str = "",
    since: str = "",
    until: str = "",
    note: str = "",
) -> CompanyName:
    """One more name of the company, with its dates. Raises ValidationError by field."""
    ensure(can_log(by), _("Your role does not include editing companies."))
    added = CompanyName(company=company, name=name, kind=kind, language=language, since=since, until=until, note=note)
    added.full_clean(exclude=["key"], validate_constraints=False)
    if company.names.filter(name=added.name, kind=kind).exists():
        raise ValidationError({"name": _("This name is on record with this kind already.")})
    added.save()
    changes: dict[str, Json] = {"name": added.name, "kind": kind, "since": since, "until": until}
    record_entry(verb="company.name_added", subject=company, changes=changes, by=by, now=now)
    return added


@transaction.atomic
def remove_name(*, name: CompanyName, by: User, now: datetime) -> None:
    """Take a wrongly logged name away. Raises Refused for the name in use today."""
    ensure(can_log(by), _("Your role does not include editing companies."))
    if name.name == name.company.name:
        raise Refused(_("This is the name the company goes by today. Change that first."))
    changes: dict[str, Json] = {"name": [name.name, None]}
    name.delete()
    record_entry(verb="company.name_removed", subject=name.company, changes=changes, by=by, now=now)


@transaction.atomic
def add_identifier(*, company: Company, scheme: str, value: str, by: User, now: datetime) -> Identifier:
    """One more identifier, check digits verified. Raises ValidationError by field."""
    ensure(can_log(by), _("Your role does not include editing companies."))
    identifier = Identifier(company=company, scheme=scheme, value=value)
    identifier.full_clean(validate_constraints=False)
    _refuse_taken(identifier)
    identifier.save()
    changes: dict[str, Json] = {"scheme": scheme, "value": identifier.value}
    record_entry(verb="company.identifier_added", subject=company, changes=changes, by=by, now=now)
    return identifier


def _refuse_taken(identifier: Identifier) -> None:
    taken = Identifier.objects.filter(scheme=identifier.scheme, value=identifier.value).select_related("company")
    if holder := taken.first():
        raise ValidationError(
            {"value": _("%(value)s is on record for %(company)s.") % {"value": holder.value, "company": holder.company}}
        )


def _free_slug(name: str) -> str:
    """The name as an address, numbered when taken."""
    base = slugify(name)[:70] or "company"
    taken = set(Company.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(s for s in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
