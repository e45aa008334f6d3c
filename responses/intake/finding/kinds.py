"""What each paragraph of a text is: the article itself, or what stands around it."""

import re
from collections.abc import Iterable, Sequence

from responses.intake.finding.blocks import ITEM, TERMINAL, Block
from responses.intake.finding.chronology import TIMED, minute_of
from responses.intake.finding.datelines import is_dated_line, rest_of
from responses.intake.finding.shapes import Kind
from responses.intake.finding.surroundings import (
    COUNT,
    WORD,
    anywhere,
    is_caption,
    is_clutter,
    is_led_caption,
    leading,
    whole,
)

HEAD = re.compile(r"^\s*#{1,6}\s|^=+.*=+$")
NUMBERED_HEAD = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÀ-Þ][^.;:!?]{2,60}$")
SENTENCE = re.compile(r"\w[^.!?]{20,}[.!?…]")
SCRAMBLED = re.compile("Ã[¡-¿€‚-›Œ-žŸ]")
BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")  # behind a sentence: the writer's sign
ENTRIES = (Kind.BYLINE, Kind.UPDATE)


def kinds_of(text: str, blocks: Sequence[Block], language: str) -> list[Kind]:
    """The kind of every paragraph."""
    words = [_unscrambled(text[block.start : block.end]) for block in blocks]
    kinds = [_kind(words, blocks, place, language) for place in range(len(blocks))]
    _mark_title(words, kinds)
    _mark_entries(words, kinds)
    _mark_sections(words, kinds)
    _mark_captions(words, blocks, kinds)
    _mark_pulled(words, kinds)
    return kinds


def _unscrambled(own: str) -> str:
    """The words with letters restored that were read in the wrong encoding ("LÃ¤s mer")."""
    return SCRAMBLED.sub(lambda match: match.group().encode("cp1252").decode("utf-8", "replace"), own)


def _kind(words: Sequence[str], blocks: Sequence[Block], place: int, language: str) -> Kind:
    """What a paragraph is by its own words and its neighbours'."""
    own, block = words[place], blocks[place]
    row = block.tabular and _is_row(blocks, place) and not _is_head_line(blocks, place)
    if TIMED.fullmatch(own):
        return Kind.BYLINE
    if is_dated_line(own, language) and not row:
        return Kind.CAPTION if is_led_caption(own) else Kind.BYLINE
    if is_clutter(own):
        return Kind.CLUTTER
    if row:
        return Kind.CELLS
    return _kind_of_prose(words, blocks, place, language)


def _is_head_line(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line with strokes at the head of a text is its kicker or byline: a table has more rows than two."""
    rows = next((at for at, block in enumerate(blocks) if not block.tabular), len(blocks))
    return place < rows <= 2


def _kind_of_prose(words: Sequence[str], blocks: Sequence[Block], place: int, language: str) -> Kind:
    """What a paragraph is that is neither of the page nor a row."""
    own = words[place]
    if _is_byline(own, language):
        return Kind.BYLINE
    if is_caption(own):
        return Kind.CAPTION
    if place and _is_update(own):
        return Kind.UPDATE
    if ITEM.match(own) and not NUMBERED_HEAD.match(own):
        return Kind.BODY if _is_spoken(words, place, language) else Kind.LISTED
    if _is_heading(words, place):
        return Kind.HEADING
    return Kind.QUOTED if blocks[place].quoted and len(own.split()) >= 4 else Kind.BODY


def _is_row(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line with bars stands among others of its kind."""
    return any(0 <= near < len(blocks) and blocks[near].tabular for near in (place - 1, place + 1))


def _is_byline(own: str, language: str) -> bool:
    """Whether a line only says by whom, and perhaps from where."""
    found = leading("byline").match(own)
    if not found or len(own.split()) > 14 or own.rstrip().endswith((".", "?", "!", ":", "”", '"', "»", "“")):
        return False
    rest = [
        word
        for word in rest_of(found["rest"], language).split()
        if word.casefold().strip(".,") not in whole("author_roles")
    ]
    roles = anywhere("author_roles").sub(" ", " ".join(rest)).split()
    return bool(rest) and all(word[0].isupper() or not word[0].isalpha() for word in roles)


def _is_update(own: str) -> bool:
    """Whether a paragraph was added later, or is a timed entry of a live report."""
    led = leading("update").match(own)
    if (
        led
        and len(own.split()) >= 6
        and re.match(
            r"[:,(–—\d-]|on\b|at\b|am\b|le\b|op\b|den\b|kl\b|um\b|à\b|du\b|vom\b|van\b", led["rest"], re.IGNORECASE
        )
    ):
        return True
    return minute_of(own) is not None and len(own.split()) >= 6


def _is_spoken(words: Sequence[str], place: int, language: str) -> bool:
    """Whether a dash at the head of a line is a speaker's (Swedish, French), not a list's."""
    mark = words[place].lstrip()[0]
    if mark not in "-–—" or (mark == "-" and language not in ("sv", "fr")):
        return False
    around = [words[near].lstrip()[:1] for near in (place - 1, place + 1) if 0 <= near < len(words)]
    return bool(SENTENCE.search(words[place])) and (mark not in around or "," in words[place])


def _is_heading(words: Sequence[str], place: int) -> bool:
    """Whether a short paragraph without a full stop heads what follows."""
    own = words[place]
    if HEAD.match(own):
        return True
    count = len(own.split())
    if place == 0:
        return count <= 30 and (not own.rstrip().endswith(".") or count <= 14)
    return (
        count <= 14
        and not TERMINAL.search(BRACKETED.sub("", own))
        and not own.lstrip().startswith(("“", "„", "«", '"', "‘", "'"))
    )


def _mark_title(words: Sequence[str], kinds: list[Kind]) -> None:
    """The first line that is the article's own is its title, however long, when it is no sentence."""
    place = next(
        (place for place, kind in enumerate(kinds) if kind not in (Kind.CLUTTER, Kind.BYLINE, Kind.CAPTION)), 0
    )
    if place and kinds[place] == Kind.BODY and len(words[place].split()) <= 30 and not TERMINAL.search(words[place]):
        kinds[place] = Kind.HEADING


def _mark_entries(words: Sequence[str], kinds: list[Kind]) -> None:
    """In a live report the paragraphs under each time were added at that time."""
    times = [place for place, own in enumerate(words) if minute_of(own) is not None and kinds[place] in ENTRIES]
    if len(times) > 1:
        for place in range(times[0], len(kinds)):
            if kinds[place] == Kind.BODY:
                kinds[place] = Kind.UPDATE


def _mark_sections(words: Sequence[str], kinds: list[Kind]) -> None:
    """What follows "Related articles" is clutter until the article goes on; what follows "Comments", to the end."""
    length = sum(len(own) for own in words)
    passed, related, advert = 0, False, False
    for place, own in enumerate(words):
        label = COUNT.sub("", own).strip(" .:…>»-–—|#*").casefold()
        if label in whole("comments_start") and passed * 2 >= length:
            kinds[place:] = [Kind.CLUTTER] * (len(kinds) - place)
            return
        if advert and len(own.split()) <= 18 and ("!" in own or not TERMINAL.search(own)):
            kinds[place] = Kind.CLUTTER
        advert = label in whole("advert_start")
        if label in whole("clutter_start"):
            related = True
        elif related and (len(own.split()) > 18 or (TERMINAL.search(own) and kinds[place] == Kind.BODY)):
            related = False
        elif related and (
            kinds[place] != Kind.BYLINE or (passed * 2 >= length and not anywhere("self_dated").search(own))
        ):
            kinds[place] = Kind.CLUTTER
        passed += len(own)


def _mark_captions(words: Sequence[str], blocks: Sequence[Block], kinds: list[Kind]) -> None:
    """Lines right above a picture's credit, without a blank line between, describe the picture."""
    for place in range(len(kinds) - 1, 0, -1):
        directly = not blocks[place].after_blank
        if kinds[place] == Kind.CAPTION and directly and kinds[place - 1] in (Kind.BODY, Kind.HEADING) and place > 1:
            kinds[place - 1] = Kind.CAPTION if len(words[place].split()) <= 8 else kinds[place - 1]


def _mark_pulled(words: Sequence[str], kinds: list[Kind]) -> None:
    """A paragraph whose words stand whole in another one was pulled out of it to catch the eye."""
    plain = [" ".join(WORD.findall(own)).casefold() for own in words]
    for place, own in enumerate(plain):
        if kinds[place] in (Kind.BODY, Kind.QUOTED, Kind.HEADING) and len(own.split()) >= 5 and place:
            others = (other for near, other in enumerate(plain) if near != place and len(other) > len(own))
            if _within(own, others):
                kinds[place] = Kind.CLUTTER


def _within(own: str, others: Iterable[str]) -> bool:
    """Whether one of the others holds these words."""
    return any(own in other for other in others)
