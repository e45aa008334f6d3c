"""Logging cases, allegations, and which statements reply to them."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from companies.models import Company
from companies.partial_dates import first_day
from responses.cases.models import Allegation, Case
from responses.sources.models import Quote, Source
from responses.sources.queries import newest_capture
from responses.sources.services import Located, enter_quote, locate_quote, store_quote
from responses.statements.models import Statement


@transaction.atomic
def open_case(*, title: str, summary: str, opened_on: str, by: User, now: datetime, slug: str = "") -> Case:
    """A new case, its address made of the title when none is given. Raises ValidationError by field."""
    ensure(can_log(by), _("Your role does not include opening cases."))
    slug = slug or _free_slug(title)
    case = Case(slug=slug, title=title, summary=summary, opened_on=opened_on, logged_at=now, logged_by=by)
    case.full_clean()
    _refuse_future(opened_on, "opened_on", now)
    case.save()
    record_entry(verb="case.opened", subject=case, changes={"slug": slug, "title": title}, by=by, now=now)
    return case


def log_allegation(
    *,
    case: Case,
    company: Company,
    what: str,
    alleged_by: str,
    source: Source,
    by: User,
    now: datetime,
    quote: Quote | None = None,
    words: str = "",
    **details: Any,
) -> Allegation:
    """One company's alleged part; ``words`` become its quote, ``details`` are further fields of the model.

    Raises QuoteNotFound for words that are not in the source's newest copy, ValidationError by field.
    """
    ensure(can_log(by), _("Your role does not include logging allegations."))
    located = _located(source, words) if words else None
    with transaction.atomic():
        quote, is_new = store_quote(located, by=by, now=now) if located else (quote, False)
        allegation = Allegation(
            case=case,
            company=company,
            what=what,
            alleged_by=alleged_by,
            source=source,
            quote=quote,
            logged_at=now,
            logged_by=by,
            **details,
        )
        _store(allegation, now)
        if quote:
            enter_quote(quote, is_new=is_new, by=by, now=now)
        changes: dict[str, Json] = {"case": case.pk, "company": company.pk, "what": digest_of(what)}
        record_entry(verb="allegation.logged", subject=allegation, changes=changes, by=by, now=now)
    return allegation


def _store(allegation: Allegation, now: datetime) -> None:
    allegation.full_clean()
    if allegation.quote and allegation.quote.capture.source_id != allegation.source_id:
        raise ValidationError({"quote": _("This quote stands in another source.")})
    for field in ("period_from", "period_to"):
        _refuse_future(getattr(allegation, field), field, now)
    allegation.save()
    allegation.case.sources.add(allegation.source)


@transaction.atomic
def log_reply(*, allegation: Allegation, statement: Statement, by: User, now: datetime) -> Allegation:
    """Note that the statement replies to the allegation.

    Raises ValidationError for another company's statement, Refused when it is linked already.
    """
    ensure(can_log(by), _("Your role does not include logging replies."))
    if statement.company_id != allegation.company_id:
        raise ValidationError({"statement": _("This statement is another company's.")})
    if allegation.replies.filter(pk=statement.pk).exists():
        raise Refused(_("This reply is linked already."))
    allegation.replies.add(statement)
    changes: dict[str, Json] = {"statement": statement.pk}
    record_entry(verb="allegation.replied", subject=allegation, changes=changes, by=by, now=now)
    return allegation


def _located(source: Source, words: str) -> Located:
    capture = newest_capture(source)
    if capture is None:
        raise ValidationError({"words": _("This source has no archived copy yet.")})
    return locate_quote(capture=capture, quotation=words)


def _free_slug(title: str) -> str:
    """The title as an address, numbered when taken."""
    base = slugify(title)[:70] or "case"
    taken = set(Case.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _refuse_future(day: str, field: str, now: datetime) -> None:
    if day and first_day(day) > now.date():
        raise ValidationError({field: _("This date lies in the future.")})
