"""What is alleged, what was said about it, what was promised, and when each was last looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from accountability.scorecards.passages import Origin, Passage, number_of, origins, passages
from accountability.scorecards.wording import CHANNELS, DEGREES, PROGRESS, STANCES, word

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Check:
    """The last look at something on the card and the next; ``what`` and ``anchor`` say at what."""

    what: str
    anchor: str
    last_checked_on: str | None
    outcome: str
    next_due_on: str | None
    put_off_to: str | None
    is_automatic: bool = False

    @property
    def next_look_on(self) -> str:
        """The day somebody will look: when it is due, or was put off to; '' without one."""
        return self.put_off_to or self.next_due_on or ""


@dataclass(frozen=True)
class Said:
    """What the company said on a day, with the quotes that prove it."""

    number: int
    said_on: str
    speaker: str
    channel_label: str
    stance_label: str
    summary: str
    quotes: tuple[Passage, ...]
    check: Check | None

    @property
    def anchor(self) -> str:
        """Its anchor on the card."""
        return f"statement-{self.number}"


@dataclass(frozen=True)
class Alleged:
    """One matter: what is alleged, by whom, where, and the replies in the order of time."""

    number: int
    case_title: str
    case_summary: str
    what: str
    alleged_by: str
    origin: Origin
    quote: Passage | None
    facts: tuple[tuple[str, str], ...]
    period: tuple[str, str]
    standing: str
    replies: tuple[Said, ...]

    @property
    def anchor(self) -> str:
        """Its anchor on the card."""
        return f"allegation-{self.number}"


@dataclass(frozen=True)
class Promised:
    """A commitment, what would show that it is kept, and what has become of it."""

    number: int
    summary: str
    outcome_test: str
    made_on: str
    due_on: str | None
    progress: str
    quote: Passage | None
    changes: tuple[tuple[str, str, str], ...]
    check: Check | None

    @property
    def anchor(self) -> str:
        """Its anchor on the card."""
        return f"commitment-{self.number}"


@dataclass(frozen=True)
class Matters:
    """All of it for one company; ``other`` are statements that reply to no allegation."""

    alleged: tuple[Alleged, ...]
    other: tuple[Said, ...]
    promised: tuple[Promised, ...]
    policies: tuple[tuple[Origin, Check | None], ...]
    checks: tuple[Check, ...]


def matters_of(document: Document, checks: Document) -> Matters:
    """The matters of a scorecard's document, with the looks of a checks document."""
    looks = {check.anchor: check for check in _checks(document, checks)}
    quotes, sources = passages(document), origins(document)
    said = {item["id"]: _said(item, quotes, looks) for item in document["statements"]}
    alleged = tuple(_alleged(item, quotes, sources, said) for item in document["allegations"])
    replied = {reply.anchor: f"{one.anchor}-{reply.anchor}" for one in reversed(alleged) for reply in one.replies}
    policies = ((sources[item["source"]], looks.get(_anchor(item["id"]))) for item in document["policies"])
    return Matters(
        alleged=alleged,
        other=tuple(one for one in said.values() if one.anchor not in replied),
        promised=tuple(_promised(item, quotes, looks) for item in document["commitments"]),
        policies=tuple(policies),
        checks=tuple(replace(look, anchor=replied.get(anchor, anchor)) for anchor, look in looks.items()),
    )


def _checks(document: Document, checks: Document) -> Iterator[Check]:
    titles = {item["id"]: item["title"] for item in document["sources"]}
    subjects = titles | {item["id"]: item["summary"] for item in (*document["statements"], *document["commitments"])}
    subjects |= {item["id"]: titles[item["source"]] for item in document["policies"]}
    for item in checks.get("checks", ()):
        if item["subject"] in subjects:
            yield Check(
                what=subjects[item["subject"]],
                anchor=_anchor(item["subject"]),
                last_checked_on=item["last_checked_on"],
                outcome=item["outcome"],
                next_due_on=item["next_due_on"],
                # Documents from before this was published do not say it.
                put_off_to=item.get("put_off_to"),
                is_automatic=item.get("is_automatic", False),
            )


def _anchor(subject: str) -> str:
    return subject.replace(":", "-")


def _said(item: Document, quotes: Mapping[str, Passage], looks: Mapping[str, Check]) -> Said:
    return Said(
        number=number_of(item["id"]),
        said_on=item["said_on"],
        speaker=item["speaker"],
        channel_label=word(CHANNELS, item["channel"]),
        stance_label=word(STANCES, item["stance"]),
        summary=item["summary"],
        quotes=tuple(quotes[quote] for quote in item["quotes"]),
        check=looks.get(_anchor(item["id"])),
    )


def _alleged(
    item: Document, quotes: Mapping[str, Passage], sources: Mapping[str, Origin], said: Mapping[str, Said]
) -> Alleged:
    replies = [said[reply] for reply in item["replies"] if reply in said]
    return Alleged(
        number=number_of(item["id"]),
        case_title=item["case"]["title"],
        case_summary=item["case"]["summary"],
        what=item["what"],
        alleged_by=item["alleged_by"],
        origin=sources[item["source"]],
        quote=quotes.get(item["quote"] or ""),
        facts=tuple((label, value) for label, value in _facts(item) if value),
        period=(item["period_from"], item["period_to"]),
        standing=item["standing"],
        replies=tuple(sorted(replies, key=lambda reply: reply.said_on)),
    )


def _facts(item: Document) -> Iterator[tuple[str, str]]:
    yield _("Product"), item["product"]
    yield _("End user"), item["end_user"]
    yield _("Place"), item["place"]
    yield _("Rights affected"), item["rights"]
    yield _("How grave (scale)"), _degree(item["scale"])
    yield _("How many people (scope)"), _degree(item["scope"])
    yield _("How hard to put right (remediability)"), _degree(item["remediability"])


def _degree(code: int | None) -> str:
    return "" if code is None else word(DEGREES, code)


def _promised(item: Document, quotes: Mapping[str, Passage], looks: Mapping[str, Check]) -> Promised:
    return Promised(
        number=number_of(item["id"]),
        summary=item["summary"],
        outcome_test=item["outcome_test"],
        made_on=item["made_on"],
        due_on=item["due_on"],
        progress=PROGRESS.get(item["progress"], item["progress"]),
        quote=quotes.get(item["quote"]),
        changes=tuple((c["on"], PROGRESS.get(c["progress"], c["progress"]), c["reason"]) for c in item["changes"]),
        check=looks.get(_anchor(item["id"])),
    )
