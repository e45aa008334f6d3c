"""The main text of a web page, and what the page says of itself."""

import re
from importlib.metadata import version

from lxml import etree, html

from responses.sources.blocks import blocks_of, set_as_text
from responses.sources.clutter import Element, clear, is_within, weigh, words
from responses.sources.encodings import decode
from responses.sources.mastheads import guessed_day, published_in, read_masthead, settle_language
from responses.sources.shapes import Extract
from responses.sources.teasers import sifted

READER = f"pages 1 (lxml {version('lxml')})"

WRAPPERS = words("div main article section center form table tbody tr td")
# The share of a page's prose that its main part holds at least.
LEAST = 0.7
# Characters that no tree of a page can hold.
NO_MARKUP = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_page(content: bytes, *, label: str = "", address: str = "") -> Extract:
    """The main text of a web page and what it says of itself.

    ``label`` is the encoding that the server named, ``address`` is where the page was found.
    """
    decoded = decode(content, label=label, is_markup=True)
    markup, removed = NO_MARKUP.subn("", decoded.text)
    notes = (*decoded.notes, f"characters-removed: {removed}") if removed else decoded.notes
    page = parse(markup)
    if page is None:
        return Extract(text="", extractor=READER, notes=notes)
    cut = ("cut-short",) if _is_cut(page) else ()
    masthead = read_masthead(page, address=address)
    text = main_text(page)
    language = settle_language(masthead.language, text)
    day = masthead.published_on
    if not day.words:
        day = published_in(text, language.words)
    if not day.words:
        day = guessed_day(parse(markup))
    return Extract(
        text=text,
        extractor=READER,
        title=masthead.title.words,
        title_from=masthead.title.place,
        language=language.words,
        language_from=language.place,
        published_on=day.words,
        published_from=day.place,
        publisher=masthead.publisher.words,
        publisher_from=masthead.publisher.place,
        address=masthead.address,
        notes=(*notes, *cut),
    )


def main_text(page: Element) -> str:
    """The main text of the page. The tree is changed: read the page's facts first."""
    body = page.find("body")
    clear(body)
    return set_as_text(sifted(blocks_of(_root(body))))


def parse(markup: str) -> Element | None:
    """The tree of a page, or None when there is nothing in it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    # As text it may not say that it is bytes.
    plain = re.sub(r"^\s*<\?xml[^>]*>", "", markup)
    try:
        return html.document_fromstring(plain, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return None


def _is_cut(page: Element) -> bool:
    """Whether the parser stopped before the end: nobody nests so deeply by accident."""
    return any("depth" in error.message for error in page.getroottree().parser.error_log)


def _root(body: Element) -> Element:
    """The smallest element that holds the headline and most of the prose; nothing within an article is cut off."""
    weights = weigh(body)
    heading = next((heading for heading in body.iter("h1") if weights[heading].text), None)
    root, everything = body, weights[body].prose
    while root.tag != "article":
        inner = [child for child in root if weights[child].prose >= LEAST * everything]
        if not inner or inner[0].tag not in WRAPPERS or (heading is not None and not is_within(heading, inner[0])):
            return root
        root = inner[0]
    return root
