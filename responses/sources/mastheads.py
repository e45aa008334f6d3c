"""What a web page says of itself: title, publisher, address, language, and the day it says it was published.

Each is a proposal, with where on the page it was read. Never the day of a change.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from htmldate import find_date

from responses.sources.blocks import BLOCKS
from responses.sources.clutter import Element, words
from responses.sources.days import day_in, first_day
from responses.sources.languages import is_plainly, language_of, tag_of

TITLE_MOST, NAME_MOST, ADDRESS_MOST = 300, 200, 2000
SPACES = re.compile(r"\s+")
WORD = re.compile(r"\w+")
# Between the title of an article and the name of the site.
SUFFIX = re.compile(r"\s+(?:[|–—·•:»]|-|::)\s+(?=[^|–—·•»]*$)")
ARTICLES = re.compile(r"article|posting|report|webpage|pressrelease|statement", re.IGNORECASE)
PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "citation_publication_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "date", "dc.date",
    "dcterms.date",
)  # fmt: skip
# What an element that holds another day than that of publication says of itself.
CHANGED = re.compile(
    r"updat|modif|edit|chang|aktualis|geändert|mis à jour|bijgewerkt|gewijzigd|uppdater", re.IGNORECASE
)
# A day in one of these is another one than that of the article.
ELSEWHERE = words("nav aside footer li figcaption")


class Stated(NamedTuple):
    """Something a page says of itself, and where."""

    words: str = ""
    place: str = ""


class Masthead(NamedTuple):
    """What a page says of itself."""

    title: Stated
    language: Stated
    published_on: Stated
    publisher: Stated
    address: str


def read_masthead(page: Element, *, address: str = "") -> Masthead:
    """What the page says of itself, as long as its tree is whole; ``address`` is where it was found."""
    metas = dict(reversed(list(_metas(page))))
    linked = list(_linked(page))
    language = _language(page, metas)
    return Masthead(
        title=_title(page, metas, linked),
        language=language,
        published_on=_published(page, metas, linked, language.words),
        publisher=_publisher(metas, linked),
        address=_address(page, metas, address),
    )


def settle_language(stated: Stated, text: str) -> Stated:
    """The language of the page: what it says, unless its text is plainly in another one."""
    shown = language_of(text)
    if not stated.words:
        return Stated(shown, "text") if shown else stated
    if not shown or shown == stated.words or not is_plainly(text, shown, rather_than=stated.words):
        return stated
    return Stated(shown, f"text (the page says {stated.words})")


def published_in(text: str, language: str) -> Stated:
    """The first day near the top of the main text that is not one of a change."""
    day = first_day(text, language)
    return Stated(day, "byline") if day else Stated()


def _metas(page: Element) -> Iterator[tuple[str, str]]:
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if content := _plain(meta.get("content", "")):
            yield name.strip().lower(), content


def _linked(page: Element) -> Iterator[dict[str, object]]:
    """The objects of the page's JSON-LD that speak of a page or an article."""
    for script in page.iter("script"):
        if script.get("type", "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in found if isinstance(found, list) else [found]:
            yield from _objects(one)


def _objects(found: object) -> Iterator[dict[str, object]]:
    if not isinstance(found, dict):
        return
    graph = found.get("@graph")
    within = [*(graph if isinstance(graph, list) else []), found.get("mainEntity"), found.get("mainEntityOfPage")]
    for one in (found, *within):
        if isinstance(one, dict) and ARTICLES.search(str(one.get("@type", ""))):
            yield one


def _title(page: Element, metas: dict[str, str], linked: list[dict[str, object]]) -> Stated:
    whole = _plain(page.findtext(".//title") or "")
    shared = metas.get("og:title", "") or metas.get("twitter:title", "")
    headings = [name for name in (_plain(each.text_content()) for each in page.iter("h1")) if name]
    # The name of the site is often a headline too: of its words the title of the article lacks most.
    article = f"{SUFFIX.split(whole)[0]} {shared}"
    own = [
        name
        for name in headings
        if _share(name, article) >= 0.5 and name.casefold() != metas.get("og:site_name", "").casefold()
    ]
    written = [_plain(str(one["headline"])) for one in linked if isinstance(one.get("headline"), str)]
    for found, place in (
        (own, "h1"),
        ([shared], "og:title"),
        (written, "JSON-LD headline"),
        ([SUFFIX.split(whole)[0]], "title"),
        (headings, "h1"),
    ):
        if found and found[0]:
            return Stated(found[0][:TITLE_MOST], place)
    return Stated()


def _share(name: str, others: str) -> float:
    """The share of the words of a name that stand among the others."""
    known = set(WORD.findall(others.lower()))
    found = WORD.findall(name.lower())
    return sum(word in known for word in found) / len(found) if found else 0.0


def _publisher(metas: dict[str, str], linked: list[dict[str, object]]) -> Stated:
    if name := metas.get("og:site_name"):
        return Stated(name[:NAME_MOST], "og:site_name")
    for one in linked:
        publisher = one.get("publisher")
        named = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(named, str) and named.strip():
            return Stated(_plain(named)[:NAME_MOST], "JSON-LD publisher")
    for place in ("application-name", "dc.publisher"):
        if name := metas.get(place):
            return Stated(name[:NAME_MOST], f"meta {place}")
    return Stated()


def _address(page: Element, metas: dict[str, str], found_at: str) -> str:
    """The address the page gives itself, when it is a whole one."""
    named = [link.get("href", "") for link in page.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    for given in [*named, metas.get("og:url", "")]:
        try:
            whole: str = urljoin(found_at, given.strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        if given and parts.scheme in {"http", "https"} and parts.hostname and len(whole) <= ADDRESS_MOST:
            return whole
    return ""


def _language(page: Element, metas: dict[str, str]) -> Stated:
    root = page if page.tag == "html" else page.getroottree().getroot()
    for given, place in (
        (root.get("lang"), "html lang"),
        (root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"), "xml:lang"),
        (metas.get("content-language"), "content-language"),
        (metas.get("og:locale"), "og:locale"),
    ):
        if tag := tag_of(given or ""):
            return Stated(tag, place)
    return Stated()


def _published(page: Element, metas: dict[str, str], linked: list[dict[str, object]], language: str) -> Stated:
    for one in linked:
        if day := day_in(str(one.get("datePublished", ""))):
            return Stated(day, "JSON-LD datePublished")
    for name in PUBLISHED_META:
        if day := day_in(metas.get(name, "")):
            return Stated(day, f"meta {name}")
    return _published_time(page, language)


def _published_time(page: Element, language: str) -> Stated:
    """The first ``<time>`` before the text that is not one of a change, of a comment or of another article."""
    for time in page.iter("time"):
        above = list(time.iterancestors())
        marks = (f"{one.get('class', '')} {one.get('id', '')} {one.get('itemprop', '')}" for one in [time, *above[:3]])
        if CHANGED.search(f"{' '.join(marks)} {_just_before(time)} {time.text_content()}"):
            continue
        if any(one.tag in ELSEWHERE for one in above):
            continue
        if day := day_in(time.get("datetime", "")) or first_day(time.text_content(), language):
            return Stated(day, "time")
    return Stated()


def _just_before(time: Element) -> str:
    """The words before it on its line."""
    pieces: list[str] = []
    for sibling in time.itersiblings(preceding=True):
        pieces.append(sibling.tail or "")
        if sibling.tag in BLOCKS or sibling.tag in {"br", "time"}:
            break
        pieces.append(sibling.text_content())
    else:
        pieces.append(time.getparent().text or "")
    return "".join(reversed(pieces))[-40:]


def guessed_day(page: Element | None) -> Stated:
    """A day found by htmldate anywhere on the page, the last resort."""
    try:
        day = find_date(page, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, IndexError, OverflowError):
        return Stated()
    return Stated(day, "htmldate") if day else Stated()


def _plain(text: str) -> str:
    return SPACES.sub(" ", text).strip()
