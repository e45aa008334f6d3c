"""Short stories about two invented companies, read as articles without guessing: who is named and quoted is given."""

import re

from responses.intake.finding.blocks import cells_of
from responses.intake.finding.deadlines import deadlines_in
from responses.intake.finding.sentences import sentences_of
from responses.intake.finding.shapes import Article, FoundCompany, FoundQuote, Kind, Mention, Paragraph, Span

NORDVIK, HALDEN = "Nordvik AB", "Halden Foods"
NAMES = {NORDVIK: ("Nordvik AB", "Nordvik"), HALDEN: ("Halden Foods", "Halden")}
TODAY = "2024-05-10"
QUOTED = re.compile(r"[“”„«]\s?([^“”»]+?)\s?[”“»]")
BLOCK = re.compile(r"[^\n]+(?:\n(?!\n|- )[^\n]+)*")


def story(text: str, language: str, published_on: str | None = TODAY) -> Article:
    """The text as an article in this language: "# " headings, "- " items, " | " rows, "UPDATE" paragraphs."""
    return Article(
        text, language, published_on, None, tuple(_paragraph(text, b.span(), language) for b in BLOCK.finditer(text))
    )


def companies_of(text: str) -> tuple[FoundCompany, ...]:
    """The two companies, wherever the text names them."""
    found = []
    for name, also in NAMES.items():
        places = re.finditer(rf"(?<!\w)(?:{'|'.join(also)})(?!\w)", text)
        mentions = tuple(Mention(place.start(), place.end(), name, is_name=True) for place in places)
        if mentions:
            found.append(FoundCompany(name, also, mentions))
    return tuple(found)


def quotes_of(text: str, companies: tuple[str | None, ...] = (), speaker: str = "") -> tuple[FoundQuote, ...]:
    """What stands between quotation marks, given to these companies in their order, the rest to none."""
    marked = enumerate(QUOTED.finditer(text))
    whose = dict(enumerate(companies))
    return tuple(FoundQuote(m.start(1), m.end(1), m.group(1), whose.get(n), speaker) for n, m in marked)


def _paragraph(text: str, place: tuple[int, int], language: str) -> Paragraph:
    """A paragraph of the kind it looks like."""
    words = text[slice(*place)]
    kinds = (("- ", Kind.LISTED), ("UPDATE", Kind.UPDATE), ("# ", Kind.HEADING))
    kind = Kind.CELLS if " | " in words else next((kind for begin, kind in kinds if words.startswith(begin)), Kind.BODY)
    parts = cells_of(text, Span(*place)) if kind == Kind.CELLS else (Span(*place),)
    return Paragraph(*place, kind, tuple(s for part in parts for s in sentences_of(text, part[0], part[1], language)))


def due_of(text: str, language: str, published_on: str | None) -> str | None:
    """The deadline a promise names, or None: a strict one before another."""
    found = sorted(
        (one for one in deadlines_in(text, language, published_on) if one.due), key=lambda one: not one.strict
    )
    return found[0].due if found else None
