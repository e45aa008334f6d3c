"""What a person says to proposals: accept, change, reject, undo. Each answer is saved at once."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.errors import StaleVersion
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from responses.intake.choices import YES, Answer, ProposalKind
from responses.intake.models import Proposal
from responses.intake.services.locks import locked_draft
from responses.intake.services.places import place_of

ABOUT_WORDS = ("party", "summary")
TRANSLATED = ("translation", "is_machine_translation")
EDITABLE: dict[str, tuple[str, ...]] = {
    ProposalKind.COMPANY: ("name", "company", "country", "sector"),
    ProposalKind.QUOTE: (*ABOUT_WORDS, "speaker", "stance", *TRANSLATED),
    ProposalKind.INDIRECT: (*ABOUT_WORDS, "speaker", "stance", *TRANSLATED),
    ProposalKind.COMMITMENT: (*ABOUT_WORDS, "made_on", "due", "outcome_test"),
    ProposalKind.ALLEGATION: (*ABOUT_WORDS, "alleged_by"),
    ProposalKind.NO_RESPONSE: ABOUT_WORDS,
}


@transaction.atomic
def answer_proposal(
    *, proposal: Proposal, answer: str, version: int, by: User, now: datetime, words: str = "", **fields: Any
) -> Proposal:
    """The proposal with the answer: ``accepted``, ``rejected``, or ``open`` to take an answer back.

    ``fields`` (those ``EDITABLE`` for its kind) and ``words``, which must stand in the text, are changed on the way.
    Raises ValidationError by field, Refused when the draft is closed, StaleVersion when somebody answered meanwhile.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    draft = locked_draft(proposal.draft)
    current = Proposal.objects.select_related("party", "company").get(pk=proposal.pk, draft=draft)
    if current.version != version:
        raise StaleVersion(current)
    current.draft = draft
    old = current.answer
    _change(current, fields, words)
    _say(current, answer, by, now)
    current.save()
    changes: dict[str, Json] = {"proposal": current.number, "answer": [str(old), str(current.answer)]}
    record_entry(verb="intake.answered", subject=draft, changes=changes, by=by, now=now)
    return current


@transaction.atomic
def accept_all_of(*, party: Proposal, by: User, now: datetime) -> int:
    """Accept a company and all of its quotes that nobody has answered. Returns how many were accepted."""
    ensure(can_log(by), _("Your role does not include intake."))
    draft = locked_draft(party.draft)
    waiting = draft.proposals.unanswered().select_related("party", "company").order_by("number")
    rows = [row for row in waiting if row.pk == party.pk or (row.party_id == party.pk and row.kind == "quote")]
    for row in rows:
        row.draft = draft
        _say(row, Answer.ACCEPTED, by, now)
        row.save()
    changes: dict[str, Json] = {"proposals": [row.number for row in rows], "answer": str(Answer.ACCEPTED)}
    record_entry(verb="intake.answered", subject=draft, changes=changes, by=by, now=now)
    return len(rows)


def _change(proposal: Proposal, fields: dict[str, Any], words: str) -> None:
    for field in EDITABLE[proposal.kind]:
        setattr(proposal, field, fields.get(field, getattr(proposal, field)))
    if words and words != proposal.text and proposal.kind != ProposalKind.COMPANY:
        try:
            place = place_of(proposal.draft.text, words, near=proposal.start or 0)
        except ValidationError as error:
            raise ValidationError({"words": error}) from None
        proposal.start, proposal.end = place.start, place.end
        proposal.text = proposal.draft.text[place.start : place.end]


def _say(proposal: Proposal, answer: str, by: User, now: datetime) -> None:
    """Set the answer, when it can be given. Whether a yes is one with changes is seen here, not sent."""
    if answer in YES:
        ensure_acceptable(proposal)
        answer = Answer.CHANGED if proposal.changes else Answer.ACCEPTED
    proposal.answer = answer
    proposal.answered_at, proposal.answered_by = (now, by) if answer != Answer.OPEN else (None, None)
    proposal.version += 1
    proposal.full_clean(validate_constraints=False)


def ensure_acceptable(proposal: Proposal) -> None:
    """Raise ValidationError by field while something is missing without which it cannot be accepted."""
    if proposal.kind != ProposalKind.COMPANY:
        _ensure_party(proposal)
    elif proposal.company is None:
        missing = [field for field in ("name", "country", "sector") if not getattr(proposal, field)]
        if missing:
            say = _("Choose the company on record, or say this of the new one.")
            raise ValidationError(dict.fromkeys(missing, say))
    if proposal.kind == ProposalKind.COMMITMENT and not proposal.outcome_test.strip():
        raise ValidationError({"outcome_test": _("Say what would show that it is kept.")})


def _ensure_party(proposal: Proposal) -> None:
    party = proposal.party
    if party is None:
        raise ValidationError({"party": _("Say first whose this is: choose the company.")})
    if party.draft_id != proposal.draft_id or party.kind != ProposalKind.COMPANY:
        raise ValidationError({"party": _("Choose a company of this draft.")})
    if party.answer == Answer.REJECTED:
        raise ValidationError({"party": _("You said that %(name)s is no company.") % {"name": party.name}})
