"""Leaving out of a page's blocks what only sends the reader elsewhere, and pull quotes."""

import re

from responses.sources.blocks import Block
from responses.sources.clutter import HEADINGS

WORD = re.compile(r"\w+")
OPENS_QUOTE = re.compile(r"^[\"'“”„‟«»‹›‘’‚`]")
# A paragraph that is hardly more than a link, and a headline over links, when they begin so, send the reader elsewhere.
ELSEWHERE = re.compile(
    r"""^\W*(?:
      (?:read|see|more|related|watch|listen|explore|most\ read|recommended|trending|also\ (?:read|on)|keep\ reading|
        you\ (?:may|might)\ (?:also\ )?like|further\ reading|similar\ articles|don[’']t\ miss|
        lire\ (?:aussi|également)|à\ (?:lire|voir)|lisez\ aussi|voir\ aussi|sur\ le\ même\ (?:sujet|thème)|
        mehr\ (?:zum|zu|aus|von|über)|lesen\ sie|auch\ interessant|das\ könnte\ (?:sie|dich)|passend\ dazu|verwandte|
        weitere\ (?:artikel|themen|beiträge)|meistgelesen|
        lees|meer\ (?:over|nieuws)|bekijk\ ook|gerelateerd|ook\ interessant|
        läs\ (?:mer|också|även)|relaterade?t?|mer\ om|mest\ lästa?|fler\ artiklar)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
LABEL = re.compile(
    r"^\W*(?:advert(?:isement)?|sponsored(?: content)?|anzeige|werbung|publicité|advertentie|annons|reklam)\W*$",
    re.IGNORECASE,
)
# So long is a pull quote at most, so long a headline over links.
PULL_QUOTE, HEADLINE = 400, 60


def sifted(blocks: list[Block]) -> list[Block]:
    """The blocks without what only sends the reader elsewhere, and without pull quotes."""
    headline = next((at for at, block in enumerate(blocks) if block.kind == "h1"), 0)
    kept: list[Block] = []
    is_teasers = False
    for at, block in enumerate(blocks):
        is_teasers = (is_teasers and _is_teaser(block)) or _opens_links(blocks, at)
        is_menu = at < headline and block.is_link(0.8)
        if not (is_teasers or is_menu or _leads_away(block) or LABEL.match(block.text)):
            kept.append(block)
    return _without_repeats(kept)


def _leads_away(block: Block) -> bool:
    """Whether it sends the reader to another page."""
    return block.is_link(0.5) and bool(ELSEWHERE.match(block.text))


def _is_teaser(block: Block) -> bool:
    """Whether it may be the teaser of another article: a link, or a headline or an item that holds one."""
    return block.is_link(0.8 if block.kind == "text" else 0.3)


def _opens_links(blocks: list[Block], at: int) -> bool:
    """Whether a headline over links to other pages stands here: what comes next is a link."""
    block = blocks[at]
    opens = block.kind in {*HEADINGS, "text"} and len(block.text) < HEADLINE and ELSEWHERE.match(block.text)
    return bool(opens) and any(block.is_link(0.5) for block in blocks[at + 1 : at + 3])


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """The blocks without pull quotes: their words stand in another paragraph."""
    running = [" ".join(WORD.findall(block.text.lower())) for block in blocks]
    kept: list[Block] = []
    for block, spoken in zip(blocks, running, strict=True):
        is_quote = block.kind in {"quote", "text"} and len(block.text) < PULL_QUOTE and OPENS_QUOTE.match(block.text)
        if not is_quote or spoken.count(" ") < 2 or not any(spoken in text and spoken != text for text in running):
            kept.append(block)
    return kept
