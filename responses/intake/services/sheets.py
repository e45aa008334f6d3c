"""What was accepted, put together into statements: one for each company, speaker, stance and voice."""

from collections.abc import Iterable
from dataclasses import dataclass

from responses.intake.choices import ProposalKind
from responses.intake.models import Draft, Proposal
from responses.sources.choices import SourceKind
from responses.statements.choices import Channel, Stance, Voice

# What a company publishes itself.
OWN_KINDS = frozenset({SourceKind.COMPANY_PAGE, SourceKind.POLICY, SourceKind.LETTER, SourceKind.FILING})
Key = tuple[int | None, str, str, str]


@dataclass(frozen=True)
class Sheet:
    """A statement to be: the proposals that make it, in the order of the text."""

    party: Proposal
    speaker: str
    stance: str
    voice: str
    channel: str
    proposals: tuple[Proposal, ...]

    def distinct(self) -> list[Proposal]:
        """The proposals whose passage stands in no other's: each passage is quoted once."""
        return [one for one in self.proposals if not any(_holds(other, one) for other in self.proposals)]


def sheets_of(draft: Draft, accepted: Iterable[Proposal]) -> list[Sheet]:
    """The statements to be. A promise joins the statement whose passage holds it, else it makes one."""
    said = [each for each in accepted if each.kind in {"quote", "indirect", "no-response"}]
    groups: dict[Key, list[Proposal]] = {}
    for proposal in said:
        groups.setdefault(_key(draft, proposal), []).append(proposal)
    for promise in (each for each in accepted if each.kind == ProposalKind.COMMITMENT):
        holder = next((each for each in said if each.party_id == promise.party_id and _covers(each, promise)), promise)
        groups.setdefault(_key(draft, holder), []).append(promise)
    return [_sheet(draft, key, tuple(group)) for key, group in groups.items()]


def _key(draft: Draft, proposal: Proposal) -> Key:
    silent = proposal.kind == ProposalKind.NO_RESPONSE
    stance = Stance.NO_ANSWER if silent else proposal.stance or Stance.NOT_RATED
    own = proposal.kind == ProposalKind.QUOTE or (proposal.kind == ProposalKind.COMMITMENT and _is_own(draft, proposal))
    return proposal.party_id, proposal.speaker, stance, Voice.OWN if own else Voice.REPORTED


def _sheet(draft: Draft, key: Key, proposals: tuple[Proposal, ...]) -> Sheet:
    _party, speaker, stance, voice = key
    party = proposals[0].party
    assert party is not None  # noqa: S101  # saving looked over it
    channel = Channel.DIRECT if _is_own(draft, proposals[0]) else Channel.THIRD_PARTY
    return Sheet(party, speaker, stance, voice, channel, proposals)


def _is_own(draft: Draft, proposal: Proposal) -> bool:
    """Whether the text is the company's own publication."""
    return proposal.party is not None and draft.author == proposal.party.name and draft.kind in OWN_KINDS


def _covers(outer: Proposal, inner: Proposal) -> bool:
    (start, end), (begins, ends) = outer.place, inner.place
    return start <= begins and ends <= end


def _holds(other: Proposal, one: Proposal) -> bool:
    """Whether ``one`` stands within ``other``; of two equal ones the first holds the second."""
    if other is one or not _covers(other, one):
        return False
    return not _covers(one, other) or other.number < one.number
