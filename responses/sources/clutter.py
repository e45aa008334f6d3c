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
    "script style template iframe object embed applet svg math canvas audio video map head "
    "button input select textarea datalist progress meter dialog menu frameset"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6")
# Not the main text by their nature.
TAGS = words("nav footer aside form noscript")
ROLES = words(
    "navigation banner contentinfo complementary search dialog alertdialog alert status menu menubar toolbar tooltip "
    "tablist listbox log marquee timer"
)


def _names_of(lines: str) -> re.Pattern[str]:
    """One of the words, or of the runs of words joined by dashes, standing whole in a class or id."""
    return re.compile(rf"(?:^|-)(?:{'|'.join(lines.split())})(?:-|$)")


# In a class or an id. Cookie walls and comments may be longer than the article.
CERTAIN = _names_of("""
    cookies? cookie-?(?:banner|wall|notice|consent|bar|law) consents? gdpr ccpa onetrust didomi usercentrics
    privacy-(?:banner|notice|wall) kakor comments? comment-?(?:list|section|thread|area|form) commentlist disqus
    kommentare? kommentarer reacties commentaires? leserkommentare respond discussion
""")
# The others are not followed where they would take most of the text, or many paragraphs.
LIKELY = _names_of(r"""
    related related-?(?:content|articles|posts|links|stories) gerelateerd verwandte? relaterade?t? lire-aussi
    a-lire-aussi las-ocksa lees-ook more-?stories see-also recommended recommendations? recirc(?:ulation)?
    outbrain taboola trending most-?(?:read|popular|viewed) popular-?(?:posts|articles|stories) meistgelesen
    meest-gelezen also-read read-also read-next up-next further-reading pull-?quotes? streamer pullout
    quote-?pull blockquote--?pull zitat-?box uppslag ads? adverts? advertising advertise?ments? advertorial
    ad-?(?:slot|unit|wrapper|container|block) annons(?:er)? anzeigen? adv werbung publicites? pub reklam reclame
    advertentie sponsored sponsors? promo promos promotion newsletters? newsletter-?\w+ news-letter subscribe
    subscription sign-?up nieuwsbrief nyhetsbrev infolettre paywall-(?:banner|box|offer) shar(?:e|es|ing)
    share-?(?:bar|buttons?|tools|links) socials? social-?(?:links|media|icons|bar|share) sharedaddy addthis
    teilen partager delen dela follow-us menus? navbar nav navigation topnav subnav breadcrumbs? brotkrumen
    sitenav mega-?menu main-?menu off-?canvas sidebars? side-?bar footer site-?(?:header|footer|nav|banner)
    page-?(?:header|footer)-nav masthead topbar top-bar modal popup pop-?up overlay lightbox toast skip
    skip-?(?:link|to|nav) jump-link pagination pager tool-?bar print-?only login log-in signin sign-in
    search-?(?:form|box|bar)? author-?(?:bio|box|card|about) about-?(?:the-)?author back-?to-?top
    tag-?(?:list|cloud) donate donation donation-?box appeal survey poll rating-?widget
""")
# What a class says of other things than itself.
SAYS_OF_OTHERS = re.compile(r"^(?:js|has|no|with|without|not|is)-|-(?:has|no|with|without)-")
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
# Characters of a paragraph that is no caption of a picture or button; so many of them make an article.
PARAGRAPH, PARAGRAPHS = 120, 3
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
    """Take out of the tree what is not the main text: an empty element stays, and holds apart what stood around it."""
    for name in NEVER.split():
        for element in list(body.iter(name)):
            element.clear(keep_tail=True)
    weights = weigh(body)
    headings = [heading for heading in body.iter("h1") if weights[heading].text]
    left = weights[body].prose
    for element in list(body.iterdescendants()):
        sure = clutter(element)
        own = weights[element].prose
        if sure and is_within(element, body) and not _is_needed(element, own, left, headings, sure=sure):
            left -= own
            element.clear(keep_tail=True)
    _clear_links(body)


def weigh(body: Element) -> dict[Element, Weight]:
    """The weight of every element of the tree."""
    weights: dict[Element, Weight] = {}
    for element in reversed(list(body.iter())):
        text = len((element.text or "").strip())
        linked = 0
        for child in element:
            weight = weights[child]
            text += weight.text + len((child.tail or "").strip())
            linked += weight.linked
        weights[element] = Weight(text, text if element.tag == "a" else linked)
    return weights


def clutter(element: Element) -> int:
    """How sure the rules are that this is not main text: 3 for certain, 2 by its nature, 1 by a name, 0 not at all."""
    if element.tag in {"html", "body", "main", "h1"}:
        return 0
    names = _names(element)
    if any(CERTAIN.search(name) for name in names):
        return 3
    role = element.get("role", "").strip().lower()
    if element.tag in TAGS or role in ROLES or _is_hidden(element) or _is_page_header(element):
        return 2
    return int(any(LIKELY.search(name) for name in names))


def _names(element: Element) -> list[str]:
    """The classes and the id, in small letters with dashes between the words."""
    given = element.get("class", "").split()
    # The id of a heading repeats its words.
    if element.tag not in HEADINGS:
        given.append(element.get("id", ""))
    names = [APART.sub("-", CAMEL.sub("-", name).lower()).strip("-") for name in given]
    return [name for name in names if not SAYS_OF_OTHERS.search(name)]


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden", "").lower() == "true":
        return True
    if NOT_DISPLAYED.search(element.get("style", "")):
        return True
    classes = element.get("class", "").lower().split()
    return not HIDDEN.isdisjoint(classes) and not any(SHOWN_AGAIN.match(name) for name in classes)


def _is_page_header(element: Element) -> bool:
    """The header of the site, not the one of the article."""
    if element.tag != "header" or any(above.tag in {"article", "main"} for above in element.iterancestors()):
        return False
    return next(element.iter("nav", "ul", "form"), None) is not None


def _is_needed(element: Element, own: int, left: int, headings: list[Element], *, sure: int) -> bool:
    """Whether the main text stands in this element, whatever a rule says of its name."""
    takes_all = left - own < LEFT <= own
    if element.tag in {"nav", "footer"}:
        return takes_all
    if headings and all(is_within(heading, element) for heading in headings):
        return True
    if takes_all or element.get("itemprop") == "articleBody":
        return True
    return (sure < 3 and own > 0.6 * left) or (sure == 1 and _has_paragraphs(element))


def _has_paragraphs(element: Element) -> bool:
    long = (each for each in element.iter("p") if len(each.text_content()) >= PARAGRAPH)
    return sum(1 for _ in long) >= PARAGRAPHS


def is_within(element: Element, above: Element) -> bool:
    """Whether the element is ``above`` or stands in it."""
    return element is above or any(each is above for each in element.iterancestors())


def _clear_links(body: Element) -> None:
    """Lists and sections that are hardly more than links: menus without a name."""
    weights = weigh(body)
    for element in list(body.iter("ul", "ol", "dl", "div", "section", "table", "p")):
        weight = weights[element]
        links = sum(1 for _ in element.iter("a"))
        least = 1 if element.tag in {"ul", "ol"} else 3
        if weight.text and links >= least and weight.linked > LIST_OF_LINKS * weight.text and weight.prose < LEFT:
            element.clear(keep_tail=True)
