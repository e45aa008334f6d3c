"""What a saved draft left unanswered, taken up again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.cases.models import Case
from responses.intake.choices import DraftState, ProposalKind
from responses.intake.models import Draft, Proposal
from responses.intake.services.locks import locked_draft
from responses.sources.models import Source

COPIED = (
    *("read_at", "sha256", "size", "media_type", "filename", "text", "extractor", "notes"),
    *("title", "publisher", "kind", "url", "language", "published_on", "author", "confirmed_at", "confirmed_by"),
)


@transaction.atomic
def continue_draft(*, draft: Draft, by: User, now: datetime) -> Draft:
    """A new draft of the same text with the companies as they were answered and everything nobody answered.

    What it saves goes into the same source and case. Asked a second time while that draft is open, it is that draft
    (a double click makes no second one). Raises Refused when the draft is not saved.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    current = locked_draft(draft, state=DraftState.SAVED)
    copied = {name: getattr(current, name) for name in COPIED}
    source = current.capture.source if current.capture else None
    if source and (begun := _begun(current, source)):
        return begun
    rest = Draft.objects.create(**copied, asked_at=now, asked_by=by, source=source, case=_case_of(current))
    parties: dict[int | None, Proposal] = {}
    for proposal in current.proposals.order_by("number"):
        if proposal.kind == ProposalKind.COMPANY or proposal.is_open:
            key = proposal.pk
            proposal.pk, proposal.draft, proposal.party = None, rest, parties.get(proposal.party_id)
            proposal.save(force_insert=True)
            parties[key] = proposal
    changes: dict[str, Json] = {"of": current.pk, "proposals": len(parties)}
    record_entry(verb="intake.continued", subject=rest, changes=changes, by=by, now=now)
    return rest


def _begun(draft: Draft, source: Source) -> Draft | None:
    """The open draft that goes on with this text of this source."""
    return Draft.objects.filter(state=DraftState.OPEN, source=source, sha256=draft.sha256).order_by("pk").first()


def _case_of(draft: Draft) -> Case | None:
    """The case its allegations stand in, also when saving made it."""
    made = draft.proposals.filter(allegation__isnull=False).select_related("allegation__case").first()
    return made.allegation.case if made and made.allegation else draft.case
