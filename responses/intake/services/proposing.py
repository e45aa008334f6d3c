"""What was found in a text, as rows that a person can answer."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.validators import UNSTORABLE
from responses.intake.choices import ProposalKind
from responses.intake.finding.lexicon import LANGUAGES
from responses.intake.finding.shapes import Article, Found, FoundCommitment, FoundCompany, FoundQuote, Kind, Proposals
from responses.intake.models import Draft, Proposal
from responses.sources.choices import SourceKind
from responses.sources.services import Reading

# A headline is not longer.
HEADLINE = 200
COMMAS = ",،，"


def facts_of(found: Proposals, reading: Reading, *, url: str, today: date) -> dict[str, Any]:
    """What the file says of itself, else what its text seems to say: proposed, never trusted."""
    article, author, url = found.article, _line(found.document_author or ""), url or _address(reading.address)
    language = article.language if article.language in LANGUAGES else ""
    said, told = _past(reading.published_on, today), _past(_day(article.published_on), today)
    return {
        "url": url,
        **_first("title", (_line(reading.title, 300), reading.title_from), (_title(article), "text")),
        **_first(
            "publisher",
            (_line(reading.publisher), reading.publisher_from),
            (author, "text"),
            (_line(urlsplit(url).hostname or ""), "address"),
        ),
        "kind": _kind(author, url),
        **_first("language", (reading.language[:8], reading.language_from), (language, "text")),
        "published_on": said or told,
        "published_from": _line(reading.published_from) if said else "text" if told else "",
        "author": author,
    }


def _first(name: str, *found: tuple[str, str]) -> dict[str, str]:
    """The first that says anything, with where it was read."""
    value, origin = next((each for each in found if each[0]), ("", ""))
    return {name: value, f"{name}_from": _line(origin)}


def store_proposals(draft: Draft, found: Proposals) -> None:
    """The rows of everything found, numbered in the order in which they are shown. Part of a service."""
    parties = [_company(draft, company) for company in found.companies]
    by_name = {company.name: party for company, party in zip(found.companies, parties, strict=True)}
    _number(parties, after=0)
    Proposal.objects.bulk_create(parties)
    said = [
        *(_quote(draft, quote, by_name) for quote in _in_order(found.quotes, whose_first=True)),
        *(_passage(draft, ProposalKind.INDIRECT, each, by_name) for each in _in_order(found.indirect)),
        *(_commitment(draft, each, by_name) for each in _in_order(found.commitments)),
        *(_passage(draft, ProposalKind.ALLEGATION, each, by_name) for each in _in_order(found.allegations)),
        *(_passage(draft, ProposalKind.NO_RESPONSE, each, by_name) for each in _in_order(found.no_response)),
    ]
    kept = [row for row in said if row.party or row.kind == ProposalKind.QUOTE]
    _number(kept, after=len(parties))
    Proposal.objects.bulk_create(kept)


def _in_order(found: Iterable[Any], *, whose_first: bool = False) -> list[Any]:
    """By their place in the text; quotes that are nobody's yet come last."""
    return sorted(found, key=lambda each: (whose_first and each.company is None, each.start, each.end))


def _number(rows: Iterable[Proposal], *, after: int) -> None:
    for number, row in enumerate(rows, start=after + 1):
        row.number = number


def _company(draft: Draft, found: FoundCompany) -> Proposal:
    first = min(found.mentions, key=lambda mention: (not mention.is_name, mention.start), default=None)
    name = _line(found.name)
    return Proposal(
        draft=draft,
        kind=ProposalKind.COMPANY,
        start=first.start if first else None,
        end=first.end if first else None,
        text=draft.text[first.start : first.end] if first else found.name,
        name=name,
        also=list(found.also),
        company_id=found.key,
        proposed={"name": name},
    )


def _quote(draft: Draft, found: FoundQuote, parties: Mapping[str, Proposal]) -> Proposal:
    return _row(draft, ProposalKind.QUOTE, found, parties, speaker=_line(found.speaker))


def _passage(draft: Draft, kind: str, found: Found, parties: Mapping[str, Proposal]) -> Proposal:
    return _row(draft, kind, found, parties)


def _commitment(draft: Draft, found: FoundCommitment, parties: Mapping[str, Proposal]) -> Proposal:
    made_on = str(draft.published_on or "")
    test = _("A public document or an independent report shows that this was done.")
    return _row(draft, ProposalKind.COMMITMENT, found, parties, due=found.due or "", made_on=made_on, outcome_test=test)


def _row(
    draft: Draft,
    kind: str,
    found: Found | FoundQuote | FoundCommitment,
    parties: Mapping[str, Proposal],
    **fields: str,
) -> Proposal:
    """The words as they stand in the text, whatever the finding made of them."""
    end = _end_of_words(draft.text, found.start, found.end)
    words = draft.text[found.start : end]
    party = parties.get(found.company or "")
    proposed = {"text": words, "party": party.name if party else "", **fields}
    return Proposal(
        draft=draft, kind=kind, start=found.start, end=end, text=words, party=party, proposed=proposed, **fields
    )


def _end_of_words(text: str, start: int, end: int) -> int:
    """Before a comma at the very end, which belongs to the sentence around: “We do,” she said.

    The shorter passage stands in the text as well. What else may end it says how the words end, and stays.
    """
    return end - 1 if end - start > 1 and text[end - 1] in COMMAS else end


def _line(text: str, most: int = 200) -> str:
    """The text on one line, of characters that can be kept, and not longer than ``most``."""
    return Truncator(" ".join(UNSTORABLE.sub("", text).split())).chars(most)


def _address(address: str) -> str:
    """The address that a file gives for itself, when it is one of a web page."""
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        return ""
    return address if len(address) <= 2000 else ""


def _title(article: Article) -> str:
    """The first heading, or a first paragraph that is short enough to be one."""
    for paragraph in article.paragraphs:
        words = _line(article.text[paragraph.start : paragraph.end], 300)
        if paragraph.kind == Kind.HEADING or (paragraph.kind == Kind.BODY and len(words) <= HEADLINE):
            return words
        if paragraph.kind == Kind.BODY:
            return ""
    return ""


def _kind(author: str, url: str) -> str:
    if not author:
        return SourceKind.NEWS
    return SourceKind.COMPANY_PAGE if url else SourceKind.LETTER


def _day(published_on: str | None) -> date | None:
    return date.fromisoformat(published_on) if published_on else None


def _past(day: date | None, today: date) -> date | None:
    """The day, when it is one that can have been."""
    return day if day and day <= today else None
