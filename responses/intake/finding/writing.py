"""Proposals written out: as the JSON of ``manage.py intake``, and as a list to read."""

from collections.abc import Iterable
from typing import Any

from responses.intake.finding.shapes import Found, FoundQuote, Proposals

WIDTH = 100


def as_json(proposals: Proposals) -> dict[str, Any]:
    """The proposals as plain values; a quote whose company is in doubt has ``company`` null."""
    return {
        "companies": [{"name": company.name, "also": list(company.also)} for company in proposals.companies],
        "quotes": [
            {"company": quote.company, "text": quote.text, "speaker": quote.speaker} for quote in proposals.quotes
        ],
        "indirect": _found(proposals.indirect),
        "commitments": [
            {"company": found.company, "text": found.text, "due": found.due} for found in proposals.commitments
        ],
        "allegations": _found(proposals.allegations),
        "no_response": silent_companies(proposals.no_response),
        "published_on": proposals.article.published_on,
        "language": proposals.article.language,
    }


def silent_companies(silences: Iterable[Found]) -> list[str]:
    """The companies that gave no answer, each once."""
    return list(dict.fromkeys(found.company for found in silences))


def as_lines(proposals: Proposals) -> list[str]:
    """The proposals as a list to read at a terminal."""
    article = proposals.article
    lines = [f"language: {article.language}", f"published: {article.published_on or 'the text does not say'}"]
    lines += _section("companies", (" = ".join((company.name, *company.also)) for company in proposals.companies))
    lines += _section("quotes", (_quote(quote) for quote in proposals.quotes))
    lines += _section("says without quotation marks", map(_passage, proposals.indirect))
    lines += _section(
        "promises and measures",
        (
            f"{found.company}{f' (due {found.due})' if found.due else ''}: {_short(found.text)}"
            for found in proposals.commitments
        ),
    )
    lines += _section("allegations", map(_passage, proposals.allegations))
    return lines + _section("gave no answer", silent_companies(proposals.no_response))


def _found(found: Iterable[Found]) -> list[dict[str, str]]:
    """Passages with the company they are about."""
    return [{"company": one.company, "text": one.text} for one in found]


def _section(title: str, entries: Iterable[str]) -> list[str]:
    """A title with its entries below it; nothing when there are none."""
    listed = [f"  {entry}" for entry in entries]
    return ["", f"{title} ({len(listed)})", *listed] if listed else []


def _quote(quote: FoundQuote) -> str:
    """A quote on one line, with whose it is."""
    by = f" – {quote.speaker}" if quote.speaker else ""
    return f"{quote.company or 'nobody’s, or in doubt'}: “{_short(quote.text)}”{by}"


def _passage(found: Found) -> str:
    """A passage on one line, with the company."""
    return f"{found.company}: {_short(found.text)}"


def _short(text: str) -> str:
    """The text on one line, cut where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
