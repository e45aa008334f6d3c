"""The append-only, hash-chained list of everything done."""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import DatabaseError, models, transaction

from accounts.canonical import Json, canonical_json, sha256_of
from accounts.models import LedgerEntry, LedgerHead, User

GENESIS = "0" * 64


@dataclass(frozen=True)
class LedgerReport:
    """What a walk along the chain found: ``checked`` entries; the first broken one and why, or None."""

    checked: int
    head_hash: str
    broken_seq: int | None = None
    reason: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether every entry and the head agree."""
        return self.broken_seq is None


def record_entry(
    *,
    verb: str,
    subject: models.Model,
    changes: Mapping[str, Json],
    by: User | None,
    now: datetime,
    is_public: bool = False,
) -> LedgerEntry:
    """Append one entry and return it. Call it last in a transaction: it holds the ledger's lock until commit.

    ``changes`` maps a field to its new value, or to ``[old, new]``. It must hold no personal data and no secret:
    people are their ``uid``; free text is ``digest_of`` it. A public entry says the person's role; a private one
    just before it (``verb`` and ``.by``) says who.
    """
    # Within a transaction no savepoint of its own: an entry that cannot be written must undo what it tells of.
    with transaction.atomic(savepoint=False):
        head = LedgerHead.objects.select_for_update().first() or LedgerHead.objects.create()
        facts: dict[str, Json] = {"at": now.astimezone(UTC).isoformat(), "subject": subject_of(subject)}
        who = str(by.uid) if by else "system"
        entries: list[LedgerEntry] = []
        if is_public and by:
            companion: dict[str, Json] = {"by": who, "changes": {"entry": head.seq + 2}, "verb": f"{verb}.by"}
            entries.append(_next_entry(head, facts | companion, is_public=False))
            who = by.role
        entries.append(_next_entry(head, facts | {"by": who, "changes": changes, "verb": verb}, is_public=is_public))
        LedgerEntry.objects.bulk_create(entries)
        LedgerHead.objects.filter(pk=1).update(seq=head.seq, hash=head.hash)
    return entries[-1]


def _next_entry(head: LedgerHead, facts: dict[str, Json], *, is_public: bool) -> LedgerEntry:
    """The entry after ``head``, which then stands at it. Nothing is saved."""
    own: dict[str, Json] = {"nonce": secrets.token_hex(16), "public": is_public, "seq": head.seq + 1}
    entry = _entry_from(canonical_json(facts | own), previous_hash=head.hash)
    head.seq, head.hash = entry.seq, entry.hash
    return entry


def subject_of(instance: models.Model) -> str:
    """The name of a row in the ledger, as ``company:12``."""
    return f"{instance._meta.model_name}:{instance.pk}"


def digest_of(text: str) -> str:
    """A free text as the ledger names it: by its hash, so that the text itself can be erased."""
    return f"sha256:{sha256_of(text)}" if text else ""


def verify_ledger() -> LedgerReport:
    """Walk the chain from the first entry; name the first that does not hold."""
    previous, seq = GENESIS, 0
    try:
        for seq, entry in enumerate(_entries(), start=1):
            reason = _fault_in(entry, seq=seq, previous_hash=previous)
            if reason:
                return LedgerReport(checked=seq - 1, head_hash=previous, broken_seq=seq, reason=reason)
            previous = entry.hash
    except Unreadable as error:
        return LedgerReport(checked=seq, head_hash=previous, broken_seq=seq + 1, reason=str(error))
    head = LedgerHead.objects.filter(pk=1).first() or LedgerHead()
    if (head.seq, head.hash) != (seq, previous):
        reason = f"the head names entry {head.seq}, the last entry present is {seq}"
        return LedgerReport(checked=seq, head_hash=previous, broken_seq=seq + 1, reason=reason)
    return LedgerReport(checked=seq, head_hash=previous)


class Unreadable(Exception):
    """The database holds a row whose columns are no longer of their kind."""


def _entries() -> Iterator[LedgerEntry]:
    """All entries, a page at a time; a page that cannot be read is read entry by entry up to the faulty one."""
    after, page_size = -1, 2000
    while True:
        try:
            page = list(LedgerEntry.objects.filter(seq__gt=after).order_by("seq")[:page_size])
        except (ValueError, DatabaseError) as error:
            if page_size == 1:
                raise Unreadable(f"the row cannot be read: {error}") from None
            page_size = 1
            continue
        if not page:
            return
        yield from page
        after = page[-1].seq


def _entry_from(body: str, *, previous_hash: str) -> LedgerEntry:
    """The entry that ``body`` makes after ``previous_hash``: every column follows from these two."""
    content = json.loads(body)
    body_sha256 = sha256_of(body)
    return LedgerEntry(
        seq=content["seq"],
        body=body,
        body_sha256=body_sha256,
        hash=sha256_of(previous_hash + body_sha256),
        is_public=content["public"],
        at=datetime.fromisoformat(content["at"]),
        verb=content["verb"],
        subject=content["subject"],
    )


def _fault_in(entry: LedgerEntry, *, seq: int, previous_hash: str) -> str:
    """Why ``entry`` does not stand at ``seq``, or ''."""
    if entry.seq != seq:
        return f"entry {seq} is missing; the next present is {entry.seq}"
    try:
        expected = _entry_from(entry.body, previous_hash=previous_hash)
    except (ValueError, KeyError, TypeError) as error:
        return f"the body cannot be read: {error}"
    for field in LedgerEntry._meta.concrete_fields:
        if getattr(entry, field.attname) != getattr(expected, field.attname):
            return f"{field.attname} does not match the body and the entry before it"
    return ""
