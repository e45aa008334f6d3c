"""Saving a draft: everything accepted goes on record in one transaction, or nothing does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from companies.models import Company
from companies.services import create_company
from responses.cases.models import Case
from responses.cases.services import log_allegation, open_case
from responses.intake.choices import DraftState, ProposalKind
from responses.intake.models import Draft, Proposal
from responses.intake.services.locks import locked_draft
from responses.intake.services.places import last_day
from responses.intake.services.readings import facts_for, reading_of
from responses.intake.services.sheets import Sheet, sheets_of
from responses.intake.services.wording import summary_of
from responses.sources.models import Capture, Quote
from responses.sources.services import keep_capture, keep_fetched, log_source
from responses.statements.models import Statement
from responses.statements.services import Quotation, log_commitment, log_statement

T = TypeVar("T")


class Unsaveable(Exception):
    """Why nothing was saved: ``facts`` about the draft itself, ``beside`` each proposal by its key."""

    def __init__(self, facts: list[str], beside: dict[int, list[str]]) -> None:
        super().__init__(_("Nothing was saved yet. What is missing stands beside it."), facts, beside)
        self.facts, self.beside = facts, beside


@dataclass
class Saving:
    """One saving under way: who, when, what was made so far, and what stands in its way."""

    draft: Draft
    by: User
    now: datetime
    capture: Capture | None = None
    companies: dict[int, Company] = field(default_factory=dict)
    said: dict[int, tuple[Statement, Quote]] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    beside: dict[int, list[str]] = field(default_factory=dict)

    def tried(self, service: Callable[..., T], *proposals: Proposal, **facts: Any) -> T | None:
        """What the service made, or None when it refused: that is noted beside the proposals, or of the draft."""
        try:
            with transaction.atomic():
                return service(**facts, by=self.by, now=self.now)
        except (ValidationError, Refused) as refusal:
            messages = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            for proposal in proposals:
                self.beside.setdefault(proposal.pk, []).extend(messages)
            if not proposals:
                self.facts.extend(messages)
        return None

    def stop_if_told(self) -> None:
        """Raise Unsaveable when anything stands in the way."""
        if self.facts or self.beside:
            raise Unsaveable(self.facts, self.beside)


@transaction.atomic
def save_draft(*, draft: Draft, version: int, by: User, now: datetime) -> Draft:
    """The draft, saved: new companies, source, copy, statements with their quotes, promises and allegations.

    Raises Unsaveable with every reason at its place, StaleVersion and Refused when somebody was faster; then nothing
    is kept. Every step is a service of its own room with its own checks and entry in the ledger.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    current = locked_draft(draft, version=version)
    accepted = list(current.proposals.accepted().select_related("party", "company").order_by("number"))
    saving = Saving(current, by, now)
    _look_over(saving, accepted)
    saving.stop_if_told()
    _companies(saving, _of(accepted, ProposalKind.COMPANY))
    _source(saving)
    saving.stop_if_told()
    capture = saving.capture
    assert capture is not None  # noqa: S101  # else it was told
    _statements(saving, accepted, capture)
    _commitments(saving, _of(accepted, ProposalKind.COMMITMENT))
    _allegations(saving, _of(accepted, ProposalKind.ALLEGATION), capture)
    saving.stop_if_told()
    return _close(saving, accepted, capture)


def _of(proposals: Iterable[Proposal], *kinds: str) -> list[Proposal]:
    return [proposal for proposal in proposals if proposal.kind in kinds]


def _look_over(saving: Saving, accepted: list[Proposal]) -> None:
    """What can be seen to be missing before anything is written."""
    draft = saving.draft
    about = [proposal for proposal in accepted if proposal.kind != ProposalKind.COMPANY]
    if not accepted:
        saving.facts.append(_("Nothing is accepted yet."))
    if draft.confirmed_at is None:
        saving.facts.append(_("Confirm the facts of the source first."))
    elif about and draft.published_on is None:
        saving.facts.append(_("Say on which day it was published: that is the day on which things were said."))
    if _of(about, ProposalKind.ALLEGATION) and not (draft.case or draft.case_title):
        saving.facts.append(_("Choose the case in which the allegations stand, or name a new one."))
    for proposal in about:
        if proposal.party is None or not proposal.party.is_accepted:
            name = proposal.party.name if proposal.party else ""
            saving.beside[proposal.pk] = [_("The company “%(name)s” is not accepted.") % {"name": name}]


def _companies(saving: Saving, proposals: list[Proposal]) -> None:
    for proposal in proposals:
        if proposal.company is None:
            facts = {"name": proposal.name, "country": proposal.country, "sector": proposal.sector}
            proposal.company = saving.tried(create_company, proposal, **facts)
        if proposal.company:
            saving.companies[proposal.pk] = proposal.company


def _source(saving: Saving) -> None:
    """The copy: of a new source, or a further one of the source that was chosen."""
    draft = saving.draft
    saving.capture = _same_copy(draft) or saving.tried(_new_copy, draft=draft)


def _same_copy(draft: Draft) -> Capture | None:
    """The newest copy of the chosen source, when it is this very text: then no other is kept."""
    newest = draft.source.captures.newest_first().first() if draft.source else None
    return newest if newest and (newest.sha256, newest.text) == (draft.sha256, draft.text) else None


def _new_copy(*, draft: Draft, **acting: Any) -> Capture:
    if draft.fetch and draft.source:
        return keep_fetched(fetch=draft.fetch, source=draft.source, **acting)
    if draft.fetch:
        return keep_fetched(fetch=draft.fetch, facts=facts_for(draft), **acting)
    if draft.source:
        return keep_capture(source=draft.source, upload=reading_of(draft), **acting)
    return log_source(facts=facts_for(draft), upload=reading_of(draft), **acting)


def _statements(saving: Saving, accepted: list[Proposal], capture: Capture) -> None:
    """One for each company, speaker and stance; and which quote became of each proposal."""
    for sheet in sheets_of(saving.draft, accepted):
        statement = saving.tried(log_statement, *sheet.proposals, **_statement(saving, sheet, capture))
        if statement is None:
            continue
        quotes = [said.quote for said in statement.quotes.select_related("quote")]
        for proposal in sheet.proposals:
            start, end = proposal.place
            quote = next(quote for quote in quotes if quote.start <= start and end <= quote.end)
            saving.said[proposal.pk] = (statement, quote)
            proposal.statement = statement


def _statement(saving: Saving, sheet: Sheet, capture: Capture) -> dict[str, Any]:
    """What the service takes."""
    return {
        "company": saving.companies[sheet.party.pk],
        "summary": summary_of(sheet, saving.draft),
        "said_on": saving.draft.published_on,
        "channel": sheet.channel,
        "stance": sheet.stance,
        "speaker": sheet.speaker,
        "quotations": [
            Quotation(capture, each.text, sheet.voice, each.translation, each.start, each.is_machine_translation)
            for each in sheet.distinct()
        ],
    }


def _commitments(saving: Saving, proposals: list[Proposal]) -> None:
    for proposal in proposals:
        if proposal.pk not in saving.said:
            continue
        statement, quote = saving.said[proposal.pk]
        proposal.commitment = saving.tried(
            log_commitment,
            proposal,
            statement=statement,
            quote=quote,
            summary=proposal.summary or Truncator(proposal.text).chars(1000),
            outcome_test=proposal.outcome_test,
            made_on=proposal.made_on or str(saving.draft.published_on),
            due_on=last_day(proposal.due),
        )


def _allegations(saving: Saving, proposals: list[Proposal], capture: Capture) -> None:
    draft = saving.draft
    case = (draft.case or _new_case(saving)) if proposals else None
    for proposal in proposals:
        if case is None or proposal.party is None:
            continue
        proposal.allegation = saving.tried(
            log_allegation,
            proposal,
            case=case,
            company=saving.companies[proposal.party.pk],
            what=proposal.summary or Truncator(proposal.text).chars(1000),
            alleged_by=proposal.alleged_by or draft.publisher,
            source=capture.source,
            words=proposal.text,
        )


def _new_case(saving: Saving) -> Case | None:
    draft = saving.draft
    names = {"publisher": draft.publisher, "title": draft.title}
    summary = draft.case_summary or _("Reported by %(publisher)s: %(title)s") % names
    return saving.tried(open_case, title=draft.case_title, summary=summary, opened_on=str(draft.published_on))


def _close(saving: Saving, accepted: list[Proposal], capture: Capture) -> Draft:
    draft = saving.draft
    Proposal.objects.bulk_update(accepted, ["company", "statement", "commitment", "allegation"])
    draft.state, draft.closed_at, draft.closed_by = DraftState.SAVED, saving.now, saving.by
    draft.capture, draft.version = capture, draft.version + 1
    draft.save()
    changes: dict[str, Json] = {
        "capture": capture.pk,
        "accepted": len(accepted),
        "proposals": draft.proposals.count(),
    }
    record_entry(verb="intake.saved", subject=draft, changes=changes, by=saving.by, now=saving.now)
    return draft
