"""Opening drafts, reading them, saying what they are, putting them away."""

import logging
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.intake.choices import DraftState
from responses.intake.finding.proposals import propose
from responses.intake.finding.shapes import Article, Proposals
from responses.intake.models import Draft
from responses.intake.queries import drafts_to_read, known_companies
from responses.intake.services.locks import locked_draft, locked_text
from responses.intake.services.proposing import facts_of, store_proposals
from responses.intake.services.readings import reading_of
from responses.sources.choices import Purpose
from responses.sources.files import kept_bytes
from responses.sources.models import Source
from responses.sources.services import Reading, ask_fetch

# Of a longer text the beginning is read: a page that keeps somebody waiting for a minute is of no use.
READ_AT_MOST = 150_000
FACTS = (
    "title",
    "publisher",
    "kind",
    "url",
    "language",
    "published_on",
    "author",
    "case",
    "case_title",
    "case_summary",
)
log = logging.getLogger(__name__)


def open_draft(*, reading: Reading, by: User, now: datetime, url: str = "") -> Draft:
    """A draft of what was pasted or uploaded, with everything that was found in it.

    It may take some seconds before its transaction. Raises ValidationError when there is no text to read.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    if not reading.text.strip():
        raise ValidationError({"file": _("There is no text in this file to read. Log it as a source instead.")})
    draft = Draft(asked_at=now, asked_by=by, url=url)
    found = _read(draft, reading, now)
    with kept_bytes(reading.upload.content, draft.path), transaction.atomic():
        _store(draft, found, by, now)
    return draft


def ask_draft(*, url: str, by: User, now: datetime) -> Draft:
    """A draft of an address, which is fetched by and by; the one under way when it is asked for already.

    Raises ValidationError (field ``url``) as ``ask_fetch`` does.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    with transaction.atomic():
        fetch = ask_fetch(url=url, purpose=Purpose.INTAKE, by=by, now=now)
        if draft := Draft.objects.filter(fetch=fetch).first():
            return draft
        draft = Draft.objects.create(asked_at=now, asked_by=by, url=url, fetch=fetch)
        changes: dict[str, Json] = {"fetch": fetch.pk}
        record_entry(verb="intake.asked", subject=draft, changes=changes, by=by, now=now)
    return draft


def read_fetched_drafts(*, now: datetime) -> int:
    """Read every draft whose address has been fetched. Returns how many; one that fails does not hold up the others."""
    count = 0
    for draft in drafts_to_read():
        try:
            count += _read_fetched(draft, now)
        except Exception:
            log.exception("Draft %s could not be read.", draft.pk)
            Draft.objects.filter(pk=draft.pk).update(failed_at=now)
    return count


def _read_fetched(draft: Draft, now: datetime) -> bool:
    """Whether this call read it: of two at once one finds it read."""
    fetch = draft.fetch
    assert fetch is not None  # noqa: S101  # drafts_to_read asks for it
    reading = reading_of(fetch)
    found = _read(draft, reading, now)
    with transaction.atomic():
        try:
            current = locked_draft(draft)
        except Refused:
            # Put away meanwhile, which is no fault: brought back, it is read.
            return False
        if current.read_at:
            return False
        draft.version = current.version
        _store(draft, found, draft.asked_by, now)
    return True


def _read(draft: Draft, reading: Reading, now: datetime) -> Proposals:
    """What is found in the text; the draft takes the text and what it seems to say of itself."""
    draft.read_at = now
    draft.sha256, draft.size = reading.sha256, len(reading.upload.content)
    draft.media_type, draft.filename = reading.media_type, reading.upload.filename[-200:]
    draft.text, draft.extractor, draft.notes = reading.text, reading.extractor, list(reading.notes)
    found = _found(draft, now)
    for field, value in facts_of(found, reading, url=draft.url, today=now.date()).items():
        setattr(draft, field, value)
    return found


def _found(draft: Draft, now: datetime) -> Proposals:
    """What is found; nothing when the finding fails: a fault of ours must not cost somebody their text."""
    try:
        return propose(draft.text[:READ_AT_MOST], known=known_companies())
    except Exception:
        log.exception("Nothing could be proposed of a text with SHA-256 %s.", draft.sha256)
        draft.failed_at = now
        return Proposals(article=Article(draft.text, "", None, None, ()))


def _store(draft: Draft, found: Proposals, by: User, now: datetime) -> None:
    draft.full_clean()
    draft.save()
    store_proposals(draft, found)
    changes: dict[str, Json] = {"sha256": draft.sha256, "proposals": draft.proposals.count()}
    record_entry(verb="intake.read", subject=draft, changes=changes, by=by, now=now)


@transaction.atomic
def confirm_facts(*, draft: Draft, version: int, by: User, now: datetime, **facts: Any) -> Draft:
    """The draft with what a person says of its source and case (any of ``FACTS``).

    Raises ValidationError by field, StaleVersion when somebody was faster.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    current = locked_text(draft, version=version)
    for field in FACTS:
        setattr(current, field, facts.get(field, getattr(current, field)))
    current.full_clean()
    if current.published_on and current.published_on > now.date():
        raise ValidationError({"published_on": _("This date lies in the future.")})
    missing = [field for field in ("title", "publisher", "kind", "language") if not getattr(current, field)]
    if missing:
        raise ValidationError(dict.fromkeys(missing, _("This is needed for the source.")))
    current.confirmed_at, current.confirmed_by = now, by
    return _changed(current, "intake.facts_confirmed", {"published_on": str(current.published_on or "")}, by, now)


@transaction.atomic
def choose_source(*, draft: Draft, source: Source | None, version: int, by: User, now: datetime) -> Draft:
    """The draft as a further copy of a source on record, or as a source of its own again."""
    ensure(can_log(by), _("Your role does not include intake."))
    current = locked_text(draft, version=version)
    current.source = source
    return _changed(current, "intake.source_chosen", {"source": source.pk if source else None}, by, now)


@transaction.atomic
def discard_draft(*, draft: Draft, version: int, by: User, now: datetime) -> Draft:
    """Put the draft away. Nothing of it is lost: ``reopen_draft`` brings it back."""
    ensure(can_log(by), _("Your role does not include intake."))
    current = locked_draft(draft, version=version)
    current.state, current.closed_at, current.closed_by = DraftState.DISCARDED, now, by
    return _changed(current, "intake.discarded", {}, by, now)


@transaction.atomic
def reopen_draft(*, draft: Draft, by: User, now: datetime) -> Draft:
    """A discarded draft, open again. Raises Refused when it is not discarded."""
    ensure(can_log(by), _("Your role does not include intake."))
    current = locked_draft(draft, state=DraftState.DISCARDED)
    current.state, current.closed_at, current.closed_by = DraftState.OPEN, None, None
    return _changed(current, "intake.reopened", {}, by, now)


def _changed(draft: Draft, verb: str, changes: dict[str, Json], by: User, now: datetime) -> Draft:
    draft.version += 1
    draft.save()
    record_entry(verb=verb, subject=draft, changes=changes, by=by, now=now)
    return draft
