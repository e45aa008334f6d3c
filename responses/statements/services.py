"""Logging what companies said and promised."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused, StaleVersion
from accounts.ledger import digest_of, record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from companies.models import Company
from companies.partial_dates import first_day
from responses.rechecks.choices import Kind
from responses.rechecks.queries import interval_around
from responses.rechecks.services import Interval, watch
from responses.sources.models import Capture, Quote, Source
from responses.sources.services import Located, Swept, enter_quote, locate_quote, look_at_pages, store_quote
from responses.statements.choices import Stance, Voice
from responses.statements.models import Commitment, Policy, ProgressChange, Statement, StatementQuote
from responses.statements.queries import pages_to_look_at

__all__ = [
    "Quotation",
    "add_quote",
    "change_progress",
    "log_commitment",
    "log_policy",
    "log_statement",
    "look_at_watched",
    "rate_stance",
    "translate_quote",
    "translation_seen",
    "watch",
]


class Quotation(NamedTuple):
    """Words to be found in a capture before they count; ``at`` says where, should they stand there more than once."""

    capture: Capture
    text: str
    voice: str = Voice.OWN
    translation: str = ""
    at: int | None = None
    is_machine_translation: bool = False


def log_statement(
    *,
    company: Company,
    summary: str,
    said_on: date,
    channel: str,
    stance: str,
    quotations: Sequence[Quotation],
    by: User,
    now: datetime,
    speaker: str = "",
) -> Statement:
    """A statement with at least one verified quote.

    Raises QuoteNotFound for words that are not in their capture, ValidationError by field; then nothing is kept.
    """
    ensure(can_log(by), _("Your role does not include logging statements."))
    if not quotations:
        raise ValidationError({"quote": _("A statement needs at least one quote.")})
    _refuse_future(said_on, "said_on", now)
    statement = Statement(
        company=company,
        summary=summary,
        speaker=speaker,
        said_on=said_on,
        channel=channel,
        stance=stance,
        logged_at=now,
        logged_by=by,
    )
    statement.full_clean()
    located = [_located(quotation) for quotation in quotations]
    with transaction.atomic():
        statement.save()
        for added in [_add(statement, *pair, by, now) for pair in zip(quotations, located, strict=True)]:
            _enter(added, by, now)
        changes: dict[str, Json] = {"company": company.pk, "said_on": str(said_on), "stance": str(stance)}
        changes["summary"] = digest_of(summary)
        record_entry(verb="statement.logged", subject=statement, changes=changes, by=by, now=now)
    return statement


def add_quote(*, statement: Statement, quotation: Quotation, by: User, now: datetime) -> StatementQuote:
    """One more verified quote of the statement. Raises QuoteNotFound, or Refused when it is quoted already."""
    ensure(can_log(by), _("Your role does not include logging quotes."))
    located = _located(quotation)
    with transaction.atomic():
        added = _add(statement, quotation, located, by, now)
        _enter(added, by, now)
    return added.row


@transaction.atomic
def translate_quote(
    *, said: StatementQuote, translation: str, is_machine_translation: bool, seen: str, by: User, now: datetime
) -> StatementQuote:
    """The quote with what it means in English, or without (empty). The words themselves are never changed.

    ``seen`` is the ``translation_seen`` of what the person saw. Raises StaleVersion when it is another by now.
    """
    ensure(can_log(by), _("Your role does not include translating quotes."))
    current = StatementQuote.objects.select_for_update(no_key=True).get(pk=said.pk)
    old, old_machine = digest_of(current.translation), current.is_machine_translation
    if translation_seen(current) != seen:
        raise StaleVersion(current)
    current.translation = translation.strip()
    current.is_machine_translation = is_machine_translation and bool(current.translation)
    current.full_clean()
    current.save(update_fields=["translation", "is_machine_translation"])
    changes: dict[str, Json] = {
        "quote": current.quote_id,
        "translation": [old, digest_of(current.translation)],
        "is_machine_translation": [old_machine, current.is_machine_translation],
    }
    record_entry(verb="statement.quote_translated", subject=current.statement, changes=changes, by=by, now=now)
    return current


def translation_seen(said: StatementQuote) -> str:
    """What tells this translation from another, in its words or in who made it; empty while there is none."""
    return digest_of(said.translation) + ":machine" * said.is_machine_translation


@transaction.atomic
def rate_stance(*, statement: Statement, stance: str, by: User, now: datetime) -> Statement:
    """The statement with its stance, which nobody had rated. Raises ValidationError by field, Refused when rated."""
    ensure(can_log(by), _("Your role does not include rating statements."))
    if stance not in Stance.values or stance == Stance.NOT_RATED:
        raise ValidationError({"stance": _("Choose how it treats what is alleged.")})
    found = Statement.objects.filter(pk=statement.pk, stance=Stance.NOT_RATED).update(stance=stance)
    if not found:
        raise Refused(_("Somebody rated the stance already."))
    statement.stance = stance
    changes: dict[str, Json] = {"stance": [str(Stance.NOT_RATED), str(stance)]}
    record_entry(verb="statement.stance_rated", subject=statement, changes=changes, by=by, now=now)
    return statement


def _located(quotation: Quotation) -> Located:
    """Where the words stand; looked for before the transaction, which holds up everybody else who writes."""
    return locate_quote(capture=quotation.capture, quotation=quotation.text, at=quotation.at)


class Added(NamedTuple):
    """A quote of a statement, and whether nobody had quoted these words before."""

    row: StatementQuote
    is_new: bool


def _add(statement: Statement, quotation: Quotation, located: Located, by: User, now: datetime) -> Added:
    quote, is_new = store_quote(located, by=by, now=now)
    if StatementQuote.objects.filter(quote=quote).exists():
        raise Refused(_("This passage is quoted in a statement already."))
    row = StatementQuote(statement=statement, quote=quote, voice=quotation.voice, translation=quotation.translation)
    row.is_machine_translation = quotation.is_machine_translation and bool(quotation.translation.strip())
    row.full_clean()
    row.save()
    return Added(row, is_new)


def _enter(added: Added, by: User, now: datetime) -> None:
    """After all rows: the ledger's lock comes last."""
    row = added.row
    enter_quote(row.quote, is_new=added.is_new, by=by, now=now)
    changes: dict[str, Json] = {"quote": row.quote_id, "voice": str(row.voice)}
    if row.translation:
        changes |= {"translation": digest_of(row.translation), "is_machine_translation": row.is_machine_translation}
    record_entry(verb="statement.quote_added", subject=row.statement, changes=changes, by=by, now=now)


@transaction.atomic
def log_policy(*, company: Company, source: Source, by: User, now: datetime) -> Policy:
    """The source as a standing document of the company."""
    ensure(can_log(by), _("Your role does not include logging policies."))
    policy = Policy(company=company, source=source, logged_at=now, logged_by=by)
    policy.full_clean()
    policy.save()
    changes: dict[str, Json] = {"company": company.pk, "source": source.pk}
    record_entry(verb="policy.logged", subject=policy, changes=changes, by=by, now=now)
    return policy


@transaction.atomic
def log_commitment(
    *,
    statement: Statement,
    quote: Quote,
    summary: str,
    outcome_test: str,
    made_on: str,
    by: User,
    now: datetime,
    due_on: date | None = None,
    interval: Interval | None = None,
) -> Commitment:
    """A promise resting on a quote of the statement, with a re-check if wanted. Raises ValidationError by field.

    One with a day is looked at around it, unless another interval is given.
    """
    ensure(can_log(by), _("Your role does not include logging commitments."))
    if not statement.quotes.filter(quote=quote).exists():
        raise ValidationError({"quote": _("Choose a quote of this statement.")})
    commitment = Commitment(
        company=statement.company,
        statement=statement,
        quote=quote,
        summary=summary,
        outcome_test=outcome_test,
        made_on=made_on,
        due_on=due_on,
        logged_at=now,
        logged_by=by,
    )
    commitment.full_clean()
    _refuse_days_out_of_order(first_day(made_on), due_on, now)
    commitment.save()
    due = str(due_on) if due_on else None
    changes: dict[str, Json] = {"statement": statement.pk, "made_on": made_on, "due_on": due}
    record_entry(verb="commitment.logged", subject=commitment, changes=changes, by=by, now=now)
    interval = interval or interval_around(due_on, kind=Kind.COMMITMENT, today=now.date())
    if interval:
        watch(subject=commitment, interval=interval, by=by, now=now)
    return commitment


@transaction.atomic
def change_progress(
    *, commitment: Commitment, progress: str, changed_on: date, reason: str, by: User, now: datetime
) -> Commitment:
    """The commitment with the status as of the newest day; the earlier ones stay on record.

    A change that became known late is dated back and does not undo a newer one.
    """
    ensure(can_log(by), _("Your role does not include rating commitments."))
    _refuse_future(changed_on, "changed_on", now)
    commitment = Commitment.objects.select_for_update(no_key=True).get(pk=commitment.pk)
    change = ProgressChange(
        commitment=commitment,
        progress=progress,
        changed_on=changed_on,
        reason=reason,
        logged_at=now,
        logged_by=by,
    )
    change.full_clean()
    change.save()
    old, commitment.progress = commitment.progress, _newest_progress(commitment)
    commitment.save(update_fields=["progress"])
    changes: dict[str, Json] = {
        "change": str(progress),
        "changed_on": str(changed_on),
        "progress": [str(old), str(commitment.progress)],
        "reason": digest_of(reason),
    }
    record_entry(verb="commitment.progress_changed", subject=commitment, changes=changes, by=by, now=now)
    return commitment


def look_at_watched(*, now: datetime) -> Swept:
    """Look at every source and policy that has an address and whose re-check comes due, so that a person need not.

    What is unchanged is noted as looked at automatically; what changed, or cannot be read, waits for a person.
    """
    return look_at_pages(pages=pages_to_look_at(now=now), now=now)


def _newest_progress(commitment: Commitment) -> str:
    return commitment.progress_changes.order_by("-changed_on", "-pk").values_list("progress", flat=True)[0]


def _refuse_days_out_of_order(made_on: date, due_on: date | None, now: datetime) -> None:
    _refuse_future(made_on, "made_on", now)
    if due_on and due_on < made_on:
        raise ValidationError({"due_on": _("This day lies before the promise was made.")})


def _refuse_future(day: date, field: str, now: datetime) -> None:
    if day > now.date():
        raise ValidationError({field: _("This date lies in the future.")})
