"""What stands around an article on its page: menus, banners, adverts, links to others, pictures' captions."""

import re
from functools import cache

from responses.intake.finding.blocks import TERMINAL
from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon, spellings

WORD = re.compile(r"[\w’'&.@-]+")
MENU_CUT = re.compile(r"\s*[>»›/|·•]\s+|\t|[ \u00a0]{2,}")
COUNT = re.compile(r"^\s*\(?\d+\)?\s+|\s*\(?\d+\)?\s*$")
CREDIT_TAIL = re.compile(r"\(?(?:©|\bvia\b)|©\s*\w|/\s?[A-ZÀ-Þ]{2,}\b")
CAPTION_GOES_ON = re.compile(r"[:/©|(]|\s*[-–—]\s|(?:by|von|par|door|av)\b")
HANDLE = re.compile(r"(?:^|\s)@\w{3,}|^https?://\S+$|^www\.\S+$")
COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)", re.IGNORECASE)
QUOTES = re.compile('[“”„«»"]')


def every(key: str) -> set[str]:
    """The words under a key in all five languages: a page's menus need not be in the language of its text."""
    words = {word for language in LANGUAGES for word in lexicon("structure", language)[key]}
    return {form for word in words for form in spellings(word)}


@cache
def whole(key: str) -> frozenset[str]:
    """The words under a key, for comparing whole lines."""
    return frozenset(word.casefold() for word in every(key))


@cache
def leading(key: str) -> re.Pattern[str]:
    """Finds one of the words under a key at the head of a line, with what it introduces."""
    return re.compile(rf"^\W*(?P<label>{alternatives(every(key))})(?!\w)\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)


@cache
def anywhere(key: str) -> re.Pattern[str]:
    """Finds one of the words under a key anywhere in a line."""
    return re.compile(rf"(?<!\w){alternatives(every(key))}(?!\w)", re.IGNORECASE)


def is_clutter(own: str) -> bool:
    """Whether a line is of the page, not of the article: menu, cookie banner, share button, advert, contact."""
    bare = COUNT.sub("", own).strip(" .:…>»›→▶↗«<-–—|•*[]()").casefold()
    if any(bare in whole(key) for key in ("clutter_start", "comments_start", "advert_start", "nav")):
        return True
    return _is_of_the_site(own, len(own.split())) or _sends_elsewhere(own, len(own.split())) or _is_menu(own)


def _is_of_the_site(own: str, count: int) -> bool:
    """Whether a line speaks of the site: its rights, its cookies, its letters, where to follow it."""
    if COPYRIGHT.match(own) and count <= 25:
        return True
    if HANDLE.search(own) and count <= 12 and not TERMINAL.search(own):
        return True
    found = anywhere("clutter_text").search(own)
    return bool(found) and count <= 45 and ("cookie" in own.casefold() or not QUOTES.search(own))


def _sends_elsewhere(own: str, count: int) -> bool:
    """Whether a line leads to another article, to the press office, or is an advert with its label."""
    inline = leading("clutter_inline").match(own)
    if inline and count <= 25 and re.match(r"[:>»→|–—-]", inline["rest"]):
        return True
    contact = leading("contact").match(own)
    if contact and count <= 60 and re.match(r"[^.!?]{0,40}(?::|\d{3}|\S@)", contact["rest"]):
        return True
    advert = leading("advert_start").match(own)
    return bool(advert and advert["label"].isupper() and count <= 25)


def _is_menu(own: str) -> bool:
    """Whether a line only lists parts of the site."""
    if len(own.split()) > 40 or TERMINAL.search(own):
        return False
    cells = [cell.strip().casefold() for cell in MENU_CUT.split(own)]
    known = sum(cell in whole("nav") for cell in cells)
    if known >= 2 and known * 2 >= len(cells):
        return True
    tokens = [token.casefold() for token in WORD.findall(own)]
    return len(tokens) >= 3 and sum(token in whole("nav") for token in tokens) >= 0.8 * len(tokens)


def is_caption(own: str) -> bool:
    """Whether a line describes or credits a picture."""
    count = len(own.split())
    if count > 70:
        return False
    led = leading("caption").match(own)
    if led and re.match(r"(?:[:/©|(]|\s*[-–—]\s|by\b)", led["rest"]) and own.strip()[0] not in '“„«"':
        return True
    closing = re.search(
        rf"(?:[(\[|/]|[.…]\s+|\n)\s*(?:{anywhere('caption').pattern})\s*[:©/](?P<who>[^.]{{2,60}})\W*$",
        own,
        re.IGNORECASE,
    )
    if closing:
        return True
    return count <= 12 and not TERMINAL.search(own.rstrip(")")) and is_credit(own)


def is_led_caption(own: str) -> bool:
    """Whether a line begins with "Photo:" or the like."""
    led = leading("caption").match(own)
    return led is not None and bool(CAPTION_GOES_ON.match(led["rest"])) and own.strip()[0] not in '“„«"'


def is_credit(own: str) -> bool:
    """Whether a short line names a photographer or picture agency."""
    return bool(CREDIT_TAIL.search(own)) and bool(anywhere("credit").search(own) or "©" in own)
