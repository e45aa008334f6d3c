"""Taking out of a web page what is not its main text: menus, banners, adverts, related links, comments, what is hidden.

The rules are the lists below. What they take out is weighed first: a rule that would take the article itself is wrong
about that page, and what it names stays.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from lxml import html

Element: TypeAlias = html.HtmlElement


def words(line: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(line.split())


# Never text, whatever stands around them.
NEVER = (
    "script style noscript template iframe object embed applet svg math canvas audio video map head "
    "button input select textarea datalist progress meter dialog menu frameset"
)
# Not the main text by their nature.
TAGS = words("nav footer aside form")
ROLES = words(
    "navigation banner contentinfo complementary search dialog alertdialog alert status menu menubar toolbar tooltip "
    "tablist listbox log marquee timer"
)


def _names_of(lines: str) -> re.Pattern[str]:
    """One of the words, or of the runs of words joined by dashes, standing whole in a class or id."""
    return re.compile(rf"(?:^|-)(?:{'|'.join(lines.split())})(?:-|$)")


# In a class or an id. Cookie walls, comments, related links and pull quotes may be longer than the article.
CERTAIN = _names_of("""
    cookies? cookie-?(?:banner|wall|notice|consent|bar|law) consents? gdpr ccpa cmp onetrust didomi usercentrics
    privacy-(?:banner|notice|wall) kakor comments? comment-?(?:list|section|thread|area|form) commentlist disqus
    kommentare? kommentarer reacties commentaires? leserkommentare respond discussion related
    related-?(?:content|articles|posts|links|stories) gerelateerd verwandte? relaterade?t? lire-aussi
    a-lire-aussi las-ocksa lees-ook read-?more more-?stories see-also recommended recommendations?
    recirc(?:ulation)? outbrain taboola trending most-?(?:read|popular|viewed)
    popular-?(?:posts|articles|stories) meistgelesen meest-gelezen also-read read-also read-next up-next
    further-reading pull-?quotes? streamer pullout quote-?pull blockquote--?pull zitat-?box uppslag
""")
LIKELY = _names_of("""
    ads? adverts? advertising advertise?ments? advertorial ad-?(?:slot|unit|wrapper|container|block)
    annons(?:er)? anzeigen? werbung publicites? pub reklam reclame advertentie sponsored sponsors? promo promos
    promoted promotion newsletters? news-letter subscribe subscription sign-?up nieuwsbrief nyhetsbrev
    infolettre paywall-(?:banner|box|offer) shar(?:e|es|ing) share-?(?:bar|buttons?|tools|links) social
    social-?(?:links|media|icons|bar|share) sharedaddy addthis teilen partager delen dela follow-us menus?
    navbar nav navigation topnav subnav breadcrumbs? brotkrumen sitenav mega-?menu main-?menu off-?canvas
    sidebars? side-?bar footer site-?(?:header|footer|nav|banner) page-?(?:header|footer)-nav masthead topbar
    top-bar modal popup pop-?up overlay lightbox toast skip skip-?(?:link|to|nav) jump-link pagination pager
    tool-?bar print-?only login log-in signin sign-in search-?(?:form|box|bar)? author-?(?:bio|box|card|about)
    about-?(?:the-)?author back-?to-?top tag-?(?:list|cloud) donate donation donation-?box appeal survey poll
    rating-?widget
""")
# The whole of a class, not a word of it.
HIDDEN = words(
    "hidden hide is-hidden d-none visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only "
    "screenreader-only a11y-hidden u-hidden invisible js-hidden element-invisible pull"
)
SHOWN_AGAIN = re.compile(r"^(?:\w+:(?:block|flex|inline|grid|table|contents|visible)|d-\w+-(?:block|flex|inline|grid))")
NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
APART = re.compile(r"[^a-z0-9]+")
# Characters of text outside links that must be left, else a rule has taken the article.
LEFT = 200
LIST_OF_LINKS = 0.65


@dataclass(frozen=True)
class Weight:
    """How much text an element holds, and how much of it stands in links."""

    text: int
    linked: int

    @property
    def prose(self) -> int:
        """Characters that are not links."""
        return self.text - self.linked


def clear(body: Element) -> None:
    """Take out of the tree what is not the main text."""
    for name in NEVER.split():
        for element in list(body.iter(name)):
            _drop(element)
    weights = weigh(body)
    headings = [heading for heading in body.iter("h1") if weights[heading].text]
    left = weights[body].prose
    for element in [each for each in body.iterdescendants() if isinstance(each.tag, str)]:
        if not _is_within(element, body):
            continue
        certainty = clutter(element)
        own = weights[element].prose
        if not certainty or _is_needed(element, own, left, headings, certain=certainty > 1):
            continue
        left -= own
        _drop(element)
    _clear_links(body)


def weigh(body: Element) -> dict[Element, Weight]:
    """The weight of every element of the tree."""
    weights: dict[Element, Weight] = {}
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str):
            continue
        text = len((element.text or "").strip())
        linked = 0
        for child in element:
            weight = weights.get(child, Weight(0, 0))
            text += weight.text + len((child.tail or "").strip())
            linked += weight.linked
        weights[element] = Weight(text, text if element.tag == "a" else linked)
    return weights


def clutter(element: Element) -> int:
    """2 when a rule says for certain that this is not main text, 1 when it is likely, 0 when no rule says so."""
    if element.tag in {"html", "body", "main", "h1"}:
        return 0
    names = _names(element)
    if any(CERTAIN.search(name) for name in names):
        return 2
    is_clutter = (
        element.tag in TAGS
        or element.get("role", "").strip().lower() in ROLES
        or _is_hidden(element)
        or _is_page_header(element)
        or any(LIKELY.search(name) for name in names)
    )
    return int(is_clutter)


def _names(element: Element) -> list[str]:
    """The classes and the id, in small letters with dashes between the words."""
    given = f"{element.get('class', '')} {element.get('id', '')} {element.get('data-component', '')}"
    return [APART.sub("-", CAMEL.sub("-", name).lower()).strip("-") for name in given.split()]


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden", "").lower() == "true":
        return True
    if NOT_DISPLAYED.search(element.get("style", "")):
        return True
    classes = element.get("class", "").lower().split()
    return not HIDDEN.isdisjoint(classes) and not any(SHOWN_AGAIN.match(name) for name in classes)


def _is_page_header(element: Element) -> bool:
    """The header of the site, not the one of the article."""
    return element.tag == "header" and not any(above.tag in {"article", "main"} for above in element.iterancestors())


def _is_needed(element: Element, own: int, left: int, headings: list[Element], *, certain: bool) -> bool:
    """Whether the main text stands in this element, whatever a rule says of its name."""
    if element.tag in {"nav", "footer"}:
        return left - own < LEFT < own
    if headings and all(_is_within(heading, element) for heading in headings):
        return True
    if element.get("itemprop") == "articleBody" or left - own < LEFT <= own:
        return True
    return not certain and own > 0.6 * left


def _is_within(element: Element, above: Element) -> bool:
    return element is above or any(each is above for each in element.iterancestors())


def _clear_links(body: Element) -> None:
    """Lists and sections that are hardly more than links: menus without a name."""
    weights = weigh(body)
    for element in list(body.iter("ul", "ol", "dl", "div", "section", "table", "p")):
        weight = weights[element]
        links = sum(1 for _ in element.iter("a"))
        least = 1 if element.tag in {"ul", "ol"} else 3
        if weight.text and links >= least and weight.linked > LIST_OF_LINKS * weight.text and weight.prose < LEFT:
            _drop(element)


def _drop(element: Element) -> None:
    """Take the element out; the text after it stays, and does not grow together with the text before it."""
    if element.getparent() is not None:
        element.drop_tree()
