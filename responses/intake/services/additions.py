"""What a person finds in the text without being asked."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.canonical import Json
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_log, ensure
from companies.models import Company
from responses.intake.choices import Answer, ProposalKind
from responses.intake.models import Draft, Proposal
from responses.intake.services.answers import ensure_acceptable
from responses.intake.services.locks import locked_draft
from responses.intake.services.places import place_of


@transaction.atomic
def add_words(
    *,
    draft: Draft,
    kind: str,
    words: str,
    by: User,
    now: datetime,
    party: Proposal | None = None,
    company: Company | None = None,
    speaker: str = "",
) -> Proposal:
    """A proposal of a person's own: words of the text, accepted at once when nothing is missing.

    Of a company the words are its name. Raises ValidationError by field: words that do not stand in the text, or
    that are proposed already.
    """
    ensure(can_log(by), _("Your role does not include intake."))
    draft = locked_draft(draft)
    try:
        place = place_of(draft.text, words)
    except ValidationError as error:
        raise ValidationError({"words": error}) from None
    _refuse_twice(draft, kind, place.start, place.end, party)
    text = draft.text[place.start : place.end]
    added = Proposal(
        draft=draft, number=_next(draft), kind=kind, start=place.start, end=place.end, text=text, added_by=by,
        party=None if kind == ProposalKind.COMPANY else party, speaker=speaker,
    )  # fmt: skip
    if kind == ProposalKind.COMPANY:
        added.name, added.company = company.name if company else " ".join(text.split())[:200], company
    if kind == ProposalKind.COMMITMENT:
        added.made_on = str(draft.published_on or "")
    if _is_complete(added):
        added.answer, added.answered_at, added.answered_by = Answer.ACCEPTED, now, by
    added.full_clean()
    added.save()
    changes: dict[str, Json] = {"proposal": added.number, "kind": str(kind)}
    record_entry(verb="intake.added", subject=draft, changes=changes, by=by, now=now)
    return added


def _refuse_twice(draft: Draft, kind: str, start: int, end: int, party: Proposal | None) -> None:
    same = draft.proposals.filter(kind=kind, start=start, end=end)
    if kind != ProposalKind.COMPANY:
        same = same.filter(party=party)
    if twin := same.first():
        raise ValidationError({"words": _("These words are number %(number)d already.") % {"number": twin.number}})


def _next(draft: Draft) -> int:
    return (draft.proposals.aggregate(Max("number"))["number__max"] or 0) + 1


def _is_complete(proposal: Proposal) -> bool:
    try:
        ensure_acceptable(proposal)
    except ValidationError:
        return False
    return True
